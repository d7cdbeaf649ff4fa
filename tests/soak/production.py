"""Follow *Run in production* word by word: every command of the page, as root, with Debian's PostgreSQL and nginx.

    python -m tests.soak.production

Needs root, Debian's packages, and leave to make namespaces. What it does stays in namespaces of its own: overlays over /etc,
/opt, /usr/local and /var, another /run, another network, other processes.

Some things stand in for what is not there: units.py for `systemctl`, a program that does nothing for `apt-get`, and the packages
of this checkout for those that `make install` fetches.
"""

import os
import re
import shutil
import subprocess
import sys
import tempfile
import threading
import time
from collections import Counter
from pathlib import Path

from tests.docs.markdown import split
from tests.support.live import ROOT

PAGE = ROOT / "docs" / "how-to" / "run-in-production.md"
HOST = "articles.example.org"
FIRST, LAST = "## Install", "## Watch it"
TOOLS = ("unshare", "setpriv", "runuser", "nginx", "pg_ctlcluster", "openssl", "curl", "git", "systemd-analyze")
INSIDE = "inside"
# Programs that stand before those of the system.
SHIMS = {
    "systemctl": f'exec {sys.executable} {ROOT}/tests/soak/units.py "$@"',
    "apt-get": "exit 0",
    "make": f"""\
mkdir -p "$2/.venv"
cp -as {ROOT}/.venv/. "$2/.venv/"
cp --remove-destination "$2/requirements.txt" "$2/.venv/installed-requirements.txt"
exec /usr/bin/make "$@\"""",
}
# What is checked after the commands of a section; the page need not say it.
CHECKS = {
    "The units": "systemd-analyze verify alliance@8000.service alliance-webhooks.service alliance-backup.{service,timer}",
    "The first key and the first user": (
        "alliance-manage publish /opt/alliance/current/articles/samples/us-south-korea-alliance.txt\n"
        "! curl --silent --fail --output /dev/null https://articles.example.org/metrics\n"
        "curl --silent --fail http://127.0.0.1:8001/metrics | grep --quiet '^alliance_database_up 1'"
    ),
    "Restore": "curl --silent --fail --output /dev/null https://articles.example.org/articles/the-us-south-korea-alliance-at-70th-anniversary/",
}


def main() -> None:
    """Make the namespaces, and follow the page in them."""
    missing = [tool for tool in TOOLS if shutil.which(tool, path=f"{os.environ['PATH']}:/usr/sbin") is None]
    if missing or os.geteuid():
        raise SystemExit(f"It needs root and {', '.join(missing or ['nothing else'])}.")
    namespaces = ["unshare", "--mount", "--net", "--pid", "--fork", "--kill-child", "--mount-proc"]
    command = [*namespaces, sys.executable, "-m", "tests.soak.production", INSIDE]
    raise SystemExit(subprocess.run(command, cwd=ROOT, check=False).returncode)


def follow() -> None:
    """Prepare the machine, and type the commands of the page."""
    prepare()
    load = Load()
    for title, commands in sections(PAGE.read_text(encoding="utf-8")):
        print(f"── {title}", flush=True)
        if title == "Upgrade":
            load.start()
        type_commands("\n".join([*commands, CHECKS.get(title, "")]))
    load.stop()
    print(f"Requests during the upgrade and the way back: {dict(load.statuses)}")
    if set(load.statuses) != {"200"}:
        raise SystemExit("Requests were lost.")
    print("Every command of the page was typed, and none failed.")


def sections(page: str) -> list[tuple[str, list[str]]]:
    """Return the headings between `FIRST` and `LAST`, each with the commands below it."""
    part = page[page.index(f"{FIRST}\n") : page.index(f"{LAST}\n")]
    found = re.split(r"^## (.+)\n", part, flags=re.MULTILINE)[1:]
    return [
        (title, ["\n".join(block.lines) for block in split(text)[0] if block.language == "sh"])
        for title, text in zip(found[::2], found[1::2], strict=True)
    ]


class Load:
    """Readers that ask nginx again and again, as if all others slept; `statuses` counts what they got."""

    def __init__(self) -> None:
        self.statuses: Counter[str] = Counter()
        self._stopped = threading.Event()
        self._threads = [threading.Thread(target=self._run, args=(number,)) for number in range(4)]

    def start(self) -> None:
        """Begin to ask."""
        for thread in self._threads:
            thread.start()

    def stop(self) -> None:
        """Ask no more."""
        self._stopped.set()
        for thread in self._threads:
            thread.join()

    def _run(self, number: int) -> None:
        address = f"https://{HOST}/api/v1/articles/?page_size={number + 1}"
        command = ["curl", "--silent", "--output", "/dev/null", "--write-out", "%{http_code}", address]
        while not self._stopped.is_set():
            self.statuses[subprocess.run(command, capture_output=True, encoding="ascii", check=False).stdout] += 1
            time.sleep(0.02)


# ── The machine ─────────────────────────────────────────────────────────────────────────────────────────────────────
def prepare() -> None:
    """Lay overlays over what the page writes, start PostgreSQL, and make the certificate."""
    run("ip link set lo up")
    scratch = Path(tempfile.mkdtemp(prefix="alliance-production-"))
    run(f"mount -t tmpfs tmpfs {scratch}")
    for place in ("etc", "opt", "var", "usr/local", "root"):
        upper, work = scratch / place / "upper", scratch / place / "work"
        upper.mkdir(parents=True)
        work.mkdir()
        run(f"mount -t overlay overlay -o lowerdir=/{place},upperdir={upper},workdir={work} /{place}")
    run("mount -t tmpfs tmpfs /run && chmod 755 /run")
    # The Python of the environment may lie there, and the service's user has to reach it.
    run("chmod 711 /root")
    for name, line in SHIMS.items():
        shim = Path("/usr/local/bin") / name
        shim.unlink(missing_ok=True)
        shim.write_text(f"#!/bin/sh\n{line}\n", encoding="utf-8")
        shim.chmod(0o755)
    # Other tests may have run nginx as another user.
    run("rm -rf /var/lib/nginx/* /var/log/nginx/*")
    run(f"echo 127.0.0.1 {HOST} >>/etc/hosts")
    run(
        f"openssl req -x509 -newkey rsa:2048 -nodes -days 7 -subj /CN={HOST} -addext subjectAltName=DNS:{HOST} "
        f"-keyout /etc/ssl/{HOST}.key -out /etc/ssl/{HOST}.pem"
    )
    run("mkdir -p /run/postgresql && chown postgres: /run/postgresql && pg_ctlcluster 15 main start")
    run(f"cp /etc/ssl/{HOST}.pem /usr/local/share/ca-certificates/own.crt && update-ca-certificates")
    release = subprocess.check_output(["git", "rev-parse", "HEAD"], cwd=ROOT, encoding="ascii").strip()
    os.environ |= {"REPOSITORY": str(ROOT), "RELEASE": release, "NEW_RELEASE": release[:12]}


def run(command: str) -> None:
    """Run a command of the preparation; its output is shown if it fails."""
    done = subprocess.run(command, shell=True, capture_output=True, encoding="utf-8", check=False)
    if done.returncode:
        raise SystemExit(f"{command}\n{done.stdout}{done.stderr}")


def type_commands(commands: str) -> None:
    """Type commands into a shell that ends at the first that fails; variables and the folder last until the next section."""
    state = Path("/run/state")
    before = f". {state}\n" if state.exists() else ""
    after = f'\nset +x; {{ export -p; printf "cd %q\\n" "$PWD"; }} >{state}'
    script = f"{before}set -a; set -euxo pipefail\n{commands}{after}"
    done = subprocess.run(["bash", "-c", script], stdin=subprocess.DEVNULL, cwd="/", check=False)
    if done.returncode:
        for log in [*sorted(Path("/run/units").glob("*.log")), Path("/var/log/nginx/error.log")]:
            print(f"── {log}\n{log.read_text(errors='replace')[-3000:]}")
        raise SystemExit(f"It ended with {done.returncode}.")


if __name__ == "__main__":
    follow() if sys.argv[1:] == [INSIDE] else main()

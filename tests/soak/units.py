"""A stand-in for `systemctl` where no systemd runs: starts what the units in /etc/systemd/system say, as their user.

    python tests/soak/units.py enable --now alliance@8000

Writes a pid file and a log for each unit into /run/units. Of a unit it reads how it is started; its sandbox it can't make.
"""

import os
import signal
import subprocess
import sys
import time
from collections import defaultdict
from pathlib import Path

UNITS, RUNNING = Path("/etc/systemd/system"), Path("/run/units")
STOP_SECONDS = 60


class Unit:
    """A unit, such as `alliance@8000`."""

    def __init__(self, name: str) -> None:
        self.name = name.removesuffix(".service")
        template, _, instance = self.name.partition("@")
        file = UNITS / (f"{template}@.service" if instance else f"{template}.service")
        self.options: dict[str, list[str]] = defaultdict(list)
        for line in file.read_text(encoding="utf-8").replace("%i", instance).splitlines():
            key, is_option, value = line.partition("=")
            if is_option and not line.startswith(("#", "[")):
                self.options[key].append(value)
        self.pid_file, self.log = RUNNING / f"{self.name}.pid", RUNNING / f"{self.name}.log"

    def start(self) -> None:
        """Start it, and wait until it is started. Raises `CalledProcessError` if that fails."""
        environment = {"PATH": os.environ["PATH"], "LANG": "C.UTF-8"}
        for variable in self.options["Environment"]:
            environment |= dict([variable.split("=", 1)])
        for file in self.options["EnvironmentFile"]:
            lines = Path(file).read_text(encoding="utf-8").splitlines()
            environment |= dict(line.split("=", 1) for line in lines if line and not line.startswith("#"))
        command = [
            "setpriv",
            f"--reuid={self.options['User'][0]}",
            f"--regid={self.options['Group'][0]}",
            "--init-groups",
        ]
        command += self.options["ExecStart"][0].split()
        folder = (self.options["WorkingDirectory"] or ["/"])[0]
        if self.options["Type"] == ["oneshot"]:
            subprocess.run(command, env=environment, cwd=folder, check=True)
            return
        RUNNING.mkdir(exist_ok=True)
        with self.log.open("ab") as log:
            process = subprocess.Popen(
                command, env=environment, cwd=folder, stdout=log, stderr=log, start_new_session=True
            )
        self.pid_file.write_text(str(process.pid), encoding="ascii")
        for after in self.options["ExecStartPost"]:
            subprocess.run(after.split(), check=True)

    def is_active(self) -> bool:
        """Whether it runs."""
        pid = self.pid_file.read_text(encoding="ascii") if self.pid_file.exists() else ""
        try:
            state = Path(f"/proc/{pid}/stat").read_text(encoding="utf-8").rpartition(")")[2].split()[0]
        except (FileNotFoundError, NotADirectoryError):
            return False
        return bool(pid) and state != "Z"

    def stop(self) -> None:
        """Stop it, and wait until it has ended."""
        if not self.is_active():
            return
        os.kill(int(self.pid_file.read_text(encoding="ascii")), signal.SIGTERM)
        deadline = time.monotonic() + STOP_SECONDS
        while self.is_active():
            if time.monotonic() > deadline:
                raise SystemExit(f"{self.name} does not stop")
            time.sleep(0.05)


def nginx(verb: str) -> None:
    """Start nginx, or let it read its configuration anew."""
    pid = Path("/run/nginx.pid")
    is_running = pid.exists() and pid.read_text(encoding="ascii").strip()
    subprocess.run(["/usr/sbin/nginx", *(["-s", "reload"] if verb == "reload" and is_running else [])], check=True)


def main(verb: str, names: list[str]) -> None:
    """Do what `systemctl VERB NAME…` does."""
    for name in names:
        if name == "nginx":
            nginx(verb)
            continue
        if not name.endswith(".timer"):
            unit = Unit(name)
            if verb in ("stop", "restart"):
                unit.stop()
            if verb in ("start", "restart", "enable"):
                unit.start()
            if verb == "is-active" and not unit.is_active():
                raise SystemExit(f"{name} is not active")


if __name__ == "__main__":
    main(sys.argv[1], [name for name in sys.argv[2:] if not name.startswith("--")])

"""Answers off the shelf: their rate and latencies with the service saturated, beside the baselines in turns."""

import subprocess
import sys
import urllib.request
from collections.abc import Mapping
from contextlib import ExitStack
from pathlib import Path
from tempfile import NamedTemporaryFile

from benchmarks import load, servers
from benchmarks.addresses import FROZEN, KINDS, PLAIN, Drawn
from benchmarks.load import Target

NGINX, BARE, PLAIN_DRF = (
    "nginx, 1.5 KB as a file",
    "bare WSGI under granian",
    "plain Django REST framework: a paragraph",
)
WORKING_SET = "a hundredth of these, at random"
NOT_MODIFIED = "a frozen passage, which the client has (304)"


def rates(
    environment: Mapping[str, str], names: Drawn, folder: Path, keys: int, seconds: float, rounds: int
) -> dict[str, dict[str, float]]:
    """Return the figures of `load.saturated` for the baselines and for each kind of answer; `names` name a paragraph."""
    with ExitStack() as running:
        targets = {}
        if servers.has_nginx():
            targets[NGINX] = Target(running.enter_context(servers.nginx(folder)), _file(folder, servers.FILE))
        targets[BARE] = Target(running.enter_context(servers.baseline("bare", environment)), _file(folder, "/"))
        plain = running.enter_context(servers.baseline("plain", environment))
        targets[PLAIN_DRF] = Target(plain, _file(folder, KINDS[PLAIN][1].format(**names)))
        url = running.enter_context(servers.service(environment))
        for name, (path, _) in KINDS.items():
            targets[name] = Target(url, _file(folder, path.format(**names)))
        etag = _warm(url + KINDS[FROZEN][0].format(**names))
        targets[NOT_MODIFIED] = Target(url, targets[FROZEN].addresses, (f"If-None-Match: {etag}",))
        every, working_set = _many(environment, url, folder, keys)
        # Each process has to map the pages of all of them into its memory.
        targets[f"{keys:,} frozen passages, at random"] = Target(url, every, before=1 + keys / 25_000)
        targets[WORKING_SET] = Target(url, working_set, before=2)
        return load.saturated(targets, seconds, rounds)


def _many(environment: Mapping[str, str], url: str, folder: Path, keys: int) -> tuple[Path, Path]:
    """Put many answers on the shelf of the service; return the files with the addresses of all, and of a hundredth."""
    every, working_set = folder / "every", folder / "working-set"
    port = url.rpartition(":")[2]
    command = [sys.executable, "-m", "benchmarks.filling", str(keys), port, str(every)]
    subprocess.run(command, cwd=servers.ROOT, env=dict(environment), check=True)
    paths = every.read_text(encoding="ascii").splitlines()
    for path in paths[:: keys // 10]:
        _warm(url + path)
    working_set.write_text("\n".join(paths[::100]), encoding="ascii")
    return every, working_set


def _warm(url: str) -> str:
    """Ask for an address, and return its entity tag. Raises `HTTPError` if the answer is an error."""
    with urllib.request.urlopen(url) as answer:
        return str(answer.headers["ETag"])


def _file(folder: Path, path: str) -> Path:
    with NamedTemporaryFile("w", dir=folder, prefix="addresses-", delete=False) as file:
        file.write(path)
    return Path(file.name)

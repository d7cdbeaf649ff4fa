"""nginx with the configuration of the documentation, in front of a service that a test started."""

import shutil
import subprocess
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from tests.support.live import ROOT
from tests.support.processes import free_port

CONFIGURATION = ROOT / "docs" / "how-to" / "nginx.conf"
START_SECONDS = 20
NAME = "localhost"


def is_there() -> bool:
    """Whether nginx and what makes a certificate are on this machine."""
    return _program() is not None and shutil.which("openssl") is not None


@dataclass(frozen=True, slots=True)
class Proxy:
    """A running nginx: its base URLs without a final slash, and its certificate."""

    url: str
    plain_url: str
    certificate: Path


@contextmanager
def proxied(service_port: int) -> Iterator[Proxy]:
    """Run nginx in front of the service at the port until the context ends."""
    with open_folder() as folder:
        yield from _proxied(service_port, folder)


@contextmanager
def open_folder() -> Iterator[Path]:
    """Yield a folder that nginx's workers, which are users of their own, can reach; pytest closes those that it makes."""
    with tempfile.TemporaryDirectory(prefix="alliance-nginx-", dir="/tmp", ignore_cleanup_errors=True) as name:
        folder = Path(name)
        folder.chmod(0o755)
        yield folder


def _proxied(service_port: int, folder: Path) -> Iterator[Proxy]:
    certificate = _certificate(folder)
    ports = free_port(), free_port()
    file = folder / "nginx.conf"
    file.write_text(_configuration(folder, service_port, *ports), encoding="utf-8")
    process = subprocess.Popen([str(_program()), "-c", str(file), "-g", "daemon off;", "-e", str(folder / "error.log")])
    try:
        _wait_for(folder / "nginx.pid", process)
        yield Proxy(f"https://{NAME}:{ports[1]}", f"http://{NAME}:{ports[0]}", certificate)
    finally:
        process.terminate()
        process.wait(10)


def _program() -> str | None:
    return shutil.which("nginx") or shutil.which("/usr/sbin/nginx")


def _configuration(folder: Path, service_port: int, port: int, tls_port: int) -> str:
    """Return the documented configuration with what is somebody's own put in the place of the examples."""
    text = CONFIGURATION.read_text(encoding="utf-8")
    for example, own in (
        ("127.0.0.1:8000", f"127.0.0.1:{service_port}"),
        # Nobody is at the second port, as while the second service is restarted.
        ("127.0.0.1:8001", f"127.0.0.1:{free_port()}"),
        ("listen 80;", f"listen 127.0.0.1:{port};"),
        ("listen 443 ssl", f"listen 127.0.0.1:{tls_port} ssl"),
        ("articles.example.org;", f"{NAME};"),
        ("/etc/ssl/articles.example.org", f"{folder}/own"),
        # What nginx keeps for a moment lies in a folder of the machine, which may be that of another user.
        ("http {\n", f"http {{\n    proxy_temp_path {folder}/proxy;\n    client_body_temp_path {folder}/body;\n"),
        ("/run/", f"{folder}/"),
        ("/var/log/nginx/", f"{folder}/"),
        ("/var/cache/nginx/", f"{folder}/"),
    ):
        assert example in text, f"The configuration no longer has {example}"
        text = text.replace(example, own)
    return text


def _certificate(folder: Path) -> Path:
    """Make a certificate that signs itself."""
    certificate = folder / "own.pem"
    subprocess.run(
        [
            *("openssl", "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-days", "7", "-subj", f"/CN={NAME}"),
            *("-addext", f"subjectAltName=DNS:{NAME}", "-keyout", folder / "own.key", "-out", certificate),
        ],
        capture_output=True,
        check=True,
    )
    return certificate


def _wait_for(pid: Path, process: "subprocess.Popen[bytes]") -> None:
    deadline = time.monotonic() + START_SECONDS
    while not pid.exists() or not pid.read_text(encoding="ascii").strip():
        assert process.poll() is None, (pid.parent / "error.log").read_text(encoding="utf-8")
        assert time.monotonic() < deadline, "nginx did not start"
        time.sleep(0.05)

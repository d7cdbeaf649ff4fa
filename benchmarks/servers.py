"""The servers that are measured: nginx with a file, the baselines, and the service as `manage.py start` runs it."""

import os
import shutil
import subprocess
import sys
import time
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from http.client import HTTPConnection
from pathlib import Path

from benchmarks.baselines import BODY
from tests.support.processes import free_port

ROOT = Path(__file__).resolve().parent.parent
FILE = "/answer.json"
_START_SECONDS = 60
# The two processes that the service has, and what makes nginx quick: no log, the file kept open, connections shared out evenly.
_NGINX = """
daemon off;
worker_processes 2;
pid {folder}/nginx.pid;
error_log {folder}/nginx.log;
events {{ worker_connections 1024; }}
http {{
    access_log off;
    sendfile on;
    tcp_nopush on;
    open_file_cache max=1000;
    keepalive_requests 1000000000;
    types {{ application/json json; }}
    server {{ listen 127.0.0.1:{port} reuseport; root {folder}; }}
}}
"""


def has_nginx() -> bool:
    """Whether nginx is on this machine."""
    return _nginx() is not None


@contextmanager
def nginx(folder: Path) -> Iterator[str]:
    """Serve the body of the baseline as a file; yield the URL of the server."""
    port = free_port()
    folder.chmod(0o755)
    (folder / FILE.strip("/")).write_bytes(BODY)
    configuration = folder / "nginx.conf"
    configuration.write_text(_NGINX.format(folder=folder, port=port), encoding="ascii")
    with _server([str(_nginx()), "-c", str(configuration), "-e", str(folder / "nginx.log")], port, {}) as url:
        yield url


@contextmanager
def baseline(name: str, environment: Mapping[str, str]) -> Iterator[str]:
    """Serve a baseline of `benchmarks.baselines`; yield the URL of the server."""
    port = free_port()
    command = [sys.executable, "-m", "benchmarks.baselines", name]
    with _server(command, port, {**environment, "PORT": str(port)}) as url:
        yield url


@contextmanager
def service(environment: Mapping[str, str]) -> Iterator[str]:
    """Start the service on the store of the environment; yield the URL of the server."""
    port = free_port()
    with _server([sys.executable, "manage.py", "start"], port, {**environment, "PORT": str(port)}) as url:
        yield url


def _nginx() -> str | None:
    return shutil.which("nginx") or shutil.which("/usr/sbin/nginx")


@contextmanager
def _server(command: Sequence[str], port: int, environment: Mapping[str, str]) -> Iterator[str]:
    """Run a server until the context ends."""
    process = subprocess.Popen(command, cwd=ROOT, env={**os.environ, **environment}, stdin=subprocess.DEVNULL)
    try:
        deadline = time.monotonic() + _START_SECONDS
        while not _answers(port):
            if process.poll() is not None or time.monotonic() > deadline:
                raise RuntimeError(f"{command} did not start")
            time.sleep(0.05)
        yield f"http://127.0.0.1:{port}"
    finally:
        process.terminate()
        process.wait(15)


def _answers(port: int) -> bool:
    """Whether the server answers anything; that its port is open does not say so."""
    connection = HTTPConnection("127.0.0.1", port, timeout=5)
    try:
        connection.request("GET", "/")
        return connection.getresponse().status > 0
    except OSError:
        return False
    finally:
        connection.close()

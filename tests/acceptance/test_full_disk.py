"""The disk is full: reading goes on, writing answers 503, nothing dies, and once there is room all is as before."""

import os
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.support.live import Service, becomes_true, running_service

pytestmark = pytest.mark.once("sqlite")
SIZE = "64m"


@pytest.fixture(scope="module")
def disk(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """A small disk of its own."""
    folder = tmp_path_factory.mktemp("disk")
    command = ["mount", "-t", "tmpfs", "-o", f"size={SIZE}", "tmpfs", str(folder)]
    if subprocess.run(command, capture_output=True, check=False).returncode:
        pytest.skip("this user may not mount a disk")
    yield folder
    subprocess.run(["umount", "--lazy", str(folder)], check=True)


@pytest.fixture(scope="module")
def service(disk: Path) -> Iterator[Service]:
    settings = {"ALLIANCE_DATA": str(disk), "ALLIANCE_SAMPLE": "1", "ALLIANCE_WEBHOOK_WORKER": "0"}
    with running_service({**settings, "DATABASE_URL": f"sqlite:///{disk}/alliance.sqlite3"}) as service:
        yield service


def fill(disk: Path) -> Path:
    """Write until there is no room left for a byte."""
    ballast = disk / "ballast"
    with ballast.open("wb", buffering=0) as file:
        for size in (1 << 20, 1 << 12, 1):
            try:
                while True:
                    file.write(bytes(size))
            except OSError:
                continue
    return ballast


def publish(service: Service, key: str, name: str) -> int:
    words = f"A paragraph of {name}. " * 1000
    body = f'{{"source": "The {name}\\n\\n{words}"}}'.encode()
    return service.status("/api/v1/articles/", body, Authorization=f"Api-Key {key}")


def test_reading_goes_on_and_writing_answers_503(service: Service, disk: Path) -> None:
    key = service.manage("create_api_key", "disk", "--scope", "publish").splitlines()[-1]
    assert service.status("/api/v1/articles/") == 200
    workers = service.workers()
    ballast = fill(disk)
    for page_size in range(1, 40):
        assert service.status("/healthz") == 200
        assert service.status("/api/v1/articles/") == 200
        # Not on the shelf: it is counted, or not, and is to be put on the shelf, in vain.
        assert service.status(f"/api/v1/articles/?page_size={page_size}") == 200
    assert {publish(service, key, f"number {number}") for number in range(3)} <= {503, 507}
    assert service.workers() == workers
    ballast.unlink()
    assert becomes_true(lambda: publish(service, key, "room") in (200, 201))
    log = service.log.read_text(encoding="utf-8")
    assert "Traceback" not in log


def test_processes_that_start_while_the_disk_is_full_answer(service: Service, disk: Path) -> None:
    ballast = fill(disk)
    worker = service.workers()[0]
    os.kill(worker, 9)
    assert becomes_true(lambda: worker not in service.workers() and len(service.workers()) == 2)
    assert becomes_true(
        lambda: {service.status(f"/api/v1/articles/?page_size={size}") for size in range(50, 66)} == {200}
    )
    ballast.unlink()

"""The server's entry starts what runs beside the answers, whether there is a front shelf or not."""

import os
import subprocess
import sys
from pathlib import Path

import pytest
from django.conf import settings

THREADS = "import threading, alliance.wsgi; print([thread.name for thread in threading.enumerate() if thread.daemon])"


@pytest.mark.parametrize("shelf", ["", "shelf"])
def test_the_last_use_of_keys_is_written_beside_the_answers(tmp_path: Path, shelf: str) -> None:
    folder = {"ALLIANCE_DATA": str(tmp_path), "ALLIANCE_SHELF": str(tmp_path / shelf) if shelf else ""}
    environment = {**os.environ, **folder, "DATABASE_URL": f"sqlite:///{tmp_path}/empty.sqlite3"}
    command = [sys.executable, "-c", THREADS]
    done = subprocess.run(command, cwd=settings.BASE_DIR, env=environment, capture_output=True, text=True, check=True)
    assert "key-uses" in done.stdout

"""Django's checks of a deployment find nothing, once the service stands behind TLS."""

import os
import subprocess
import sys
from pathlib import Path

import pytest
from django.conf import settings


@pytest.mark.parametrize(("https", "code"), [("true", 0), ("false", 1)])
def test_the_checks_of_a_deployment_are_clean_behind_tls(tmp_path: Path, https: str, code: int) -> None:
    named = {"ALLIANCE_DATA": str(tmp_path), "ALLIANCE_HTTPS": https, "ALLIANCE_HOSTS": "articles.example.org"}
    environment = {**os.environ, **named, "DATABASE_URL": f"sqlite:///{tmp_path}/empty.sqlite3"}
    command = [sys.executable, "manage.py", "check", "--deploy", "--fail-level=WARNING"]
    done = subprocess.run(command, cwd=settings.BASE_DIR, env=environment, capture_output=True, text=True, check=False)
    assert done.returncode == code, done.stderr

"""What is loaded before the first request, in a process that has loaded nothing yet."""

import os
import subprocess
import sys
from pathlib import Path

from tests.support.live import ROOT

PROGRAM = """
import os, sys
os.environ["DJANGO_SETTINGS_MODULE"] = "alliance.settings"
import django
django.setup()
from alliance.warming import warm
from articles.api.http import throttling
warm()
from django.template import engines
from django.urls import get_resolver
from drf_spectacular.plumbing import OpenApiGeneratorExtension
kinds = OpenApiGeneratorExtension.__subclasses__()
targets = [extension.target_class for kind in kinds for extension in kind._registry]
print("url_patterns" in vars(get_resolver()))
print(bool(engines._engines))
print(throttling._storage.cache_info().currsize == 1)
print(bool(targets) and not any(isinstance(target, str) for target in targets))
"""


def test_urls_templates_rates_and_what_extensions_are_made_for_are_loaded() -> None:
    done = subprocess.run([sys.executable, "-c", PROGRAM], cwd=ROOT, capture_output=True, encoding="utf-8", check=True)
    assert done.stdout.split() == ["True"] * 4


COLLECTIONS = """
import gc, time, alliance.wsgi
from django.urls import get_resolver
print(gc.get_freeze_count() > 100_000)
print(gc.is_tracked(get_resolver()) and not any(thing is get_resolver() for thing in gc.get_objects()))
print(len(gc.get_objects()) < 20_000)
"""


def test_no_collection_of_garbage_looks_at_what_is_loaded(tmp_path: Path) -> None:
    environment = {**os.environ, "ALLIANCE_DATA": str(tmp_path), "DATABASE_URL": f"sqlite:///{tmp_path}/empty.sqlite3"}
    command = [sys.executable, "-c", COLLECTIONS]
    done = subprocess.run(command, cwd=ROOT, env=environment, capture_output=True, encoding="utf-8", check=True)
    assert done.stdout.split() == ["True"] * 3

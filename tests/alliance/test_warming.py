"""What is loaded before the first request, in a process that has loaded nothing yet."""

import subprocess
import sys

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

"""The service's commands start at once; what Django checks of the code holds all the same."""

import subprocess
import sys
from importlib import import_module

import pytest
from django.conf import settings
from django.core.checks import run_checks
from django.core.management import get_commands, load_command_class

from articles.management.base import ServiceCommand

OWN = [name for name, app in get_commands().items() if app == "articles"]


@pytest.mark.parametrize("name", OWN)
def test_a_command_leaves_the_checks_of_the_code_to_manage_py_check(name: str) -> None:
    command = load_command_class("articles", name)
    assert isinstance(command, ServiceCommand)
    assert not command.requires_system_checks


def test_a_command_loads_no_address_and_no_admin() -> None:
    code = (
        "import sys, django; from django.core.management import load_command_class; django.setup()\n"
        "load_command_class('articles', 'verify'); print(sorted({'alliance.urls', 'articles.admin'} & set(sys.modules)))"
    )
    command = [sys.executable, "-c", f"import os; os.environ['DJANGO_SETTINGS_MODULE'] = 'alliance.settings'\n{code}"]
    assert subprocess.check_output(command, cwd=settings.BASE_DIR, encoding="utf-8").strip() == "[]"


def test_django_finds_nothing_to_complain_of() -> None:
    import_module(settings.ROOT_URLCONF)  # with the admin
    assert run_checks() == []

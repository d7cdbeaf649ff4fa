"""The pages on security: each test that they name exists, and the advisories of each pinned version are answered."""

import re
from pathlib import Path

import pytest
from django.conf import settings

ROOT = Path(settings.BASE_DIR)
OWASP = (ROOT / "docs" / "explanation" / "owasp-api.md").read_text(encoding="utf-8")
ADVISORIES = (ROOT / "docs" / "reference" / "advisories.md").read_text(encoding="utf-8")
REQUIREMENTS = (ROOT / "requirements.txt").read_text(encoding="utf-8").splitlines()


@pytest.mark.parametrize("name", sorted(set(re.findall(r"`(tests/[^`]+)`", OWASP))))
def test_each_test_that_is_named_exists(name: str) -> None:
    path, _, function = name.partition("::")
    assert (ROOT / path).exists()
    assert not function or f"def {function}(" in (ROOT / path).read_text(encoding="utf-8")


def test_each_risk_of_the_list_has_a_test() -> None:
    risks = re.split(r"^## API\d+: ", OWASP, flags=re.MULTILINE)[1:]
    assert len(risks) == 10
    assert all("`tests/" in risk for risk in risks)


@pytest.mark.parametrize("requirement", [line for line in REQUIREMENTS if "==" in line])
def test_the_advisories_of_each_dependency_are_answered_for_the_version_that_is_pinned(requirement: str) -> None:
    name, _, version = re.sub(r"\[.*\]", "", requirement).partition("==")
    assert re.search(rf"(^\| |, ){re.escape(name)} {re.escape(version)}(,| \|)", ADVISORIES, re.MULTILINE)

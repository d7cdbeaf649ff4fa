"""Fixtures of the tests of citations."""

import json
from functools import cache

import pytest

from articles.citing.rendering import javascript, processor
from articles.citing.rendering.items import CslItem, check_length
from tests.citing.csl import made_styles
from tests.csl_schema import faults_of

__all__ = ["made_styles"]


@pytest.fixture(autouse=True)
def _patience(monkeypatch: pytest.MonkeyPatch) -> None:
    """Give V8 six times its time, because the machine that runs the tests may be busy."""
    monkeypatch.setattr(javascript, "TIME_LIMIT", 60.0)


@pytest.fixture(autouse=True)
def _each_rendered_item_is_one_of_csl(monkeypatch: pytest.MonkeyPatch) -> None:
    """Hold each item that a test renders against the JSON schema of CSL: the service itself checks only its length."""

    def check(item: CslItem) -> None:
        check_length(item)
        assert _faults_of(json.dumps(item)) == []

    monkeypatch.setattr(processor, "check_length", check)


@cache
def _faults_of(item: str) -> list[str]:
    return faults_of(json.loads(item))

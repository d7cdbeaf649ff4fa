"""Answers leave the shelf before the commit, and once more after it."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from django.conf import LazySettings

from alliance import shelf
from articles.publishing.shelving import clear_shelf, take_off_shelf

pytestmark = pytest.mark.django_db
ARTICLES = {"own": 1, "other": 2}


def put(folder: str) -> None:
    for key, article in ARTICLES.items():
        shelf.put(folder, key.encode(), shelf.Answer(str(article), [], b"A text."), shelf.generation(folder))


@pytest.fixture
def folder(tmp_path: Path, settings: LazySettings) -> str:
    settings.SHELF = str(tmp_path / "shelf")
    put(settings.SHELF)
    return str(settings.SHELF)


def left(folder: str) -> list[str]:
    return [key for key in ARTICLES if shelf.find(folder, key.encode()) is not None]


CASES = [(lambda: take_off_shelf(1), ["other"]), (clear_shelf, [])]


@pytest.mark.parametrize(("change", "expected"), CASES, ids=["an article", "everything"])
def test_answers_leave_the_shelf_at_once(folder: str, change: Callable[[], None], expected: list[str]) -> None:
    change()
    assert left(folder) == expected


@pytest.mark.parametrize(("change", "expected"), CASES, ids=["an article", "everything"])
def test_answers_rendered_before_the_commit_leave_the_shelf_after_it(
    folder: str, change: Callable[[], None], expected: list[str], django_capture_on_commit_callbacks: Any
) -> None:
    with django_capture_on_commit_callbacks(execute=True):
        change()
        put(folder)
        assert left(folder) == ["own", "other"]
    assert left(folder) == expected


@pytest.mark.parametrize("change", [lambda: take_off_shelf(1), clear_shelf])
def test_nothing_happens_without_a_shelf(
    settings: LazySettings, change: Callable[[], None], django_capture_on_commit_callbacks: Any
) -> None:
    settings.SHELF = ""
    with django_capture_on_commit_callbacks() as callbacks:
        change()
    assert callbacks == []

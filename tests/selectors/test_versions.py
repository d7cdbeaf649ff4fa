"""Versions by number and by day, and their passages by ordinal and in ranges."""

import datetime
from collections.abc import Callable
from typing import Any

import pytest

from articles.models import Version
from articles.publishing.articles import publish_article
from articles.selectors.errors import UnknownError
from articles.selectors.versions import (
    passage_by_ordinal,
    passages_between,
    passages_of,
    source_of,
    version_as_of,
    version_by_number,
    version_with_byline,
    versions_of,
)
from tests.stories import FERRY, FLOOD, MAYOR_EDITED, SLUG, STORY, revised, story


@pytest.fixture(autouse=True)
def first(db: None) -> Version:
    """The first of two versions of the story, with five and three paragraphs."""
    version = publish_article(story()).version
    revised(FERRY, MAYOR_EDITED, FLOOD)
    return version


def error_of(ask: Callable[..., Any], *arguments: Any) -> tuple[str, str]:
    with pytest.raises(UnknownError) as refused:
        ask(*arguments)
    return refused.value.code, refused.value.detail


def ordinals(first: str | int, last: str | int) -> list[int]:
    return [passage.ordinal for passage in passages_between(version_by_number(SLUG, 1), first, last)]


def test_a_version_is_found_by_its_number() -> None:
    assert version_by_number(SLUG, "2").number == version_with_byline(SLUG, 2).number == 2
    assert [version.number for version in versions_of(SLUG).order_by("number")] == [1, 2]


@pytest.mark.parametrize("number", [0, 3, "x", "", "01", "-1", "²", "1.0", "9" * 30])
def test_another_number_says_which_there_are(number: str | int) -> None:
    code, detail = error_of(version_by_number, SLUG, number)
    assert (code, detail) == ("unknown_version", f"“{SLUG}” has versions 1 to 2, and no version {str(number)[:20]}.")


def test_an_unknown_article_is_told_from_an_unknown_version() -> None:
    later = datetime.datetime(2999, 1, 1, tzinfo=datetime.UTC)
    for ask in (version_by_number, version_with_byline, version_as_of):
        assert error_of(ask, "no-such", later if ask is version_as_of else 1)[0] == "unknown_article"


def test_the_version_of_a_moment_is_the_newest_until_then() -> None:
    first, second = Version.objects.order_by("number")
    step = datetime.timedelta(microseconds=1)
    moments = [first.created_at, second.created_at - step, second.created_at, second.created_at + step]
    assert [version_as_of(SLUG, moment).number for moment in moments] == [1, 1, 2, 2]
    code, detail = error_of(version_as_of, SLUG, first.created_at - step)
    assert code == "unknown_version"
    assert f"the first is public since {first.created_at:%Y-%m-%d}" in detail


def test_the_source_is_the_bytes_as_delivered(first: Version) -> None:
    assert source_of(first) == story().content


# ── Passages ────────────────────────────────────────────────────────────────────────────────────────────────────────
def test_passages_come_in_the_order_of_the_text(first: Version) -> None:
    assert [passage.wording.text for passage in passages_of(first)] == list(STORY)


def test_a_passage_is_found_by_its_place() -> None:
    assert passage_by_ordinal(SLUG, 1, "1").wording.text == FERRY
    assert passage_by_ordinal(SLUG, "2", 3).wording.text == FLOOD


@pytest.mark.parametrize("ordinal", [0, 6, "x", "01", "6" * 30])
def test_another_place_says_how_many_there_are(ordinal: str | int) -> None:
    expected = ("unknown_ordinal", f"Version 1 has paragraphs 1 to 5, and no “{str(ordinal)[:20]}”.")
    assert error_of(passage_by_ordinal, SLUG, 1, ordinal) == expected
    assert error_of(ordinals, ordinal, 5) == error_of(ordinals, 1, ordinal) == expected


def test_a_place_in_a_version_that_is_not_there_is_an_unknown_version() -> None:
    for number in (0, 3, "x"):
        assert error_of(passage_by_ordinal, SLUG, number, 1)[0] == "unknown_version"
    assert error_of(passage_by_ordinal, "no-such", 1, 1)[0] == "unknown_article"


def test_a_range_includes_both_ends() -> None:
    assert (ordinals(2, "4"), ordinals(1, 5), ordinals(5, 5)) == ([2, 3, 4], [1, 2, 3, 4, 5], [5])


def test_a_range_that_runs_backwards_says_how_to_write_it() -> None:
    assert error_of(ordinals, 4, 2) == ("backward_range", "The range 4-2 runs backwards; write 2-4.")

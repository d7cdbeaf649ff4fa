"""Dates, bylines and publications in words."""

import datetime

import pytest

from articles.models import Contribution, Outlet, Publication, Version
from articles.reading.publications import list_in_words, publications_in_words, unknown_facts
from articles.representations.bylines import byline_of
from articles.representations.dates import human_date, human_day


@pytest.mark.parametrize(
    ("date", "words"), [("2023-04-19", "19 April 2023"), ("2023-04", "April 2023"), ("2023", "2023")]
)
def test_a_date_is_only_as_precise_as_it_is(date: str, words: str) -> None:
    assert human_date(date) == words


def test_a_moment_is_shown_as_its_day_in_utc() -> None:
    zone = datetime.timezone(datetime.timedelta(hours=9))
    assert human_day(datetime.datetime(2023, 5, 1, 3, tzinfo=zone)) == "30 April 2023"


@pytest.mark.parametrize(
    ("names", "byline"),
    [
        ([], None),
        ([("A", "author")], "By A"),
        ([("A", "author"), ("B", "author"), ("C", "author")], "By A, B and C"),
        ([("A", "author"), ("B", "translator")], "By A. Translator: B"),
        ([("B", "editor"), ("C", "editor")], "Editor: B and C"),
    ],
)
def test_a_byline_names_the_authors_first(names: list[tuple[str, str]], byline: str | None) -> None:
    assert byline_of([Contribution(name_as_printed=name, role=role) for name, role in names]) == byline


def test_facts_in_words() -> None:
    assert list_in_words([]) is None
    assert list_in_words(["url"]) == "address"
    assert list_in_words(["date", "note_as_printed", "url"]) == "date, note as printed and address"


def test_facts_that_nobody_states_are_named() -> None:
    known = Publication(
        role="original",
        outlet=Outlet(name="X"),
        date="2023",
        title="T",
        url="https://x.org/",
        version=Version(number=1),
    )
    assert unknown_facts(known) is None
    assert unknown_facts(Publication(role="original")) == "date, title, address and exact text"


def test_a_title_is_shown_only_if_it_differs() -> None:
    shown = Version(number=1, title="T")
    same, other = publications_in_words(
        [Publication(role="original", title="T"), Publication(role="original", title="U")], shown
    )
    assert (same.title, other.title) == (None, "U")

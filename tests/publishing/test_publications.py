"""The publications of a manuscript that are stored, their order, and the versions that they printed."""

from typing import Any

import pytest

from articles.intake.manuscript import ManuscriptPublication as Read
from articles.intake.manuscript import Outlet
from articles.models import Article, Publication
from articles.models import Outlet as OutletRow
from articles.publishing.articles import publish_article
from articles.publishing.publications import add_new_publications
from tests.stories import TITLE, story

pytestmark = pytest.mark.django_db
HERALD, GAZETTE = Outlet("The Herald"), Outlet("The Gazette")


def published(*appearances: Read) -> Article:
    return publish_article(story(publications=appearances)).article


def rows(article: Article) -> list[tuple[Any, ...]]:
    publications = Publication.objects.filter(article=article).order_by("order")
    return list(publications.values_list("order", "role", "outlet_name_as_printed", "version__number"))


def add(article: Article, *appearances: Read) -> None:
    version = article.current_version
    assert version is not None
    add_new_publications(article, version, appearances)


def test_only_the_publication_that_printed_the_text_names_the_version() -> None:
    article = published(Read("original", HERALD), Read("republication", GAZETTE, printed_here=True))
    assert rows(article) == [(1, "original", "The Herald", None), (2, "republication", "The Gazette", 1)]


@pytest.mark.parametrize(
    ("facts", "stored"),
    [
        ({}, False),
        ({"title": TITLE}, False),
        ({"title": "Another title"}, True),
        ({"date": "2024"}, True),
        ({"url": "https://example.org/"}, True),
        ({"section": "Opinion"}, True),
        ({"doi": "10.1/x"}, True),
        ({"pages": "7"}, True),
        ({"credit": "NASA"}, True),
        ({"rights": "CC BY"}, True),
        ({"note_as_printed": "First published elsewhere."}, True),
        ({"disclaimer_as_printed": "These views are mine."}, True),
    ],
)
def test_a_publication_of_which_nothing_is_known_is_not_stored(facts: dict[str, str], stored: bool) -> None:
    article = published(Read("original", None, facts.pop("date", None), **facts))  # type: ignore[arg-type]
    assert bool(rows(article)) is stored


def test_where_the_text_stood_is_stored() -> None:
    place = {"section": "S", "doi": "10.1/x", "issn": "2049-3630", "volume": "12", "issue": "3", "pages": "4-5"}
    article = published(Read("original", HERALD, **place))  # type: ignore[arg-type]
    assert Publication.objects.filter(article=article).values(*place).get() == place


def test_a_date_is_stored_with_the_first_and_the_last_day_that_it_may_mean() -> None:
    publication = Publication.objects.get(article=published(Read("original", HERALD, "2024-02")))
    assert publication.starts_on is not None
    assert (publication.starts_on.isoformat(), str(publication.ends_on)) == ("2024-02-01", "2024-02-29")


def test_an_article_is_ordered_by_the_earliest_day_of_its_publications() -> None:
    article = published(
        Read("republication", GAZETTE, "2024-05-02"),
        Read("original", HERALD, "2023-04"),
    )
    article.refresh_from_db()
    assert str(article.first_published_on) == "2023-04-01"


def test_a_later_version_adds_the_publication_that_printed_it_last() -> None:
    article = published(Read("original", HERALD))
    add(article, Read("republication", GAZETTE, printed_here=True))
    assert rows(article)[1:] == [(2, "republication", "The Gazette", 1)]


@pytest.mark.parametrize(
    "appearance",
    [
        Read("republication", GAZETTE),
        Read("republication", None, "2024", printed_here=True),
        Read("republication", HERALD, printed_here=True),
    ],
    ids=["did not print this text", "no outlet", "a known outlet"],
)
def test_a_later_version_adds_no_other_publication(appearance: Read) -> None:
    article = published(Read("original", HERALD))
    add(article, appearance)
    assert len(rows(article)) == 1


def test_the_outlet_and_its_name_as_printed_are_stored() -> None:
    publication = Publication.objects.get(article=published(Read("original", HERALD)))
    assert publication.outlet
    assert (publication.outlet.name, publication.outlet_name_as_printed) == ("The Herald", "The Herald")


@pytest.mark.parametrize("name", ["The Herald", "The New Herald"])
def test_a_renamed_outlet_is_known_by_both_of_its_names(name: str) -> None:
    article = published(Read("original", HERALD))
    OutletRow.objects.update(name="The New Herald")
    add(article, Read("republication", Outlet(name), printed_here=True))
    assert rows(article) == [(1, "original", "The Herald", None)]


def test_a_later_version_teaches_its_publication_where_the_text_stood() -> None:
    article = published(Read("original", HERALD, volume="12"))
    read = Read(
        "original", HERALD, volume="13", issue="3", pages="4-5", printed_here=True, supplied_by_editor=("pages",)
    )
    add(article, read)
    publication = Publication.objects.get(article=article)
    assert (publication.volume, publication.issue, publication.pages) == ("12", "3", "4-5")
    assert publication.supplied_by_editor == ["pages"]
    assert publication.seal == Publication.seal_of(getattr(publication, name) for name in Publication.SEALED)
    add(article, read)
    assert Publication.objects.get(article=article).updated_at == publication.updated_at


def test_a_place_that_an_editor_emptied_stays_unknown_until_an_editor_gives_it() -> None:
    emptied = Read("original", HERALD, printed_here=True, supplied_by_editor=("volume",))
    article = published(emptied)
    add(article, Read("original", HERALD, volume="12", issue="3", printed_here=True))
    row = Publication.objects.get()
    assert (row.volume, row.issue, row.supplied_by_editor) == (None, "3", ["volume"])
    add(article, Read("original", HERALD, volume="7", printed_here=True, supplied_by_editor=("volume",)))
    row.refresh_from_db()
    assert (row.volume, row.supplied_by_editor) == ("7", ["volume"])

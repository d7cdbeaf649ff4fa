"""Fixtures of the tests of feeds and embeds: a feed reader, and the short story with its versions and notices."""

import copy
import datetime
from collections.abc import Callable, Iterator
from typing import Any, cast

import feedparser
import pytest
from django.test import Client

from articles.intake.manuscript import Author, ManuscriptPublication, Outlet
from articles.models import Article, Person, Publication
from articles.models import Outlet as OutletRow
from articles.publishing.articles import Published, publish_article
from tests.conftest import kept_for_a_file
from tests.stories import story

Read = Callable[..., Any]


@pytest.fixture
def reader(db: None) -> Client:
    """A feed reader, or another program, that takes what it gets."""
    return Client(headers={"accept": "*/*"})


@pytest.fixture
def read(reader: Client) -> Read:
    """Read a feed as feedparser does: `read("/feeds/articles.atom")`."""

    def parse(address: str) -> Any:
        answer = reader.get(address)
        assert answer.status_code == 200, answer.content
        return feedparser.parse(answer.content, response_headers={"content-type": answer["Content-Type"]})

    return parse


def publish_story() -> Published:
    """Publish the story, by two authors, published in one outlet and again in another."""
    original = ManuscriptPublication(
        "original", Outlet("The Herald"), "2023-04", url="https://herald.example/a", rights="© Herald"
    )
    return publish_article(
        story(
            authors=(Author("Jane Doe"), Author("Élodie Ngũgĩ"), Author("Kim Lens", role="photographer")),
            publications=(original, ManuscriptPublication("republication", Outlet("The Mirror"), "2023-05-02")),
            language="en",
            genre="Report",
            keywords=("bridges", "floods & fire"),
        )
    )


@pytest.fixture(scope="module")
def shared_story(django_db_setup: None, django_db_blocker: Any) -> Iterator[Published]:
    """The story, published once for all tests of a file that names this fixture in its `pytestmark`."""
    with kept_for_a_file(django_db_blocker, publish_story) as published:
        yield published


@pytest.fixture
def published_story(db: None, request: pytest.FixtureRequest) -> Published:
    """The story, published: for this test, or for all tests of the file that has a `shared_story`."""
    if "shared_story" in request.fixturenames:
        return copy.deepcopy(cast(Published, request.getfixturevalue("shared_story")))
    return publish_story()


def let_pass(**time: float) -> None:
    """Move all rows into the past, so that what comes next is of another second."""
    for model in (Article, Person, OutletRow, Publication):
        for row in model.objects.all():
            before = row.updated_at - datetime.timedelta(**time)
            model.objects.filter(pk=row.pk).update(updated_at=before)

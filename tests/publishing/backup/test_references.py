"""A reference of a loaded row leads to a row, and to one of the same article."""

from pathlib import Path

import pytest
from django.db import connection

from articles.models import Version
from articles.publishing.articles import Published
from articles.publishing.backup.references import refuse_wrong_references
from articles.publishing.errors import ArchiveError
from tests.conftest import Publish

pytestmark = pytest.mark.django_db


def set_column(table: str, column: str, value: int) -> None:
    with connection.cursor() as cursor:
        cursor.execute(f"UPDATE articles_{table} SET {column} = %s", [value])


def problem() -> str:
    with pytest.raises(ArchiveError) as caught:
        refuse_wrong_references(Path("dump"))
    return str(caught.value)


@pytest.fixture
def other(publish: Publish, sample: Published) -> Version:
    """A version of another article than the sample."""
    return publish("Another").version


def test_what_was_published_is_not_refused(sample: Published, other: Version) -> None:
    refuse_wrong_references(Path("dump"))


def test_a_publication_that_was_printed_by_a_version_of_another_article_is_refused(other: Version) -> None:
    set_column("publication", "version_id", other.pk)
    assert problem().endswith("version belongs to another article.")


def test_a_section_of_another_version_is_refused(other: Version) -> None:
    set_column("section", "version_id", other.pk)
    assert problem().endswith("section belongs to another version.")


def test_an_event_of_another_article_is_refused(other: Version) -> None:
    set_column("event", "version_id", other.pk)
    assert problem().startswith("dump, event 1: ")


def test_a_log_with_a_gap_is_refused(sample: Published, other: Version) -> None:
    with connection.cursor() as cursor:
        cursor.execute("DELETE FROM articles_event WHERE id = 1")
    assert problem() == "dump: the log of changes has 1 events, and its last has number 2."

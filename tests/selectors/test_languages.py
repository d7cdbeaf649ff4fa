"""Which languages the archive has, in one query."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from articles.selectors.languages import known_languages
from tests.conftest import Publish


def test_the_known_languages_are_those_of_the_articles_each_once_and_in_order(publish: Publish) -> None:
    for number, language in enumerate(("en", None, "de", "en-GB", "de")):
        publish(f"Title {number}", language=language)
    with CaptureQueriesContext(connection) as captured:
        assert known_languages() == ["de", "en", "en-GB"]
    assert len(captured) == 1


@pytest.mark.django_db
def test_an_archive_without_articles_has_no_language() -> None:
    assert known_languages() == []

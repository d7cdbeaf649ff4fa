"""Dates that cannot be right of a new version."""

import datetime

import pytest
from django.utils import timezone

from articles.models import Publication, Version
from articles.publishing.articles import publish_article
from articles.publishing.errors import UnpublishableError
from tests.stories import FERRY, FLOOD, MAYOR, STORY, revised, set_day, story


@pytest.fixture
def first(db: None) -> Version:
    """The story, in a version that was stored on a day of 2020, and printed in a month of 2018."""
    version = publish_article(story()).version
    set_day(version, "2020-06-15")
    month = {"date": "2018-03", "starts_on": datetime.date(2018, 3, 1), "ends_on": datetime.date(2018, 3, 31)}
    Publication.objects.create(article=version.article, order=1, role="original", version=version, **month)
    return version


def refused(since: str) -> tuple[str, str]:
    """The code and the place of the refusal of a version with this date."""
    with pytest.raises(UnpublishableError) as error:
        revised(FERRY, MAYOR, FLOOD, public_since=since)
    assert Version.objects.count() == 1
    return error.value.code, error.value.pointer


@pytest.mark.parametrize("since", ["2018-02-28", "2018-02", "2017", "2018-02-28T23:59:59.999999Z"])
def test_a_version_is_not_public_before_the_one_before_it(first: Version, since: str) -> None:
    assert refused(since) == ("before_the_version_before", "/public_since")


@pytest.mark.parametrize("since", ["2018", "2018-03", "2018-03-01", "2018-03-01T00:00:00Z", "2019-07-01", "2020-06-16"])
def test_a_date_that_may_be_right_is_kept(first: Version, since: str) -> None:
    version = revised(FERRY, MAYOR, FLOOD, public_since=since).version
    assert (version.supplied_public_since, version.created_at.date()) == (since, timezone.now().date())


@pytest.mark.parametrize("since", ["2999", "2999-01", "2999-01-01", "2999-01-01T00:00:00Z"])
def test_nothing_is_public_before_it_is_published(first: Version, since: str) -> None:
    assert refused(since) == ("in_the_future", "/public_since")


def test_the_next_moment_is_the_future_and_this_day_is_not(first: Version) -> None:
    now = timezone.now()
    assert refused((now + datetime.timedelta(minutes=5)).isoformat().replace("+00:00", "Z"))[0] == "in_the_future"
    assert revised(FERRY, MAYOR, FLOOD, public_since=now.date().isoformat()).created


def test_the_statement_before_counts_too(first: Version) -> None:
    revised(FERRY, MAYOR, FLOOD, public_since="2019-05-05")
    with pytest.raises(UnpublishableError, match="“2019-05-04” is before 2019-05-05, since when version 2 is public"):
        revised(FERRY, MAYOR, public_since="2019-05-04")
    assert revised(FERRY, MAYOR, public_since="2019-05-05").version.number == 3


def test_a_text_that_is_there_already_is_not_refused(first: Version) -> None:
    assert not revised(*STORY, public_since="2001").created

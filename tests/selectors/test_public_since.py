"""Since when a version was public: the earliest of what the source, an editor and the store itself say."""

import datetime
from typing import Any

import pytest

from articles.models import Publication, Version
from articles.partial_dates import date_or_time, end_of, last_day, rfc3339
from articles.publishing.amending.amendments import add_publication, amend_publication
from articles.publishing.articles import publish_article
from articles.selectors.errors import UnknownError
from articles.selectors.public_since import PublicSince, public_since, with_appearance
from articles.selectors.versions import version_as_of
from tests.stories import FERRY, FLOOD, MAYOR, SLUG, revised, set_day, story

STORED = "2024-06-15"


@pytest.fixture
def first(db: None) -> Version:
    """The story, in a version that was stored at noon of a day."""
    version = publish_article(story()).version
    set_day(version, STORED)
    return version


def appeared(
    version: Version, date: str | None, *, order: int = 1, marks: tuple[str, ...] = (), is_known: bool = True
) -> None:
    """Let the version have been printed on a date; `marks` are the facts that an editor supplied.

    If not `is_known`, nobody knows which version was printed.
    """
    days: dict[str, Any] = {"date": date, "ends_on": last_day(date)}
    printed = version if is_known else None
    facts = {"role": "republication", "version": printed, "supplied_by_editor": list(marks), **days}
    Publication.objects.create(article=version.article, order=order, **facts)


def since_of(number: int = 1) -> PublicSince:
    """What is known of a version."""
    return public_since(with_appearance(Version.objects.filter(number=number)).get())


def version_at(day: str) -> int | None:
    """The number of the version that was public at the end of a day, month or year."""
    end = last_day(day)
    assert end is not None
    try:
        return version_as_of(SLUG, end_of(end)).number
    except UnknownError:
        return None


def test_without_a_date_it_is_the_moment_of_storing(first: Version) -> None:
    since = since_of()
    assert (since.text, since.day, since.supplied_by) == (f"{STORED}T12:00:00Z", STORED, "service")
    assert [version_at(day) for day in ("2024-06-14", STORED, "2024-06", "2024-05")] == [None, 1, 1, None]


def test_the_date_of_the_appearance_that_printed_it_goes_before(first: Version) -> None:
    appeared(first, "2023-05-01")
    assert since_of() == PublicSince("2023-05-01", end_of(datetime.date(2023, 5, 1)), "source")
    assert [version_at(day) for day in ("2023-04-30", "2023-05-01", "2023", "2022")] == [None, 1, 1, None]


def test_a_date_that_an_editor_supplied_is_the_editor_s(first: Version) -> None:
    appeared(first, "2023-05-01", marks=("outlet", "date"))
    assert since_of().supplied_by == "editor"


def test_an_editor_who_supplied_something_else_did_not_supply_the_date(first: Version) -> None:
    appeared(first, "2023-05-01", marks=("outlet",))
    assert since_of().supplied_by == "source"


@pytest.mark.parametrize(
    ("date", "day_before", "day"), [("2023-04", "2023-04-29", "2023-04-30"), ("2023", "2023-12-30", "2023-12-31")]
)
def test_a_month_or_a_year_counts_from_its_end(first: Version, date: str, day_before: str, day: str) -> None:
    appeared(first, date)
    assert since_of().text == date
    assert (version_at(day_before), version_at(day), version_at(date)) == (None, 1, 1)


def test_of_several_appearances_the_earliest_counts(first: Version) -> None:
    appeared(first, "2023-05", order=1, marks=("date",))
    appeared(first, "2023-05-02", order=2)
    appeared(first, None, order=3)
    appeared(first, "2023-05-02", order=4, marks=("date",))
    assert (since_of().text, since_of().supplied_by) == ("2023-05-02", "source")


def test_an_appearance_that_printed_another_or_an_unknown_version_says_nothing(first: Version) -> None:
    second = revised(FERRY, MAYOR, FLOOD).version
    appeared(first, "2019", order=1, is_known=False)
    appeared(second, "2020-02-02", order=2)
    assert since_of().supplied_by == "service"
    assert since_of(2).text == "2020-02-02"
    assert [version_at(day) for day in ("2020-02-01", "2020-02-02")] == [None, 2]


@pytest.mark.parametrize("date", ["2024-06", "2024", "2024-06-15", "2030-01-01"])
def test_a_date_that_ends_after_the_storing_says_nothing(first: Version, date: str) -> None:
    appeared(first, date)
    assert since_of().text == f"{STORED}T12:00:00Z"


@pytest.mark.parametrize("since", ["2019", "2019-03", "2019-03-04", "2019-03-04T05:06:07Z"])
def test_what_an_editor_says_of_a_version_goes_before_its_storing(first: Version, since: str) -> None:
    set_day(first, "2018-01-01")
    set_day(revised(FERRY, MAYOR, FLOOD, public_since=since).version, STORED)
    assert (since_of(2).text, since_of(2).supplied_by) == (since, "editor")
    assert rfc3339(since_of(2).by) == date_or_time(rfc3339(since_of(2).by))
    assert (version_at("2018"), version_at(since.partition("T")[0])) == (1, 2)


def test_a_time_counts_from_its_moment(first: Version) -> None:
    set_day(first, "2018-01-01")
    revised(FERRY, MAYOR, FLOOD, public_since="2019-03-04T05:06:07Z")
    moment = datetime.datetime(2019, 3, 4, 5, 6, 7, tzinfo=datetime.UTC)
    second = datetime.timedelta(seconds=1)
    assert [version_as_of(SLUG, at).number for at in (moment - second, moment)] == [1, 2]


def test_within_a_day_its_appearances_are_not_certain(first: Version) -> None:
    appeared(first, "2023-05-01")
    noon = datetime.datetime(2023, 5, 1, 12, tzinfo=datetime.UTC)
    with pytest.raises(UnknownError):
        version_as_of(SLUG, noon)
    assert version_as_of(SLUG, noon + datetime.timedelta(days=1)).number == 1


def test_of_an_editor_and_an_appearance_the_earlier_one_counts(first: Version) -> None:
    set_day(first, "2018-01-01")
    second = revised(FERRY, MAYOR, FLOOD, public_since="2019-03").version
    appeared(second, "2019-03-05")
    assert (since_of(2).text, since_of(2).supplied_by) == ("2019-03-05", "source")
    Publication.objects.update(date="2020", ends_on=datetime.date(2020, 12, 31))
    assert (since_of(2).text, since_of(2).supplied_by) == ("2019-03", "editor")


def test_what_is_learned_later_of_an_appearance_does_not_count(first: Version) -> None:
    for facts in ({"version": 1, "date": "2022"}, {"version": 1}, {"date": "2021"}):
        added = add_publication(SLUG, {"role": "republication", "outlet": {"name": str(facts)}, **facts}, made_by="x")
        assert (since_of().supplied_by, version_at("2023")) == ("service", None)
        amend_publication(SLUG, added.pk, {"version": 1, "date": "2020-02"}, made_by="x")
        assert (since_of().supplied_by, version_at("2023")) == ("service", None)


@pytest.mark.parametrize("learned", [{"date": "2020"}, {"version": None}])
def test_an_appearance_that_is_amended_does_not_count(first: Version, learned: dict[str, Any]) -> None:
    appeared(first, "2023-05-01", marks=("date", "version"))
    assert version_at("2023") == 1
    amend_publication(SLUG, Publication.objects.get().pk, {"title": "Another"}, made_by="x")
    assert (since_of().text, version_at("2023")) == ("2023-05-01", 1)
    amend_publication(SLUG, Publication.objects.get().pk, learned, made_by="x")
    assert (since_of().supplied_by, version_at("2023")) == ("service", None)


def test_who_asks_too_early_learns_since_when(first: Version) -> None:
    appeared(first, "2023-05")
    with pytest.raises(UnknownError) as refused:
        version_as_of(SLUG, end_of(datetime.date(2023, 4, 30)))
    expected = f"No version of “{SLUG}” was public at 2023-04-30; the first is public since 2023-05."
    assert (refused.value.code, refused.value.detail) == ("unknown_version", expected)

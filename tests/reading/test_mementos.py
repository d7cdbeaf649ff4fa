"""Memento (RFC 7089): `Accept-Datetime` on an article's page, `Memento-Datetime` on its versions', and the list of them."""

import re

import pytest
from django.test import Client

from articles.models import Publication, Version
from articles.publishing.articles import publish_article
from articles.publishing.notices import NoticeDraft, publish_notice
from tests.api.asking import problem_of
from tests.stories import FERRY, FLOOD, MAYOR, SLUG, revised, set_day, story

PAGE = f"/articles/{SLUG}/"
BASE = f"http://testserver{PAGE}"
BEFORE = "Fri, 31 Dec 2010 00:00:00 GMT"
FIRST, SECOND, THIRD = (f"{day} 12:00:00 GMT" for day in ("Thu, 01 Jan 2015", "Mon, 01 Jan 2018", "Wed, 01 Jan 2020"))
_LINK = re.compile(r'<([^>]+)>; rel="([^"]+)"((?:; [a-z]+="[^"]*")*)')


@pytest.fixture
def versions(db: None) -> list[Version]:
    """Three versions, of noon of the first days of 2015, 2018 and 2020."""
    rows = [publish_article(story()).version, revised(FERRY, MAYOR).version, revised(FERRY, FLOOD).version]
    for row, year in zip(rows, (2015, 2018, 2020), strict=True):
        set_day(row, f"{year}-01-01")
    return rows


def links(text: str) -> dict[str, list[tuple[str, str]]]:
    """The targets by relation, each with its attributes."""
    targets: dict[str, list[tuple[str, str]]] = {}
    for target, relations, attributes in _LINK.findall(text):
        for relation in relations.split():
            targets.setdefault(relation, []).append((target, attributes.removeprefix("; ")))
    return targets


@pytest.mark.parametrize(
    ("moment", "number"),
    [
        (BEFORE, 1),
        (FIRST, 1),
        ("Mon, 01 Jan 2018 11:59:59 GMT", 1),
        (SECOND, 2),
        ("Wed, 01 Jan 2020 11:59:59 GMT", 2),
        (THIRD, 3),
        ("Fri, 31 Dec 9999 23:59:59 GMT", 3),
        ("Monday, 01-Jan-18 12:00:00 GMT", 2),
    ],
)
def test_the_page_leads_to_the_version_that_was_public_then(
    browser: Client, versions: list[Version], moment: str, number: int
) -> None:
    answer = browser.get(PAGE, headers={"accept-datetime": moment})
    assert (answer.status_code, answer["Location"]) == (302, f"{BASE}v/{number}/")
    assert {"Accept", "Accept-Datetime"} <= set(re.split(", ?", answer["Vary"]))
    assert "Memento-Datetime" not in answer
    assert links(answer["Link"])["original"] == [(BASE, "")]
    assert [target for target, _ in links(answer["Link"])["memento"]] == [f"{BASE}v/{number}/"]


def test_without_a_moment_the_page_is_the_newest_text_and_names_its_timegate(
    browser: Client, versions: list[Version]
) -> None:
    for headers in ({}, {"accept-datetime": ""}):
        answer = browser.get(PAGE, headers=headers)
        assert answer.status_code == 200
        assert "Accept-Datetime" in answer["Vary"]
        assert "Memento-Datetime" not in answer
        found = links(answer["Link"])
        assert found["timegate"] == found["original"] == [(BASE, "")]
        assert found["timemap"] == [(f"{BASE}timemap/", 'type="application/link-format"')]
        assert found["memento"] == [(f"{BASE}v/3/", f'datetime="{THIRD}"')]


def test_a_version_says_of_which_moment_it_is(browser: Client, versions: list[Version]) -> None:
    for number, moment in enumerate((FIRST, SECOND, THIRD), 1):
        for ask in (browser.get, browser.head):
            answer = ask(f"{PAGE}v/{number}/")
            assert answer["Memento-Datetime"] == moment
            assert "Accept-Datetime" not in answer["Vary"]
        found = links(answer["Link"])
        assert found["original"] == found["timegate"] == [(BASE, "")]
        assert found["memento"] == [(f"{BASE}v/{number}/", f'datetime="{moment}"')]


def test_what_the_page_leads_to_is_the_memento_of_its_own_moment(browser: Client, versions: list[Version]) -> None:
    """A text that was printed on a day or in a month counts from its end, to the second."""
    Publication.objects.create(
        article=versions[0].article,
        order=1,
        role="republication",
        version=versions[2],
        date="2016-02",
        ends_on="2016-02-29",
    )
    moment = browser.get(f"{PAGE}v/3/")["Memento-Datetime"]
    assert moment == "Mon, 29 Feb 2016 23:59:59 GMT"
    answer = browser.get(PAGE, headers={"accept-datetime": moment})
    assert answer["Location"] == f"{BASE}v/3/"
    earlier = browser.get(PAGE, headers={"accept-datetime": moment.replace(":59 ", ":58 ")})
    assert earlier["Location"] == f"{BASE}v/1/"


@pytest.mark.parametrize(
    "moment", ["yesterday", "2018-01-01", "Thu, 32 Jan 2015 12:00:00 GMT", "\N{SNOWMAN}", "1" * 4000]
)
def test_what_is_not_a_moment_is_refused(program: Client, versions: list[Version], moment: str) -> None:
    answer = program.get(PAGE, headers={"accept-datetime": moment})
    assert "Accept-Datetime" in problem_of(answer, 400, "invalid_header")["detail"]


def test_an_unknown_article_has_no_past(program: Client, versions: list[Version]) -> None:
    problem_of(program.get("/articles/no-such/", headers={"accept-datetime": FIRST}), 404, "unknown_article")
    problem_of(program.get("/articles/no-such/timemap/"), 404, "unknown_article")


def test_the_list_names_each_version_with_its_moment(browser: Client, versions: list[Version]) -> None:
    answer = browser.get(f"{PAGE}timemap/")
    assert answer["Content-Type"] == "application/link-format"
    found = links(answer.content.decode())
    assert found["original"] == found["timegate"] == [(BASE, "")]
    kind, start, end = found["self"][0][1].split("; ")
    assert (kind, start, end) == ('type="application/link-format"', f'from="{FIRST}"', f'until="{THIRD}"')
    moments = [f'datetime="{moment}"' for moment in (FIRST, SECOND, THIRD)]
    assert found["memento"] == [(f"{BASE}v/{number}/", moment) for number, moment in enumerate(moments, 1)]
    assert (found["first"], found["last"]) == (found["memento"][:1], found["memento"][-1:])


def test_the_list_is_in_the_order_of_the_moments(browser: Client, versions: list[Version]) -> None:
    set_day(versions[2], "2017-01-01")
    found = links(browser.get(f"{PAGE}timemap/").content.decode())
    assert [target[-2] for target, _ in found["memento"]] == ["1", "3", "2"]
    assert found["last"] == found["memento"][-1:]


def test_one_version_is_the_first_and_the_last(browser: Client, db: None) -> None:
    publish_article(story())
    assert '; rel="first last memento"; datetime="' in browser.get(f"{PAGE}timemap/").content.decode()


def test_a_withdrawn_version_is_led_to_and_not_listed(browser: Client, versions: list[Version]) -> None:
    publish_notice(SLUG, NoticeDraft("withdrawal", "By order.", version=2))
    answer = browser.get(PAGE, headers={"accept-datetime": SECOND})
    assert answer["Location"] == f"{BASE}v/2/"
    gone = browser.get(answer["Location"])
    assert (gone.status_code, "Memento-Datetime" in gone) == (410, False)
    assert [target[-2] for target, _ in links(browser.get(f"{PAGE}timemap/").content.decode())["memento"]] == ["1", "3"]


def test_the_past_can_be_read_if_only_the_newest_text_was_withdrawn(browser: Client, versions: list[Version]) -> None:
    publish_notice(SLUG, NoticeDraft("withdrawal", "By order.", version=3))
    assert browser.get(PAGE).status_code == 410
    assert browser.get(PAGE, headers={"accept-datetime": FIRST})["Location"] == f"{BASE}v/1/"


def test_a_withdrawn_article_has_no_past(browser: Client, versions: list[Version]) -> None:
    publish_notice(SLUG, NoticeDraft("withdrawal", "By order."))
    assert browser.get(PAGE, headers={"accept-datetime": FIRST}).status_code == 410
    assert browser.get(f"{PAGE}timemap/").status_code == 410

"""`GET /api/v1/articles/`: genre, keyword, status, the day of a change, the number of all, and values that are refused."""

import datetime
from typing import Any

import pytest
from django.test import Client

from articles.models import Article
from articles.publishing.amending.amendments import amend_article
from articles.publishing.notices import NoticeDraft, publish_notice
from articles.selectors import belonging
from tests.api.asking import ARTICLES, pages, problem_of, wrong_parameters
from tests.conftest import Publish


@pytest.fixture(params=[1000, 0], ids=["looked up", "met on a walk"])
def few(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    """Both ways of reading the articles that satisfy a filter."""
    monkeypatch.setattr(belonging, "FEW", request.param)


def titles(api: Client, **query: str) -> list[str]:
    answer = api.get(ARTICLES, {"ordering": "title", **query})
    assert answer.status_code == 200, answer.content
    return [item["title"] for item in answer.json()["results"]]


# ── Genre and keyword ───────────────────────────────────────────────────────────────────────────────────────────────
@pytest.mark.usefixtures("few")
def test_a_genre_is_found_as_articles_have_it(api: Client, publish: Publish) -> None:
    publish("One", genre="opinion")
    publish("Two", genre="news")
    publish("Three")
    assert titles(api, genre="opinion") == ["One"]
    assert titles(api, genre="opin") == []


@pytest.mark.usefixtures("few")
def test_a_keyword_is_found_in_any_case_with_or_without_accents(api: Client, publish: Publish) -> None:
    publish("One", keywords=["Café", "Korea"])
    publish("Two", keywords=["korea"])
    publish("Three", keywords=["South Korea"])
    assert titles(api, keyword="KOREA") == ["One", "Two"]
    assert titles(api, keyword="cafe") == ["One"]
    assert titles(api, keyword="nothing") == []


def test_the_keywords_that_count_are_those_of_now(api: Client, publish: Publish) -> None:
    published = publish("One")
    amend_article(published.article.slug, {"keywords": ["first", "First"]}, made_by="x")
    assert titles(api, keyword="first") == ["One"]
    amend_article(published.article.slug, {"keywords": ["second"]}, made_by="x")
    assert (titles(api, keyword="first"), titles(api, keyword="second")) == ([], ["One"])


@pytest.mark.usefixtures("few")
def test_filters_add_up(api: Client, publish: Publish) -> None:
    publish("One", genre="opinion", keywords=["korea"], language="en")
    publish("Two", genre="opinion", keywords=["japan"], language="en")
    publish("Three", genre="news", keywords=["korea"], language="en")
    assert titles(api, genre="opinion", keyword="korea", language="en", q="text") == ["One"]


# ── Status ──────────────────────────────────────────────────────────────────────────────────────────────────────────
@pytest.fixture
def withdrawn(publish: Publish) -> str:
    """The slug of a withdrawn article, beside one that may be read and one that was withdrawn and came back."""
    gone = publish(
        "Gone",
        "The text of what is gone.",
        "She lives here.",
        "As printed.",
        subtitle="Its subtitle",
        authors=[{"name_as_printed": "Jane Doe", "biography_as_printed": "She lives here."}],
        publications=[{"role": "original", "note_as_printed": "As printed."}],
    )
    publish("Stays")
    back = publish("Comes back")
    for published in (gone, back):
        publish_notice(published.article.slug, NoticeDraft("withdrawal", "A court said so."))
    publish_notice(back.article.slug, NoticeDraft("reinstatement", "It changed its mind."))
    return gone.article.slug


@pytest.mark.usefixtures("withdrawn")
def test_withdrawn_articles_are_listed_only_if_they_are_asked_for(api: Client) -> None:
    assert titles(api) == titles(api, status="published") == ["Comes back", "Stays"]
    assert titles(api, status="withdrawn") == ["Gone"]
    assert titles(api, status="withdrawn", q="text") == []


def test_of_a_withdrawn_article_nothing_is_listed_that_its_tombstone_hides(api: Client, withdrawn: str) -> None:
    answer = api.get(f"{ARTICLES}?status=withdrawn")
    (item,) = answer.json()["results"]
    assert (item["slug"], item["status"], item["notices"][0]["kind"]) == (withdrawn, "withdrawn", "withdrawal")
    assert item["authors"][0]["name_as_printed"] == "Jane Doe"
    version = Article.objects.get(slug=withdrawn).current_version
    assert version
    for hidden in ("Its subtitle", "She lives here", "As printed", "The text of", version.digest):
        assert hidden not in answer.content.decode()
    assert item["sections"] == []


def test_an_article_that_may_be_read_has_its_digest(api: Client, publish: Publish) -> None:
    published = publish("One", subtitle="Its subtitle")
    (item,) = api.get(ARTICLES).json()["results"]
    assert (item["current_version"]["digest"], item["subtitle"]) == (published.version.digest, "Its subtitle")


# ── The day of the last change ──────────────────────────────────────────────────────────────────────────────────────
def changed(slug: str, moment: str) -> None:
    Article.objects.filter(slug=slug).update(updated_at=datetime.datetime.fromisoformat(moment))


@pytest.mark.usefixtures("few")
@pytest.mark.parametrize(
    ("after", "expected"),
    [
        ("2026-03-05", ["A", "B"]),
        ("2026-03-06", ["B"]),
        ("2026-03", ["A", "B"]),
        ("2026", ["A", "B"]),
        ("2027", []),
        ("2026-03-05T12:00:00Z", ["A", "B"]),
        ("2026-03-05T12:00:01Z", ["B"]),
        ("2026-03-05T13:00:00+01:00", ["A", "B"]),
        ("2026-03-05T13:00:01.5+01:00", ["B"]),
        ("2026-03-05T12:00:00-01:00", ["B"]),
    ],
)
def test_articles_that_changed_since_a_day_or_a_moment_are_found(
    api: Client, publish: Publish, after: str, expected: list[str]
) -> None:
    for title, moment in (("A", "2026-03-05T12:00:00Z"), ("B", "2026-04-01T00:00:00Z")):
        changed(publish(title).article.slug, moment)
    assert titles(api, updated_after=after) == expected


def test_a_plus_sign_that_nobody_escaped_is_read(api: Client, publish: Publish) -> None:
    changed(publish("A").article.slug, "2026-03-05T12:00:00Z")
    assert len(api.get(f"{ARTICLES}?updated_after=2026-03-05T13:00:00+01:00").json()["results"]) == 1


@pytest.mark.parametrize(
    "value", ["soon", "2026-02-30", "2026-03-05T12:00", "2026-03-05T25:00:00Z", "0001-01-01T00:00:00+14:00", "", "0000"]
)
def test_what_is_not_a_moment_is_refused(api: Client, value: str) -> None:
    assert set(wrong_parameters(api.get(ARTICLES, {"updated_after": value}))) == {"updated_after"}


# ── How many ────────────────────────────────────────────────────────────────────────────────────────────────────────
def test_the_number_of_all_is_said_only_if_it_is_asked_for(api: Client, publish: Publish) -> None:
    for number in range(3):
        publish(f"Title {number}", language="en")
    publish("Another", language="de")
    assert "count" not in api.get(ARTICLES).json()
    assert "count" not in api.get(f"{ARTICLES}?count=false").json()
    assert api.get(f"{ARTICLES}?count=true&page_size=1&language=en").json()["count"] == 3


def test_the_number_is_said_on_every_page(api: Client, publish: Publish) -> None:
    for number in range(3):
        publish(f"Title {number}")
    first = api.get(f"{ARTICLES}?count=true&page_size=2").json()
    assert "count=true" in first["next"]
    assert api.get(first["next"]).json()["count"] == 3


@pytest.mark.parametrize("ordering", ["relevance", "-published"])
def test_a_search_says_how_many_articles_answer_it(api: Client, publish: Publish, ordering: str) -> None:
    for number in range(3):
        publish(f"Title {number}", "Of ferries." if number else "Of ferries and of bridges.", language="en")
    publish("Another", "Of nothing.")
    query = f"{ARTICLES}?count=true&page_size=1&ordering={ordering}"
    assert api.get(f"{query}&q=ferries").json()["count"] == 3
    assert api.get(f"{query}&q=ferries -bridges").json()["count"] == 2
    assert api.get(f"{query}&q=ferries&language=de").json()["count"] == 0


# ── What is refused ─────────────────────────────────────────────────────────────────────────────────────────────────
@pytest.mark.parametrize("language", ["english", "ko,ja", "e", "*", "e_", "en-", "klingonish"])
def test_what_is_not_a_language_is_refused(api: Client, language: str) -> None:
    (error,) = wrong_parameters(api.get(ARTICLES, {"language": language})).values()
    assert "language tag (BCP 47)" in error["detail"]


def test_an_unknown_status_is_refused_with_those_that_there_are(api: Client) -> None:
    (error,) = wrong_parameters(api.get(ARTICLES, {"status": "draft"})).values()
    assert error["detail"] == "“status” must be “published” or “withdrawn”."


@pytest.mark.parametrize(("name", "what"), [("author", "person"), ("outlet", "outlet")])
def test_an_id_that_nobody_has_is_refused(api: Client, publish: Publish, name: str, what: str) -> None:
    publish("One", authors=[{"name_as_printed": "Jane Doe"}], outlet={"name": "The Herald"})
    wrong = wrong_parameters(api.get(ARTICLES, {name: "999"}))
    assert wrong[name]["code"] == f"unknown_{what}"
    assert wrong[name]["detail"] == f"No {what} has the id 999."


def test_an_id_that_somebody_has_finds_nothing_if_another_filter_leaves_nothing(api: Client, publish: Publish) -> None:
    publish("One", authors=[{"name_as_printed": "Jane Doe"}], outlet={"name": "The Herald"})
    (person,) = api.get("/api/v1/people/").json()["results"]
    (outlet,) = api.get("/api/v1/outlets/").json()["results"]
    assert titles(api, author=str(person["id"]), outlet=str(outlet["id"]), language="ko") == []


def test_a_name_that_nobody_has_finds_nothing(api: Client, publish: Publish) -> None:
    publish("One")
    assert titles(api, author="Nobody") == titles(api, outlet="No outlet") == []


def test_pages_of_a_filtered_list_hold_each_article_once(api: Client, publish: Publish) -> None:
    for number in range(5):
        publish(f"Title {number}", keywords=["korea"], genre="news" if number % 2 else "opinion")
    found: list[Any] = pages(api, f"{ARTICLES}?keyword=korea&genre=opinion&page_size=1&fields=title&fields=slug")
    assert sorted(item["title"] for page in found for item in page) == ["Title 0", "Title 2", "Title 4"]
    problem_of(api.get(f"{ARTICLES}?keyword=a&keyword=b"), 400, "invalid_parameter")

"""`GET /api/v1/changes/`: everything that happened, oldest first, page by page."""

from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from articles.identity.digests import text_digest
from articles.models import Event, Version
from articles.publishing.amending.amendments import amend_article
from articles.publishing.articles import publish_article
from articles.publishing.notices import NoticeDraft, publish_notice
from tests.api.asking import HOST, ROOT, path_of, problem_of, wrong_parameters
from tests.conftest import delivery
from tests.stories import FERRY, MAYOR_EDITED, PENGUIN, SLUG, pids, revised, story

CHANGES = f"{ROOT}changes/"


@pytest.fixture
def changed_story(db: None) -> None:
    """A story with a second version, a correction and a fact learned later; and another article."""
    published = publish_article(story())
    revised(FERRY, MAYOR_EDITED, PENGUIN)
    publish_notice(SLUG, NoticeDraft("correction", "It was noon.", None, pids(published.version)[:1]))
    publish_article(delivery("Another"))
    amend_article(SLUG, {"genre": "news"}, made_by="x")


def followed(client: Client, address: str) -> list[dict[str, Any]]:
    """Return all that the log says, following `next` until nothing comes."""
    found: list[dict[str, Any]] = []
    while True:
        page = client.get(address).json()
        if not page["results"]:
            return found
        found += page["results"]
        address = path_of(page["next"])


def test_an_empty_log_says_where_to_go_on(api: Client) -> None:
    page = api.get(CHANGES).json()
    assert page["results"] == []
    assert page["next"] == f"{HOST}{CHANGES}?after={page['cursor']}"
    publish_article(story())
    assert [event["type"] for event in api.get(path_of(page["next"])).json()["results"]] == ["article.published"]


@pytest.mark.usefixtures("changed_story")
def test_every_event_comes_in_order_with_the_facts_that_a_mirror_needs(api: Client) -> None:
    events = api.get(CHANGES).json()["results"]
    assert [event["id"] for event in events] == list(range(1, len(events) + 1))
    first, second = Version.objects.filter(article__slug=SLUG).order_by("number")
    assert events[0] == {
        "id": 1,
        "type": "article.published",
        "at": events[0]["at"],
        "article": {"slug": SLUG, "url": f"{HOST}{ROOT}articles/{SLUG}/"},
        "version": 1,
        "paragraphs": pids(first),
        "url": f"{HOST}{ROOT}articles/{SLUG}/",
        "digest": first.digest,
        "change": None,
        "became": [],
        "notice": None,
    }
    assert events[1]["url"] == f"{HOST}{ROOT}articles/{SLUG}/versions/2/"
    assert events[1]["digest"] == second.digest
    edited = next(event for event in events if event["change"] == "edited")
    assert edited["digest"] == text_digest(MAYOR_EDITED)
    assert edited["url"] == f"{HOST}{ROOT}paragraphs/{edited['paragraphs'][0]}/"
    correction = next(event for event in events if event["type"] == "notice.published")
    assert correction["digest"] == text_digest("It was noon.")
    assert correction["notice"]["url"] == correction["url"]
    hit = next(event for event in events if event["change"] == "correction")
    assert (hit["digest"], hit["version"]) == (text_digest(FERRY), 2)
    assert events[-1]["type"] == "article.amended"


@pytest.mark.usefixtures("changed_story")
@pytest.mark.parametrize("size", [1, 2, 3, 100])
def test_pages_of_any_size_tell_each_event_once(api: Client, size: int) -> None:
    event_ids = [event["id"] for event in followed(api, f"{CHANGES}?page_size={size}")]
    assert event_ids == list(Event.objects.values_list("id", flat=True))


@pytest.mark.usefixtures("changed_story")
def test_the_end_of_the_log_stays_where_it_is_until_something_happens(api: Client) -> None:
    end = api.get(f"{CHANGES}?page_size=100").json()["next"]
    assert api.get(path_of(end)).json()["next"] == end
    amend_article(SLUG, {"genre": "opinion"}, made_by="x")
    assert [event["type"] for event in api.get(path_of(end)).json()["results"]] == ["article.amended"]


@pytest.mark.usefixtures("changed_story")
def test_the_log_of_one_article_passes_over_the_others(api: Client) -> None:
    events = followed(api, f"{CHANGES}?article={SLUG}&page_size=2")
    assert [event["id"] for event in events] == list(
        Event.objects.filter(article__slug=SLUG).values_list("id", flat=True)
    )


@pytest.mark.usefixtures("changed_story")
@pytest.mark.parametrize("size", [1, 2, 100])
def test_the_log_of_one_type_passes_over_the_others(api: Client, size: int) -> None:
    kinds = {event["type"] for event in followed(api, CHANGES)}
    assert len(kinds) == 5
    for kind in kinds:
        events = followed(api, f"{CHANGES}?type={kind}&page_size={size}")
        assert [event["id"] for event in events] == list(Event.objects.filter(type=kind).values_list("id", flat=True))


@pytest.mark.usefixtures("changed_story")
def test_the_log_of_one_article_and_type_has_what_is_of_both(api: Client) -> None:
    assert followed(api, f"{CHANGES}?type=article.published&article=another")[0]["article"]["slug"] == "another"
    assert followed(api, f"{CHANGES}?type=notice.published&article=another") == []


@pytest.mark.usefixtures("changed_story")
def test_an_unknown_type_is_refused(api: Client) -> None:
    assert set(wrong_parameters(api.get(f"{CHANGES}?type=article.deleted"))) == {"type"}


@pytest.mark.usefixtures("changed_story")
def test_a_page_that_the_filter_leaves_empty_still_goes_on(api: Client) -> None:
    page = api.get(f"{CHANGES}?article=another&page_size=50").json()
    assert page["cursor"] == api.get(f"{CHANGES}?page_size=100").json()["cursor"]


@pytest.mark.usefixtures("changed_story")
@pytest.mark.parametrize("slug", ["no-such-article", "", "No Slug"])
def test_an_unknown_article_is_distinguished_from_one_without_events(api: Client, slug: str) -> None:
    problem_of(api.get(f"{CHANGES}?article={slug}"), 404, "unknown_article")


@pytest.mark.usefixtures("changed_story")
def test_the_next_page_is_linked(api: Client) -> None:
    answer = api.get(f"{CHANGES}?page_size=2")
    assert answer["Link"] == f'<{answer.json()["next"]}>; rel="next"'


@pytest.mark.usefixtures("changed_story")
def test_fields_can_be_chosen(api: Client) -> None:
    assert api.get(f"{CHANGES}?fields=id,type&page_size=1").json()["results"] == [
        {"id": 1, "type": "article.published"}
    ]


@pytest.mark.usefixtures("changed_story")
def test_a_client_that_is_up_to_date_gets_304(api: Client) -> None:
    answer = api.get(CHANGES)
    assert api.get(CHANGES, headers={"if-none-match": answer["ETag"]}).status_code == 304


# ── Cursors that are none ───────────────────────────────────────────────────────────────────────────────────────────
@pytest.mark.usefixtures("changed_story")
@pytest.mark.parametrize(
    "cursor",
    [
        "",
        "x",
        "1",
        "-1",
        "1.1",
        "1.1.",
        "2.1.00000000",
        "1.01.00000000",
        "1.1.00000000",
        "1.ffffffffffffffff.00000000",
        "1.fffffffffffffff.00000000",
        "1.0.00000000",
        "1.1.GGGGGGGG",
        "1.1.00000000%0A",
        "n.published.0.0",
        "é",
    ],
)
def test_a_cursor_that_was_never_given_is_refused(api: Client, cursor: str) -> None:
    errors = wrong_parameters(api.get(f"{CHANGES}?after={cursor}"), "malformed_cursor")
    assert errors["after"]["code"] == "malformed_cursor"


@pytest.mark.usefixtures("changed_story")
def test_a_cursor_of_a_store_that_was_restored_from_an_older_copy_is_refused(api: Client) -> None:
    cursor = api.get(f"{CHANGES}?page_size=100").json()["cursor"]
    last = Event.objects.order_by("-id")[0]
    with connection.cursor() as database:
        database.execute("DELETE FROM articles_event WHERE id = %s", [last.pk])
    amend_article(SLUG, {"genre": "opinion"}, made_by="x")
    problem_of(api.get(f"{CHANGES}?after={cursor}"), 400, "malformed_cursor")


# ── What is withdrawn ───────────────────────────────────────────────────────────────────────────────────────────────
@pytest.mark.usefixtures("changed_story")
def test_the_digest_of_what_is_withdrawn_is_told_no_more_and_again_once_it_is_reinstated(api: Client) -> None:
    def digest() -> Any:
        return next(event for event in followed(api, CHANGES) if event["change"] == "edited")["digest"]

    mayor = pids(Version.objects.get(number=2, article__slug=SLUG))[1]
    publish_notice(SLUG, NoticeDraft("withdrawal", "A court said so.", None, [mayor]))
    assert digest() is None
    publish_notice(SLUG, NoticeDraft("reinstatement", "It changed its mind.", None, [mayor]))
    assert digest() == text_digest(MAYOR_EDITED)


@pytest.mark.usefixtures("changed_story")
def test_the_digests_of_a_withdrawn_article_are_not_shown(api: Client) -> None:
    publish_notice(SLUG, NoticeDraft("withdrawal", "A court said so."))
    events = [event for event in followed(api, f"{CHANGES}?article={SLUG}") if event["type"] != "notice.published"]
    assert {event["digest"] for event in events} == {None}


def test_more_events_cost_no_more_queries(api: Client, db: None) -> None:
    counts = []
    for number in range(2):
        for title in range(8 * number + 1):
            published = publish_article(delivery(f"Title {number} {title}"))
            publish_notice(
                published.article.slug, NoticeDraft("correction", "So it is.", None, pids(published.version))
            )
        with CaptureQueriesContext(connection) as captured:
            assert api.get(f"{CHANGES}?page_size=100").status_code == 200
        counts.append(len(captured))
    assert counts[0] == counts[1]

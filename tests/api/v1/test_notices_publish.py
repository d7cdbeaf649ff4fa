"""`POST /api/v1/articles/{slug}/notices/`: what has to be said of an article, a version or paragraphs, or why it cannot be."""

import logging
from collections.abc import Iterator
from typing import Any

import pytest
from django.test import Client

from articles.choices import NoticeKind
from articles.models import Paragraph
from articles.publishing.api_keys import create_key
from articles.publishing.articles import Published, publish_article
from tests.api.asking import ARTICLES, HOST, PARAGRAPHS, path_of, problem_of
from tests.conftest import Publish
from tests.stories import FERRY, MAYOR_EDITED, SLUG, pids, revised, rows, story

ARTICLE = f"{ARTICLES}{SLUG}/"
NOTICES = f"{ARTICLE}notices/"
TEXT = "The footbridge reopens in May, not before Easter."


@pytest.fixture(autouse=True)
def first(db: None) -> Published:
    """The story, published."""
    return publish_article(story())


@pytest.fixture
def careless(publisher: Client) -> Iterator[Client]:
    """A publisher who sends what no text can hold; were it to fail, no report could hold that either."""
    publisher.raise_request_exception = False
    logging.disable(logging.CRITICAL)
    yield publisher
    logging.disable(logging.NOTSET)


def post(client: Client, *, match: str | None = None, **says: Any) -> Any:
    """Send a notice; `match` is the header If-Match."""
    body = {"kind": "correction", "text": TEXT, **says}
    headers = {} if match is None else {"if-match": match}
    return client.post(NOTICES, body, content_type="application/json", headers=headers)


def published(client: Client, **says: Any) -> dict[str, Any]:
    """Return the answer to a notice that was published."""
    answer = post(client, **says)
    assert answer.status_code == 201, answer.content
    body: dict[str, Any] = answer.json()
    return body


def refused(client: Client, status: int, code: str, **says: Any) -> list[str]:
    """Return what is wrong with a notice, by pointer, once it is seen that nothing was stored."""
    before = rows()
    body = problem_of(post(client, **says), status, code)
    assert rows() == before
    return [error["pointer"] for error in body.get("errors", [])]


# ── What is published ───────────────────────────────────────────────────────────────────────────────────────────────
@pytest.mark.parametrize("kind", [kind for kind in NoticeKind if kind != "reinstatement"])
def test_a_notice_of_any_kind_has_an_address_of_its_own(publisher: Client, api: Client, kind: str) -> None:
    answer = post(publisher, kind=kind)
    assert answer.status_code == 201
    body = answer.json()
    assert answer["Location"] == body["url"] == f"{HOST}{NOTICES}{body['id']}/"
    assert api.get(path_of(body["url"])).json() == body
    assert (body["kind"], body["text"], body["version"], body["paragraphs"]) == (kind, TEXT, None, [])
    assert body["article"] == {"slug": SLUG, "url": f"{HOST}{ARTICLE}"}


def test_a_notice_may_be_about_a_version(publisher: Client) -> None:
    revised(FERRY, MAYOR_EDITED)
    assert published(publisher, version=2)["version"] == 2


def test_a_notice_may_be_about_paragraphs(publisher: Client, first: Published) -> None:
    wanted = pids(first.version)[1:3]
    paragraphs = published(publisher, paragraphs=wanted)["paragraphs"]
    assert sorted(paragraph["id"] for paragraph in paragraphs) == sorted(wanted)
    assert all(paragraph["url"] == f"{HOST}{PARAGRAPHS}{paragraph['id']}/" for paragraph in paragraphs)


def test_the_list_of_notices_has_it(publisher: Client, api: Client) -> None:
    body = published(publisher)
    assert api.get(NOTICES).json()["results"] == [body]


def test_the_article_has_it(publisher: Client, api: Client) -> None:
    body = published(publisher)
    assert api.get(ARTICLE).json()["notices"] == [body]


def test_the_paragraph_has_it_and_no_other_one(publisher: Client, api: Client, first: Published) -> None:
    paragraph, other, *_ = pids(first.version)
    body = published(publisher, paragraphs=[paragraph])
    assert api.get(f"{PARAGRAPHS}{paragraph}/").json()["notices"] == [body]
    assert api.get(f"{PARAGRAPHS}{other}/").json()["notices"] == []


def test_each_paragraph_has_the_notices_of_the_whole_article(publisher: Client, api: Client, first: Published) -> None:
    body = published(publisher)
    for pid in pids(first.version):
        assert api.get(f"{PARAGRAPHS}{pid}/").json()["notices"] == [body]


def test_a_paragraph_has_no_notice_of_a_version_that_never_had_it(
    publisher: Client, api: Client, first: Published
) -> None:
    gone = pids(first.version)[4]
    revised(FERRY, MAYOR_EDITED)
    published(publisher, version=2)
    assert api.get(f"{PARAGRAPHS}{gone}/").json()["notices"] == []


@pytest.mark.parametrize("kind", ["correction", "retraction"])
def test_a_text_that_is_only_spoken_about_stays(publisher: Client, api: Client, first: Published, kind: str) -> None:
    addresses = [
        f"{ARTICLE}versions/1/",
        f"{ARTICLE}versions/1/source/",
        f"{PARAGRAPHS}{pids(first.version)[0]}/versions/1/",
    ]
    before = [api.get(address).content for address in addresses]
    published(publisher, kind=kind)
    assert [api.get(address).content for address in addresses] == before
    assert api.get(ARTICLE).json()["status"] == "published"


def test_the_entity_tag_of_the_article_from_before_no_longer_matches(
    publisher: Client, api: Client, first: Published
) -> None:
    addresses = (ARTICLE, NOTICES, f"{PARAGRAPHS}{pids(first.version)[0]}/")
    tags = {address: api.get(address)["ETag"] for address in addresses}
    published(publisher)
    for address, tag in tags.items():
        assert api.get(address, headers={"if-none-match": tag}).status_code == 200


def test_the_answer_is_not_kept_by_caches(publisher: Client) -> None:
    assert post(publisher)["Cache-Control"] == "no-store"


# ── If-Match ────────────────────────────────────────────────────────────────────────────────────────────────────────
def test_a_publisher_who_has_seen_the_latest_state_publishes(publisher: Client, api: Client) -> None:
    assert post(publisher, match=api.get(ARTICLE)["ETag"]).status_code == 201


def test_a_writer_who_has_not_seen_the_state_is_refused(publisher: Client, api: Client) -> None:
    seen = api.get(ARTICLE)["ETag"]
    revised(FERRY, MAYOR_EDITED)
    assert refused(publisher, 412, "precondition_failed", kind="withdrawal", match=seen) == []
    assert api.get(ARTICLE).status_code == 200


def test_a_tag_without_its_marks_is_refused(publisher: Client) -> None:
    refused(publisher, 400, "invalid_header", match="abc")


# ── What is refused ─────────────────────────────────────────────────────────────────────────────────────────────────
@pytest.mark.parametrize("kind", ["apology", "", "Correction"])
def test_an_unknown_kind_is_refused(publisher: Client, kind: str) -> None:
    assert refused(publisher, 422, "invalid_notice", kind=kind) == ["/kind"]


def test_the_problem_of_an_unknown_kind_names_the_known_ones(publisher: Client) -> None:
    detail = problem_of(post(publisher, kind="apology"), 422, "invalid_notice")["detail"]
    assert all(kind in detail for kind in NoticeKind)


@pytest.mark.parametrize(
    ("says", "pointer"),
    [
        ({"kind": None}, "/kind"),
        ({"kind": 1}, "/kind"),
        ({"text": ""}, "/text"),
        ({"text": " \n"}, "/text"),
        ({"text": None}, "/text"),
        ({"text": "a\x00b"}, "/text"),
        ({"text": "x" * 10_001}, "/text"),
        ({"version": 0}, "/version"),
        ({"version": -1}, "/version"),
        ({"version": "1"}, "/version"),
        ({"version": 1.5}, "/version"),
        ({"version": True}, "/version"),
        ({"version": 2**31}, "/version"),
        ({"paragraphs": "x"}, "/paragraphs"),
        ({"paragraphs": [1]}, "/paragraphs/0"),
        ({"colour": "blue"}, "/colour"),
        ({"paragraphs": None}, "/paragraphs"),
    ],
)
def test_a_member_of_the_wrong_form_is_named(publisher: Client, says: dict[str, Any], pointer: str) -> None:
    assert refused(publisher, 400, "invalid_body", **says) == [pointer]


@pytest.mark.parametrize("missing", ["kind", "text"])
def test_a_member_that_is_missing_is_named(publisher: Client, missing: str) -> None:
    body = {name: value for name, value in (("kind", "correction"), ("text", TEXT)) if name != missing}
    problem = problem_of(publisher.post(NOTICES, body, content_type="application/json"), 400, "invalid_body")
    assert [error["pointer"] for error in problem["errors"]] == [f"/{missing}"]


@pytest.mark.parametrize("member", ["kind", "text", "paragraphs"])
def test_half_a_surrogate_pair_is_refused_wherever_it_stands(careless: Client, member: str) -> None:
    value = '["\\ud800"]' if member == "paragraphs" else '"\\ud800"'
    members = {"kind": '"correction"', "text": '"So it is."', member: value}
    body = "{" + ", ".join(f'"{name}": {value}' for name, value in members.items()) + "}"
    before = rows()
    answer = careless.generic("POST", NOTICES, body, content_type="application/json")
    assert answer.status_code in (400, 422), answer.content
    assert rows() == before


def test_a_version_that_is_not_there_is_refused(publisher: Client) -> None:
    assert refused(publisher, 422, "invalid_notice", version=2) == ["/version"]


@pytest.mark.parametrize("pid", ["0000000000", "0000000001", "nothing", ""])
@pytest.mark.parametrize("kind", ["correction", "withdrawal"])
def test_what_names_no_paragraph_is_refused(publisher: Client, first: Published, pid: str, kind: str) -> None:
    before = rows()
    answer = post(publisher, kind=kind, paragraphs=[pids(first.version)[0], pid])
    assert answer.status_code in (400, 422), answer.content
    assert [error["pointer"] for error in answer.json()["errors"]] == ["/paragraphs/1"]
    assert rows() == before


@pytest.mark.parametrize("kind", ["correction", "withdrawal", "reinstatement"])
def test_a_paragraph_of_another_article_is_refused(publisher: Client, publish: Publish, kind: str) -> None:
    foreign = Paragraph.objects.get(article=publish("Another").article).pid
    pointers = refused(publisher, 422, "invalid_notice", kind=kind, paragraphs=[foreign])
    assert pointers == ["/paragraphs/0"]
    assert publisher.get(f"{PARAGRAPHS}{foreign}/").status_code == 200


def test_a_paragraph_that_the_version_does_not_have_is_refused(publisher: Client, first: Published) -> None:
    revised(FERRY, MAYOR_EDITED)
    assert refused(publisher, 422, "invalid_notice", version=2, paragraphs=pids(first.version)[4:]) == ["/paragraphs"]


def test_what_is_withdrawn_is_not_withdrawn_again(publisher: Client) -> None:
    published(publisher, kind="withdrawal")
    refused(publisher, 409, "withdrawal_conflict", kind="withdrawal")


def test_what_is_not_withdrawn_is_not_reinstated(publisher: Client) -> None:
    refused(publisher, 409, "withdrawal_conflict", kind="reinstatement")


def test_a_notice_on_a_withdrawn_article_can_be_published(publisher: Client, api: Client) -> None:
    withdrawal = published(publisher, kind="withdrawal")
    note = published(publisher, kind="editors_note")
    assert api.get(NOTICES).json()["results"] == [withdrawal, note]


def test_an_unknown_article_has_no_notices(publisher: Client) -> None:
    body = {"kind": "correction", "text": TEXT}
    answer = publisher.post(f"{ARTICLES}unknown/notices/", body, content_type="application/json")
    problem_of(answer, 404, "unknown_article")


@pytest.mark.parametrize("query", ["?dry_run=true", "?colour=blue"])
def test_an_unknown_parameter_publishes_nothing(publisher: Client, query: str) -> None:
    before = rows()
    body = {"kind": "withdrawal", "text": TEXT}
    problem_of(publisher.post(f"{NOTICES}{query}", body, content_type="application/json"), 400, "invalid_parameter")
    assert rows() == before


def test_without_a_key_nothing_is_published(api: Client) -> None:
    refused(api, 401, "not_authenticated", kind="withdrawal")
    assert api.get(ARTICLE).status_code == 200


def test_a_key_for_reading_publishes_nothing() -> None:
    reader = Client(headers={"authorization": f"Api-Key {create_key('reader', ['read'])}"})
    refused(reader, 403, "scope_lacking", kind="withdrawal")


@pytest.mark.parametrize("method", ["PUT", "PATCH", "DELETE"])
def test_a_notice_is_not_changed_by_any_method(publisher: Client, method: str) -> None:
    notice = published(publisher)
    answer = publisher.generic(method, path_of(notice["url"]), b"{}", content_type="application/json")
    problem_of(answer, 405, "method_not_allowed")

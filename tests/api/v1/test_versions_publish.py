"""`POST /api/v1/articles/{slug}/versions/`: the next version, how it was aligned, and why there is none."""

import hashlib
import json
import logging
from collections.abc import Iterator
from typing import Any

import pytest
import rfc8785
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from articles.models import Article, Paragraph, Version
from articles.publishing.api_keys import create_key
from articles.publishing.articles import Published, publish_article
from articles.publishing.notices import NoticeDraft, publish_notice
from tests.api.asking import ARTICLES, HOST, PARAGRAPHS, body_of, path_of, problem_of
from tests.conftest import Publish
from tests.stories import (
    BUDGET,
    COST,
    FERRY,
    FLOOD,
    MAYOR,
    MAYOR_EDITED,
    PENGUIN,
    SCHOOL,
    SLUG,
    STORY,
    changes,
    pids,
    rows,
    source,
    story,
)

ARTICLE = f"{ARTICLES}{SLUG}/"
VERSIONS = f"{ARTICLE}versions/"
EDITED = source(FERRY, MAYOR_EDITED, FLOOD, BUDGET, SCHOOL)


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


def post(client: Client, text: str = EDITED, query: str = "", *, match: str | None = None, **says: Any) -> Any:
    """Send a text as the next version; `match` is the header If-Match."""
    headers = {} if match is None else {"if-match": match}
    return client.post(f"{VERSIONS}{query}", {"source": text, **says}, content_type="application/json", headers=headers)


def post_file(client: Client, content: bytes, query: str = "", **parts: str) -> Any:
    return client.post(f"{VERSIONS}{query}", {"source": SimpleUploadedFile("a.txt", content, "text/plain"), **parts})


def published(client: Client, text: str = EDITED, query: str = "", **says: Any) -> dict[str, Any]:
    """Return the answer to a text that was published as a new version."""
    answer = post(client, text, query, **says)
    assert answer.status_code == 201, answer.content
    body: dict[str, Any] = answer.json()
    return body


def rehearsed(client: Client, text: str = EDITED, **says: Any) -> dict[str, Any]:
    """Return the answer to a dry run, once it is seen that nothing was stored."""
    before, article = rows(), Article.objects.values().get(slug=SLUG)
    answer = post(client, text, "?dry_run=true", **says)
    assert answer.status_code == 200, answer.content
    assert rows() == before
    assert Article.objects.values().get(slug=SLUG) == article
    body: dict[str, Any] = answer.json()
    return body


def refused(answer: Any, status: int, code: str, before: object) -> list[str]:
    """Return what is wrong in the body, by pointer, once it is seen that nothing was stored."""
    body = problem_of(answer, status, code)
    assert rows() == before
    return [error["pointer"] for error in body.get("errors", [])]


def aligned(body: dict[str, Any], *names: str) -> list[Any]:
    """Return what the alignment says of each paragraph."""
    rows = [tuple(row[name] for name in names) for row in body["alignment"]["paragraphs"]]
    return [row[0] for row in rows] if len(names) == 1 else rows


def etag(client: Client) -> str:
    return str(client.get(ARTICLE)["ETag"])


# ── What is published ───────────────────────────────────────────────────────────────────────────────────────────────
def test_a_json_document_becomes_the_next_version(publisher: Client) -> None:
    answer = post(publisher, reason="correction", change_note="The day of the reopening.")
    assert answer.status_code == 201
    assert answer["Location"] == f"{HOST}{VERSIONS}2/"
    shown = publisher.get(answer["Location"]).json()
    assert {name: answer.json()[name] for name in shown} == shown
    assert (shown["number"], shown["reason"], shown["change_note"]) == (2, "correction", "The day of the reopening.")


def test_a_file_becomes_the_next_version_byte_for_byte(publisher: Client) -> None:
    content = EDITED.encode("utf-16")
    answer = post_file(publisher, content, reason="minor", change_note="The day.", metadata='{"language": "en"}')
    assert answer.status_code == 201, answer.content
    assert body_of(publisher.get(f"{VERSIONS}2/source/")) == content
    body = answer.json()
    assert (body["reason"], body["change_note"], body["language"]) == ("minor", "The day.", "en")


def test_the_reason_is_an_update_by_default(publisher: Client) -> None:
    body = published(publisher)
    assert (body["reason"], body["change_note"]) == ("update", None)


@pytest.mark.parametrize("reason", ["correction", "clarification", "update", "republication_edit", "minor"])
def test_every_reason_is_taken(publisher: Client, reason: str) -> None:
    assert published(publisher, reason=reason)["reason"] == reason


def test_it_is_what_the_article_is_now(publisher: Client, api: Client) -> None:
    body = published(publisher)
    current = api.get(ARTICLE).json()["current_version"]
    assert (current["number"], current["url"], current["digest"]) == (2, body["url"], body["digest"])
    assert api.get(f"{ARTICLE}paragraphs/").json()["results"] == body["paragraphs"]


def test_it_is_found_by_its_words_and_no_longer_by_those_that_went(publisher: Client, api: Client) -> None:
    published(publisher, source(FERRY, PENGUIN))
    found = {q: len(api.get(f"{ARTICLES}?q={q}").json()["results"]) for q in ("Patagonia", "willows")}
    assert found == {"Patagonia": 1, "willows": 0}


def test_the_answer_reports_what_was_read(publisher: Client) -> None:
    body = published(publisher, metadata={"language": "en"})
    assert (body["created"], body["dry_run"]) == (True, False)
    assert body["report"]["paragraph_count"] == 5
    assert body["report"]["supplied_by_editor"] == ["language"]


def test_the_answer_is_not_kept_by_caches(publisher: Client) -> None:
    assert post(publisher)["Cache-Control"] == "no-store"


# ── The alignment ───────────────────────────────────────────────────────────────────────────────────────────────────
def test_the_alignment_names_the_paragraph_of_each_block(publisher: Client, first: Published) -> None:
    ferry, mayor, flood, _, school = pids(first.version)
    body = published(publisher, source(SCHOOL, FERRY, MAYOR_EDITED, PENGUIN, FLOOD))
    new = body["paragraphs"][3]["id"]
    assert body["alignment"]["previous_version"] == 1
    assert aligned(body, "ordinal", "id", "change", "previous_ordinal", "decided_by") == [
        (1, school, "moved", 5, "alignment"),
        (2, ferry, "unchanged", 1, "alignment"),
        (3, mayor, "edited", 2, "alignment"),
        (4, new, "new", None, "new"),
        (5, flood, "unchanged", 3, "alignment"),
    ]
    assert new not in pids(first.version)


def test_the_alignment_is_what_was_stored(publisher: Client) -> None:
    body = published(publisher, source(SCHOOL, FERRY, MAYOR_EDITED, PENGUIN, FLOOD))
    version = Version.objects.get(number=2)
    assert aligned(body, "id") == [paragraph["id"] for paragraph in body["paragraphs"]] == pids(version)
    assert aligned(body, "change") == [paragraph["change"] for paragraph in body["paragraphs"]] == changes(version)


def test_the_alignment_tells_what_is_gone(publisher: Client, first: Published) -> None:
    body = published(publisher, source(FERRY, MAYOR, FLOOD, BUDGET))
    (gone,) = body["alignment"]["removed"]
    assert (gone["id"], gone["previous_ordinal"], gone["merged_into"]) == (pids(first.version)[4], 5, [])
    assert SCHOOL.startswith(gone["beginning"])


def test_the_alignment_tells_of_a_merge(publisher: Client, first: Published) -> None:
    body = published(publisher, source(FERRY, MAYOR, f"{FLOOD} {BUDGET}", SCHOOL))
    (gone,) = body["alignment"]["removed"]
    assert gone["merged_into"] == [3]
    assert aligned(body, "derived_from") == [
        [],
        [],
        [{"id": gone["id"], "url": f"{HOST}{PARAGRAPHS}{gone['id']}/"}],
        [],
    ]


def test_the_alignment_tells_of_a_split(publisher: Client) -> None:
    ancestor = published(publisher, source(FERRY, f"{PENGUIN} {COST}", SCHOOL))["paragraphs"][1]["id"]
    body = published(publisher, source(FERRY, PENGUIN, COST, SCHOOL))
    assert ancestor in aligned(body, "id")
    (piece,) = [row for row in body["alignment"]["paragraphs"] if row["derived_from"]]
    assert [reference["id"] for reference in piece["derived_from"]] == [ancestor]
    assert piece["decided_by"] == "new"


def test_the_alignment_names_the_paragraphs_that_came_back(publisher: Client, first: Published) -> None:
    published(publisher, source(FERRY, MAYOR, BUDGET, SCHOOL))
    body = published(publisher, source(*STORY, PENGUIN))
    assert aligned(body, "decided_by") == ["alignment", "alignment", "return", "alignment", "alignment", "new"]
    assert aligned(body, "id")[2] == pids(first.version)[2]


def test_of_a_long_paragraph_the_alignment_tells_the_beginning(publisher: Client) -> None:
    body = published(publisher, source(FERRY, f"{PENGUIN} {COST} {PENGUIN}"))
    beginning = aligned(body, "beginning")[1]
    assert len(beginning) <= 80
    assert PENGUIN.startswith(beginning.removesuffix("…"))


# ── The same again ──────────────────────────────────────────────────────────────────────────────────────────────────
@pytest.mark.parametrize("text", [source(), source() + "\n\n\n"], ids=["the same bytes", "other bytes"])
def test_the_same_text_makes_no_version(publisher: Client, text: str) -> None:
    before = rows()
    answer = post(publisher, text)
    assert answer.status_code == 200
    body = answer.json()
    assert (body["created"], body["number"], body["alignment"]) == (False, 1, None)
    assert answer["Location"] == f"{HOST}{VERSIONS}1/"
    assert rows() == before


def test_the_same_text_does_not_change_the_article(publisher: Client, api: Client) -> None:
    before = etag(api)
    post(publisher, source())
    assert etag(api) == before


def test_the_bytes_of_an_older_version_give_that_version(publisher: Client, first: Published) -> None:
    published(publisher)
    before = rows()
    answer = post(publisher, source())
    assert answer.status_code == 200
    body = answer.json()
    assert (body["created"], body["number"], body["digest"]) == (False, 1, first.version.digest)
    assert rows() == before


def test_a_revert_is_a_new_version_with_the_old_identifiers(publisher: Client, first: Published) -> None:
    published(publisher, source(FERRY, MAYOR_EDITED, PENGUIN))
    body = published(publisher, source(), "?revert=true", reason="correction")
    assert body["number"] == 3
    assert [paragraph["id"] for paragraph in body["paragraphs"]] == pids(first.version)
    assert body["source_digest"] == first.version.source_digest


def test_what_is_current_needs_no_revert(publisher: Client) -> None:
    assert post(publisher, source(), "?revert=true").status_code == 200


@pytest.mark.parametrize("query", ["?revert=yes", "?revert=", "?dry_run=1", "?reverse=true"])
def test_a_parameter_that_is_misspelt_publishes_nothing(publisher: Client, query: str) -> None:
    before = rows()
    problem_of(post(publisher, EDITED, query), 400, "invalid_parameter")
    assert rows() == before


# ── Rehearsing ──────────────────────────────────────────────────────────────────────────────────────────────────────
def test_a_dry_run_stores_nothing_and_says_so(publisher: Client, api: Client) -> None:
    before = etag(api)
    body = rehearsed(publisher)
    assert (body["dry_run"], body["created"], body["number"]) == (True, True, 2)
    assert etag(api) == before
    problem_of(api.get(f"{VERSIONS}2/"), 404, "unknown_version")


def test_a_dry_run_has_no_location(publisher: Client) -> None:
    assert "Location" not in post(publisher, EDITED, "?dry_run=true")


def test_a_dry_run_tells_the_alignment_that_publishing_then_has(publisher: Client) -> None:
    text = source(SCHOOL, FERRY, MAYOR_EDITED, PENGUIN, FLOOD)
    rehearsal, done = rehearsed(publisher, text), published(publisher, text)
    names = ("ordinal", "change", "previous_ordinal", "decided_by", "derived_from", "beginning")
    assert aligned(rehearsal, *names) == aligned(done, *names)
    assert rehearsal["alignment"]["removed"] == done["alignment"]["removed"]


def test_a_dry_run_mints_nothing(publisher: Client, first: Published) -> None:
    ferry, mayor, flood, _, school = pids(first.version)
    body = rehearsed(publisher, source(SCHOOL, FERRY, MAYOR_EDITED, PENGUIN, FLOOD))
    assert aligned(body, "id") == [school, ferry, mayor, None, flood]
    assert Paragraph.objects.count() == 5


def test_a_dry_run_names_a_paragraph_that_comes_back(publisher: Client, first: Published) -> None:
    published(publisher, source(FERRY, MAYOR))
    body = rehearsed(publisher, source(FERRY, MAYOR, FLOOD, PENGUIN))
    assert aligned(body, "id")[2:] == [pids(first.version)[2], None]


def test_a_dry_run_names_a_paragraph_that_an_editor_brings_back(publisher: Client, first: Published) -> None:
    published(publisher, source(FERRY, MAYOR))
    flood = pids(first.version)[2]
    body = rehearsed(publisher, source(FERRY, MAYOR, PENGUIN), identity={"3": flood})
    assert aligned(body, "id", "decided_by")[2] == (flood, "editor")


def test_a_dry_run_gives_no_identifier_to_a_paragraph_that_an_editor_wants_new(publisher: Client) -> None:
    published(publisher, source(FERRY, MAYOR))
    body = rehearsed(publisher, source(FERRY, MAYOR, FLOOD), identity={"3": None})
    assert aligned(body, "id", "decided_by")[2] == (None, "editor")


def test_a_dry_run_gives_no_identifier_to_a_block_that_lost_its_paragraph_to_another(
    publisher: Client, first: Published
) -> None:
    published(publisher, source(FERRY, MAYOR))
    flood = pids(first.version)[2]
    body = rehearsed(publisher, source(FERRY, MAYOR, FLOOD, PENGUIN), identity={"4": flood})
    assert aligned(body, "id", "decided_by")[2:] == [(None, "new"), (flood, "editor")]


def test_a_dry_run_finds_what_is_held(publisher: Client) -> None:
    body = rehearsed(publisher, source())
    assert (body["dry_run"], body["created"], body["number"]) == (True, False, 1)


def test_a_dry_run_finds_what_would_be_wrong(publisher: Client) -> None:
    problem_of(post(publisher, "", "?dry_run=true"), 422, "unpublishable")
    problem_of(post(publisher, EDITED, "?dry_run=true", identity={"9": None}), 422, "invalid_identity")
    problem_of(post(publisher, EDITED, "?dry_run=true", match='"other"'), 412, "precondition_failed")


def test_a_file_can_be_rehearsed(publisher: Client) -> None:
    before = rows()
    answer = post_file(publisher, EDITED.encode(), "?dry_run=true")
    assert (answer.status_code, answer.json()["number"]) == (200, 2)
    assert rows() == before


# ── An editor's word on identity ────────────────────────────────────────────────────────────────────────────────────
def test_an_overrule_is_followed(publisher: Client, first: Published) -> None:
    ferry, mayor, *_ = pids(first.version)
    body = published(publisher, source(PENGUIN, MAYOR_EDITED, COST), identity={"1": ferry, "2": None})
    ids = aligned(body, "id")
    assert ids[0] == ferry
    assert mayor not in ids
    assert aligned(body, "decided_by") == ["editor", "editor", "new"]
    assert aligned(body, "change") == ["edited", "new", "new"]


def test_an_overrule_may_be_a_part_of_a_multipart_body(publisher: Client, first: Published) -> None:
    ferry = pids(first.version)[0]
    answer = post_file(publisher, source(PENGUIN, MAYOR).encode(), identity=json.dumps({"1": ferry}))
    assert answer.status_code == 201, answer.content
    assert aligned(answer.json(), "id")[0] == ferry


@pytest.mark.parametrize(
    ("identity", "pointer"),
    [
        ({"6": None}, "/identity/6"),
        ({"0": None}, "/identity/0"),
        ({"x": None}, "/identity/x"),
        ({"1": "0000000000"}, "/identity/1"),
        ({"1": "0000000001"}, "/identity/1"),
        ({"1": "nothing"}, "/identity/1"),
        ({"a/b~c": None}, "/identity/a~1b~0c"),
    ],
    ids=["beyond the end", "zero", "no number", "unknown", "mistyped", "malformed", "an escaped pointer (RFC 6901)"],
)
def test_an_overrule_that_cannot_be_followed_is_refused(publisher: Client, identity: object, pointer: str) -> None:
    before = rows()
    assert refused(post(publisher, identity=identity), 422, "invalid_identity", before) == [pointer]


def test_an_overrule_with_a_paragraph_of_another_article_is_refused(publisher: Client, publish: Publish) -> None:
    foreign = Paragraph.objects.get(article=publish("Another").article).pid
    before = rows()
    assert refused(post(publisher, identity={"1": foreign}), 422, "invalid_identity", before) == ["/identity/1"]


def test_an_overrule_with_one_paragraph_in_two_places_is_refused(publisher: Client, first: Published) -> None:
    ferry = pids(first.version)[0]
    before = rows()
    answer = post(publisher, identity={"1": ferry, "2": ferry.upper()})
    assert refused(answer, 422, "invalid_identity", before) == ["/identity/2"]


@pytest.mark.parametrize("identity", [[], "x", None, {"1": 1}, {"1": ["0000000000"]}, {"1": {}}])
def test_an_overrule_of_another_form_is_refused(publisher: Client, identity: object) -> None:
    before = rows()
    (pointer,) = refused(post(publisher, identity=identity), 400, "invalid_body", before)
    assert pointer.startswith("/identity")


@pytest.mark.parametrize("identity", ["{", "[]", "1", '{"1": 1}', '{"1": "\\ud800"}', '{"\\ud800": null}'])
def test_an_overrule_in_a_multipart_body_is_checked_alike(careless: Client, identity: str) -> None:
    before = rows()
    answer = post_file(careless, EDITED.encode(), identity=identity)
    assert answer.status_code in (400, 422), answer.content
    assert answer["Content-Type"] == "application/problem+json"
    assert rows() == before


# ── If-Match ────────────────────────────────────────────────────────────────────────────────────────────────────────
def test_a_publisher_who_has_seen_the_latest_state_publishes(publisher: Client, api: Client) -> None:
    assert post(publisher, match=etag(api)).status_code == 201


def test_any_state_will_do_for_an_asterisk(publisher: Client) -> None:
    assert post(publisher, match="*").status_code == 201


def test_one_tag_of_a_list_is_enough(publisher: Client, api: Client) -> None:
    assert post(publisher, match=f'"one", {etag(api)} , "three"').status_code == 201


def test_the_weak_form_that_a_compressing_proxy_makes_of_the_tag_is_taken(publisher: Client, api: Client) -> None:
    assert post(publisher, match=f"W/{etag(api)}").status_code == 201


@pytest.mark.parametrize("match", ['"other"', 'W/"other"'], ids=["strong", "weak"])
def test_a_tag_that_does_not_match_refuses_the_lost_update(publisher: Client, match: str) -> None:
    before = rows()
    refused(post(publisher, match=match), 412, "precondition_failed", before)


@pytest.mark.parametrize("match", ["", "other", '"open', '"one" "two', "1, 2"])
def test_a_malformed_list_of_tags_is_refused(publisher: Client, match: str) -> None:
    before = rows()
    refused(post(publisher, match=match), 400, "invalid_header", before)


def test_the_second_of_two_writers_who_saw_the_same_state_is_refused(publisher: Client, api: Client) -> None:
    seen = etag(api)
    assert post(publisher, match=seen).status_code == 201
    before = rows()
    refused(post(publisher, source(FERRY, PENGUIN), match=seen), 412, "precondition_failed", before)
    assert post(publisher, source(FERRY, PENGUIN), match=etag(api)).status_code == 201


@pytest.mark.parametrize("happens", ["notice", "amendment"])
def test_each_change_of_the_article_refuses_a_writer_who_has_not_seen_it(
    publisher: Client, api: Client, happens: str
) -> None:
    seen = etag(api)
    if happens == "notice":
        publish_notice(SLUG, NoticeDraft("correction", "So it is."))
    else:
        publisher.patch(ARTICLE, {"genre": "news"}, content_type="application/json")
    problem_of(post(publisher, match=seen), 412, "precondition_failed")


def test_the_tag_of_another_article_does_not_match(publisher: Client, api: Client, publish: Publish) -> None:
    publish("Another")
    other = api.get(f"{ARTICLES}another/")["ETag"]
    problem_of(post(publisher, match=other), 412, "precondition_failed")


# ── What is refused ─────────────────────────────────────────────────────────────────────────────────────────────────
@pytest.mark.parametrize("reason", ["original", "typo", "", None, 1])
def test_an_unknown_reason_is_refused(publisher: Client, reason: object) -> None:
    before = rows()
    assert refused(post(publisher, reason=reason), 400, "invalid_body", before) == ["/reason"]


@pytest.mark.parametrize("note", ["", "x" * 2001, 1, []])
def test_a_change_note_that_cannot_be_kept_is_refused(publisher: Client, note: object) -> None:
    before = rows()
    assert refused(post(publisher, change_note=note), 400, "invalid_body", before) == ["/change_note"]


def test_a_change_note_with_a_nul_is_refused(publisher: Client) -> None:
    before = rows()
    assert refused(post(publisher, change_note="The day\x00."), 400, "invalid_body", before) == ["/change_note"]


def test_the_longest_change_note_is_taken(publisher: Client) -> None:
    assert published(publisher, change_note="x" * 2000)["change_note"] == "x" * 2000


@pytest.mark.parametrize(
    "body",
    [
        '{"source": "A\\n\\nB.", "change_note": "\\ud800"}',
        '{"source": "A\\n\\nB.", "identity": {"1": "\\ud800"}}',
        '{"source": "A\\n\\nB.", "identity": {"\\ud800": null}}',
        '{"source": "A\\n\\nB.", "reason": "\\ud800"}',
    ],
    ids=["change note", "identifier", "ordinal", "reason"],
)
def test_half_a_surrogate_pair_is_refused_wherever_it_stands(careless: Client, body: str) -> None:
    before = rows()
    answer = careless.generic("POST", VERSIONS, body, content_type="application/json")
    assert answer.status_code in (400, 422), answer.content
    assert rows() == before


def test_a_member_that_is_unknown_is_named(publisher: Client) -> None:
    before = rows()
    assert refused(post(publisher, reasons="update"), 400, "invalid_body", before) == ["/reasons"]


@pytest.mark.parametrize("text", ["", "A title and no paragraph", "A title\n\nA paragraph\x00."])
def test_a_document_that_cannot_be_published_is_refused(publisher: Client, text: str) -> None:
    before = rows()
    refused(post(publisher, text), 422, "unpublishable", before)


def test_metadata_that_do_not_hold_are_named(publisher: Client) -> None:
    before = rows()
    answer = post(publisher, metadata={"sections": [{"first_ordinal": 99}]})
    assert refused(answer, 422, "invalid_metadata", before) == ["/metadata/sections/0/first_ordinal"]


def test_a_format_that_is_not_read_is_refused(publisher: Client) -> None:
    before = rows()
    refused(post_file(publisher, b"%PDF-1.7 ..."), 415, "unsupported_media_type", before)


def test_a_withdrawn_article_gets_no_version(publisher: Client) -> None:
    publish_notice(SLUG, NoticeDraft("withdrawal", "A court said so."))
    before = rows()
    body = problem_of(post(publisher), 409, "article_withdrawn")
    assert "reinstate" in body["detail"]
    assert rows() == before


@pytest.mark.parametrize("slug", ["unknown", "The-Bridge", "the-bridge-", "%00"])
def test_an_unknown_slug_has_no_versions(publisher: Client, slug: str) -> None:
    before = rows()
    answer = publisher.post(f"{ARTICLES}{slug}/versions/", {"source": EDITED}, content_type="application/json")
    assert answer.status_code == 404
    assert rows() == before


def test_a_text_whose_slug_is_taken_says_where_to_send_it(publisher: Client) -> None:
    answer = publisher.post(ARTICLES, {"source": EDITED}, content_type="application/json")
    assert f"--article {SLUG}" in problem_of(answer, 409, "slug_taken")["detail"]


def test_without_a_key_nothing_is_published(api: Client) -> None:
    before = rows()
    answer = post(api)
    problem_of(answer, 401, "not_authenticated")
    assert answer["WWW-Authenticate"].startswith("Api-Key")
    assert rows() == before


def test_a_key_that_is_wrong_publishes_nothing() -> None:
    before = rows()
    problem_of(post(Client(headers={"authorization": "Api-Key x.y"})), 401, "invalid_api_key")
    assert rows() == before


def test_a_key_for_reading_publishes_nothing() -> None:
    reader = Client(headers={"authorization": f"Api-Key {create_key('reader', ['read'])}"})
    before = rows()
    problem_of(post(reader), 403, "scope_lacking")
    assert rows() == before


@pytest.mark.parametrize("method", ["PUT", "PATCH", "DELETE"])
def test_a_version_is_not_changed_by_any_method(publisher: Client, method: str) -> None:
    before = rows()
    for address in (VERSIONS, f"{VERSIONS}1/"):
        problem_of(
            publisher.generic(method, address, b"{}", content_type="application/json"), 405, "method_not_allowed"
        )
    assert rows() == before


# ── For ever ────────────────────────────────────────────────────────────────────────────────────────────────────────
def recomputed(version: dict[str, Any]) -> str:
    """Return a version's digest as an outsider computes it, from nothing but what the API answered."""
    names = ("number", "title", "language", "source_digest", "previous_digest")
    for passage in version["paragraphs"]:
        assert passage["digest"] == "sha-256:" + hashlib.sha256(passage["text"].encode()).hexdigest()
    facts = {name: version[name] for name in names}
    pairs = [[passage["id"], passage["digest"]] for passage in version["paragraphs"]]
    return "sha-256:" + hashlib.sha256(rfc8785.dumps({**facts, "paragraphs": pairs})).hexdigest()


def test_an_outsider_can_recompute_the_chain(publisher: Client, api: Client) -> None:
    published(publisher, source(SCHOOL, FERRY, MAYOR_EDITED, PENGUIN), metadata={"language": "en"})
    published(publisher, source(SCHOOL, f"{FERRY} {MAYOR_EDITED}", FLOOD, title="The Bridge at Stein"))
    listed = api.get(VERSIONS).json()["results"]
    versions = [api.get(path_of(item["url"])).json() for item in reversed(listed)]
    assert [version["number"] for version in versions] == [1, 2, 3]
    previous = None
    for version in versions:
        content = body_of(api.get(path_of(version["source_url"])))
        assert version["source_digest"] == "sha-256:" + hashlib.sha256(content).hexdigest()
        assert version["previous_digest"] == previous
        assert version["digest"] == recomputed(version)
        previous = version["digest"]
    assert api.get(ARTICLE).json()["current_version"]["digest"] == previous


def frozen(api: Client, first: Published) -> dict[str, tuple[str, bytes]]:
    """Return tag and body of every address that names version 1."""
    address = f"{VERSIONS}1/"
    addresses = [
        address,
        f"{address}source/",
        f"{address}paragraphs/",
        f"{address}paragraphs/2/",
        f"{address}paragraphs/2-4/",
        f"{address}paragraphs/?page_size=2",
        f"{address}?fields=digest,title",
    ]
    addresses += [f"{PARAGRAPHS}{pid}/versions/1/" for pid in pids(first.version)]
    answers = {address: api.get(address) for address in addresses}
    assert {answer.status_code for answer in answers.values()} == {200}
    return {address: (answer["ETag"], body_of(answer)) for address, answer in answers.items()}


def test_nothing_that_happens_later_changes_what_names_a_version(
    publisher: Client, api: Client, first: Published
) -> None:
    before = frozen(api, first)
    published(publisher, source(SCHOOL, f"{FERRY} {MAYOR_EDITED}", PENGUIN), metadata={"language": "en"})
    published(publisher, source(), "?revert=true")
    publish_notice(SLUG, NoticeDraft("correction", "So it is.", 1, pids(first.version)[:1]))
    publish_notice(SLUG, NoticeDraft("retraction", "None of it is so."))
    publish_notice(SLUG, NoticeDraft("withdrawal", "A court said so.", 2))
    publisher.patch(ARTICLE, {"genre": "news", "language": "de"}, content_type="application/json")
    publisher.post(
        f"{ARTICLE}publications/",
        {"role": "republication", "outlet": {"name": "The Herald"}},
        content_type="application/json",
    )
    assert frozen(api, first) == before


def test_the_entity_tag_of_an_old_version_still_matches(publisher: Client, api: Client) -> None:
    tag = api.get(f"{VERSIONS}1/")["ETag"]
    published(publisher)
    assert api.get(f"{VERSIONS}1/", headers={"if-none-match": tag}).status_code == 304


def test_the_entity_tag_of_the_article_from_before_no_longer_matches(publisher: Client, api: Client) -> None:
    tags = {address: api.get(address)["ETag"] for address in (ARTICLE, f"{ARTICLE}paragraphs/", VERSIONS)}
    published(publisher)
    for address, tag in tags.items():
        assert api.get(address, headers={"if-none-match": tag}).status_code == 200

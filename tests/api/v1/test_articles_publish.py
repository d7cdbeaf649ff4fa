"""`POST /api/v1/articles/`: a document becomes an article, or the answer says why not."""

import json
from typing import Any

import pytest
from django.apps import apps
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from articles.models import Article, Source, Version
from tests.api.asking import ARTICLE, ARTICLES, HOST, path_of, problem_of
from tests.conftest import EXPECTED, SAMPLE, text_of

TEXT = text_of("A made title", "The first paragraph, of a few words.", "The second paragraph.").decode()


def post(client: Client, body: object, address: str = ARTICLES) -> Any:
    return client.post(address, body, content_type="application/json")


def post_raw(client: Client, body: str | bytes, content_type: str = "application/json") -> Any:
    return client.generic("POST", ARTICLES, body, content_type=content_type)


def post_file(client: Client, content: bytes, name: str = "article.txt", **parts: str) -> Any:
    return client.post(ARTICLES, {"source": SimpleUploadedFile(name, content, "text/plain"), **parts})


def pointers(body: dict[str, Any]) -> set[str]:
    return {error["pointer"] for error in body["errors"]}


def rows() -> dict[str, int]:
    """How many rows each table of the app holds."""
    return {model.__name__: model._default_manager.count() for model in apps.get_app_config("articles").get_models()}


# ── What is published ───────────────────────────────────────────────────────────────────────────────────────────────
def test_a_json_document_is_published(publisher: Client) -> None:
    answer = post(publisher, {"source": TEXT, "metadata": {"language": "en"}})
    assert answer.status_code == 201
    assert answer["Location"] == f"{HOST}{ARTICLES}a-made-title/"
    shown = publisher.get(answer["Location"]).json()
    assert {name: answer.json()[name] for name in shown} == shown
    assert shown["language"] == "en"


def test_the_answer_reports_what_was_read(publisher: Client) -> None:
    body = post(publisher, {"source": TEXT, "metadata": {"language": "en"}}).json()
    assert (body["created"], body["dry_run"], body["version"]) == (True, False, 1)
    assert body["article"] == {"slug": "a-made-title", "url": f"{HOST}{ARTICLES}a-made-title/"}
    assert body["report"]["paragraph_count"] == 2
    assert body["report"]["supplied_by_editor"] == ["language"]
    assert set(body["report"]) >= {"media_type", "left_out", "warnings"}


def test_the_answer_is_not_kept_by_caches(publisher: Client) -> None:
    assert post(publisher, {"source": TEXT})["Cache-Control"] == "no-store"


def test_a_file_is_published_byte_for_byte(publisher: Client) -> None:
    answer = post_file(publisher, SAMPLE.read_bytes(), SAMPLE.name, metadata=json.dumps({"language": "en"}))
    assert answer.status_code == 201
    assert publisher.get(f"{ARTICLE}versions/1/source/").content == SAMPLE.read_bytes()
    passages = publisher.get(f"{ARTICLE}versions/1/paragraphs/").json()["results"]
    assert [passage["text"] for passage in passages] == EXPECTED["paragraphs"]


def test_metadata_may_be_a_file_too(publisher: Client) -> None:
    metadata = SimpleUploadedFile("metadata.json", b'{"language": "de"}', "application/json")
    source = SimpleUploadedFile("article.txt", TEXT.encode(), "text/plain")
    assert publisher.post(ARTICLES, {"source": source, "metadata": metadata}).json()["language"] == "de"


def test_a_source_in_another_encoding_keeps_its_bytes(publisher: Client) -> None:
    content = text_of("Un café", "L’été à la plage, une phrase assez longue.").decode().encode("utf-16")
    assert post_file(publisher, content).status_code == 201
    assert publisher.get(f"{ARTICLES}un-cafe/versions/1/source/").content == content


def test_the_text_is_found_at_once(publisher: Client) -> None:
    post(publisher, {"source": TEXT, "metadata": {"language": "en"}})
    assert len(publisher.get(f"{ARTICLES}?q=paragraphs").json()["results"]) == 1


def test_the_metadata_are_kept_as_they_were_given(publisher: Client) -> None:
    given = {"language": "en", "keywords": ["alliances", "Korea"]}
    post(publisher, {"source": TEXT, "metadata": given})
    assert Source.objects.get().metadata == given


@pytest.mark.parametrize("metadata", [{}, None])
def test_metadata_may_say_nothing(publisher: Client, metadata: object) -> None:
    assert post(publisher, {"source": TEXT, "metadata": metadata}).status_code == 201


# ── The same again ──────────────────────────────────────────────────────────────────────────────────────────────────
def test_bytes_that_are_stored_already_change_nothing(publisher: Client) -> None:
    first = post(publisher, {"source": TEXT})
    before = rows()
    again = post(publisher, {"source": TEXT, "metadata": {"title": "Another title"}})
    assert again.status_code == 200
    assert again.json()["created"] is False
    assert again.json()["article"] == first.json()["article"]
    assert rows() == before


def test_another_text_under_a_taken_slug_is_a_conflict(publisher: Client) -> None:
    post(publisher, {"source": TEXT})
    before = rows()
    body = problem_of(post(publisher, {"source": TEXT + "\n\nAnd one more."}), 409, "slug_taken")
    assert pointers(body) == {"/metadata/slug"}
    assert rows() == before


def test_another_text_under_a_slug_of_its_own_is_another_article(publisher: Client) -> None:
    post(publisher, {"source": TEXT})
    answer = post(publisher, {"source": TEXT + "\n\nAnd one more.", "metadata": {"slug": "another"}})
    assert answer.status_code == 201
    assert answer.json()["slug"] == "another"


# ── Rehearsing ──────────────────────────────────────────────────────────────────────────────────────────────────────
def test_a_dry_run_stores_nothing(publisher: Client) -> None:
    before = rows()
    answer = post(publisher, {"source": TEXT}, f"{ARTICLES}?dry_run=true")
    assert answer.status_code == 200
    assert "Location" not in answer
    assert (answer.json()["dry_run"], answer.json()["created"], answer.json()["title"]) == (True, True, "A made title")
    assert rows() == before
    assert publisher.get(f"{ARTICLES}?q=paragraph").json()["results"] == []


def test_a_dry_run_finds_what_would_be_wrong(publisher: Client) -> None:
    problem_of(post(publisher, {"source": ""}, f"{ARTICLES}?dry_run=true"), 422, "unpublishable")


@pytest.mark.parametrize("query", ["dry_run=yes", "dry_run=", "dryrun=true", "dry_run=true&dry_run=false"])
def test_a_dry_run_that_is_misspelt_publishes_nothing(publisher: Client, query: str) -> None:
    problem_of(post(publisher, {"source": TEXT}, f"{ARTICLES}?{query}"), 400, "invalid_parameter")
    assert not Article.objects.exists()


# ── Bodies of the wrong form ────────────────────────────────────────────────────────────────────────────────────────
@pytest.mark.parametrize(
    "body",
    [
        b"{",
        b"",
        b"nul",
        b"\xff",
        b'{"source": "\xff"}',
        b'{"source": NaN}',
        b'{"source": ' + b"1" * 5000 + b"}",
    ],
    ids=["broken", "empty", "no value", "no UTF-8", "no UTF-8 inside", "NaN", "a very long number"],
)
def test_a_body_that_is_not_json_is_malformed(publisher: Client, body: bytes) -> None:
    answer = post_raw(publisher, body)
    assert answer.status_code == 400, answer.content
    problem_of(answer, 400, "invalid_body" if body == b"" else "malformed_json")


@pytest.mark.parametrize("body", ["[]", '"text"', "1", "null", "true"])
def test_a_body_that_is_not_an_object_is_refused(publisher: Client, body: str) -> None:
    problem_of(post_raw(publisher, body), 400, "invalid_body")


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        ({}, "/source"),
        ({"metadata": {}}, "/source"),
        ({"source": None}, "/source"),
        ({"source": 1}, "/source"),
        ({"source": ["text"]}, "/source"),
        ({"source": TEXT, "media_type": 1}, "/media_type"),
        ({"source": TEXT, "media_type": "x" * 101}, "/media_type"),
        ({"source": TEXT, "colour": "blue"}, "/colour"),
    ],
)
def test_a_member_that_is_wrong_is_named(publisher: Client, body: object, expected: str) -> None:
    assert pointers(problem_of(post(publisher, body), 400, "invalid_body")) == {expected}
    assert not Article.objects.exists()


@pytest.mark.parametrize(
    "body",
    [
        '{"source": "A title\\n\\nA paragraph \\ud800 here."}',
        '{"source": "A title\\n\\nA paragraph.", "media_type": "\\ud800"}',
        '{"source": "A title\\n\\nA paragraph.", "\\ud800": 1}',
        '{"source": "A title\\n\\nA paragraph.", "metadata": {"\\ud800": 1}}',
        '{"source": "A title\\n\\nA paragraph.", "metadata": {"title": "\\ud800"}}',
        '{"source": "A title\\n\\nA paragraph.", "metadata": {"keywords": ["\\udfff"]}}',
        '{"source": "A title\\n\\nA paragraph.", "metadata": "\\ud800"}',
    ],
    ids=["source", "media type", "key", "key of metadata", "title", "keyword", "metadata"],
)
def test_half_a_surrogate_pair_is_refused_wherever_it_stands(publisher: Client, body: str) -> None:
    answer = post_raw(publisher, body)
    assert answer.status_code in (400, 415, 422), answer.content
    assert answer["Content-Type"] == "application/problem+json"
    assert not Article.objects.exists()


@pytest.mark.parametrize("content_type", ["text/plain", "application/xml", "application/x-www-form-urlencoded", "x"])
def test_another_media_type_is_not_taken(publisher: Client, content_type: str) -> None:
    answer = post_raw(publisher, TEXT, content_type)
    detail = problem_of(answer, 415, "unsupported_media_type")["detail"]
    taken = "application/json, multipart/form-data"
    assert detail == f"A body of the type “{content_type}” is not taken here; send one of: {taken}."
    assert answer["Accept"] == taken


def test_a_body_that_is_no_object_is_told_in_a_whole_sentence(publisher: Client) -> None:
    assert problem_of(post_raw(publisher, "[]"), 400, "invalid_body")["detail"] == "The body is to be a JSON object."


def test_a_question_about_a_key_ends_as_one(publisher: Client) -> None:
    answer = post(publisher, {"source": TEXT, "metadata": {"languag": "en"}})
    assert problem_of(answer, 422, "invalid_metadata")["detail"].endswith("; did you mean language?")


@pytest.mark.parametrize("content_type", ["multipart/form-data", 'multipart/form-data; boundary="é"'])
def test_multipart_without_its_boundary_is_malformed(publisher: Client, content_type: str) -> None:
    problem_of(post_raw(publisher, TEXT, content_type), 400, "malformed_multipart")


@pytest.mark.parametrize("charset", ["base64", "rot13", "utf-16", "bogus"])
def test_an_invented_charset_is_refused_without_a_server_error(publisher: Client, charset: str) -> None:
    answer = post_raw(publisher, json.dumps({"source": TEXT}), f"application/json; charset={charset}")
    assert answer.status_code in (201, 400, 415), answer.content


def test_a_file_that_is_missing_is_named(publisher: Client) -> None:
    body = problem_of(publisher.post(ARTICLES, {"metadata": "{}"}), 400, "invalid_body")
    assert pointers(body) == {"/source"}


def test_a_part_that_is_unknown_is_named(publisher: Client) -> None:
    body = problem_of(post_file(publisher, TEXT.encode(), colour="blue"), 400, "invalid_body")
    assert pointers(body) == {"/colour"}


@pytest.mark.parametrize("metadata", ["{", "language: de", "[" * 100_000])
def test_metadata_that_are_no_json_are_named(publisher: Client, metadata: str) -> None:
    body = problem_of(post_file(publisher, TEXT.encode(), metadata=metadata), 400, "invalid_body")
    assert pointers(body) == {"/metadata"}


# ── Documents that cannot be published ──────────────────────────────────────────────────────────────────────────────
@pytest.mark.parametrize("source", ["", " \n\n ", "A title and no paragraph"])
def test_a_document_without_a_paragraph_is_unpublishable(publisher: Client, source: str) -> None:
    body = problem_of(post(publisher, {"source": source}), 422, "unpublishable")
    assert all(pointer.startswith("/source") for pointer in pointers(body))


def test_a_binary_document_is_unpublishable(publisher: Client) -> None:
    problem_of(post_file(publisher, bytes(range(256)) * 8), 422, "unpublishable")


def test_a_nul_character_is_unpublishable(publisher: Client) -> None:
    problem_of(post(publisher, {"source": "A title\n\nA paragraph\x00."}), 422, "unpublishable")


@pytest.mark.parametrize(
    ("content", "name"), [(b"%PDF-1.7 ...", "a.pdf"), (b"PK\x03\x04...", "a.docx"), (b"\x89PNG\r\n\x1a\n", "a.txt")]
)
def test_a_format_that_is_not_read_is_named(publisher: Client, content: bytes, name: str) -> None:
    body = problem_of(post_file(publisher, content, name), 415, "unsupported_media_type")
    assert "plain text" in body["detail"]


@pytest.mark.parametrize(
    ("metadata", "pointer", "word"),
    [
        ({"langauge": "en"}, "/metadata/langauge", "language"),
        ({"language": "no language"}, "/metadata/language", "BCP 47"),
        (
            {"authors": [{"name_as_printed": "Jane", "orcid": "0000-0000-0000-0000"}]},
            "/metadata/authors/0/orcid",
            "ORCID",
        ),
        ({"publications": [{"role": "original", "date": "2023-02-30"}]}, "/metadata/publications/0/date", "calendar"),
        ({"sections": [{"first_ordinal": 99}]}, "/metadata/sections/0/first_ordinal", "99"),
        ({"title": "a\x00b"}, "/metadata/title", "control"),
        ([], "/metadata", "object"),
        ("text", "/metadata", "object"),
    ],
)
def test_metadata_that_do_not_hold_are_named(publisher: Client, metadata: object, pointer: str, word: str) -> None:
    body = problem_of(post(publisher, {"source": TEXT, "metadata": metadata}), 422, "invalid_metadata")
    assert pointers(body) == {pointer}
    assert word in body["errors"][0]["detail"]
    assert not Article.objects.exists()


@pytest.mark.parametrize(
    ("metadata", "code"),
    [
        ({"genre": "g" * 200}, "invalid_metadata"),
        ({"credit": "c" * 1500, "outlet": {"name": "The Herald"}}, "unpublishable"),
        ({"rights": "r" * 1500, "outlet": {"name": "The Herald"}}, "unpublishable"),
    ],
    ids=["genre", "credit", "rights"],
)
def test_a_fact_that_is_too_long_to_be_stored_is_refused(publisher: Client, metadata: object, code: str) -> None:
    problem_of(post(publisher, {"source": TEXT, "metadata": metadata}), 422, code)
    assert not Version.objects.exists()


def test_identifiers_of_two_people_on_one_author_are_refused(publisher: Client) -> None:
    for number, identifier in enumerate(({"orcid": "0000-0002-1825-0097"}, {"viaf": "113230702"})):
        author = {"name_as_printed": f"Author {number}", **identifier}
        post(publisher, {"source": f"{TEXT} {number}", "metadata": {"slug": f"n-{number}", "authors": [author]}})
    both = {"name_as_printed": "Author", "orcid": "0000-0002-1825-0097", "viaf": "113230702"}
    answer = post(publisher, {"source": f"{TEXT} both", "metadata": {"slug": "both", "authors": [both]}})
    assert answer.status_code in (409, 422), answer.content
    assert Article.objects.count() == 2


# ── Sizes ───────────────────────────────────────────────────────────────────────────────────────────────────────────
@pytest.fixture
def small(monkeypatch: pytest.MonkeyPatch, settings: Any) -> None:
    """The limits at a thousandth of their size, so that the test need not send ten megabytes."""
    settings.MAX_SOURCE_BYTES = 10_000
    settings.DATA_UPLOAD_MAX_MEMORY_SIZE = 60_000
    monkeypatch.setattr("articles.api.v1.submissions.LARGEST_MULTIPART", 12_000)


@pytest.mark.usefixtures("small")
def test_a_source_that_is_too_large_is_refused_as_json(publisher: Client) -> None:
    problem_of(post(publisher, {"source": "A title\n\n" + "x" * 10_000}), 413, "too_large")


@pytest.mark.usefixtures("small")
def test_a_source_that_is_too_large_is_refused_as_a_file(publisher: Client) -> None:
    problem_of(post_file(publisher, b"A title\n\n" + b"x" * 10_000), 413, "too_large")


@pytest.mark.usefixtures("small")
def test_a_body_that_is_too_large_is_refused_as_a_file(publisher: Client) -> None:
    problem_of(post_file(publisher, b"A title\n\n" + b"x" * 13_000), 413, "too_large")


@pytest.mark.usefixtures("small")
def test_a_body_that_is_too_large_is_refused_as_json(publisher: Client) -> None:
    problem_of(post(publisher, {"source": "A", "metadata": {"title": "x" * 70_000}}), 413, "too_large")


def test_the_limit_is_ten_mebibytes(publisher: Client) -> None:
    problem_of(post_file(publisher, b"A title\n\n" + b"x" * (10 * 1024 * 1024)), 413, "too_large")


def test_the_charset_of_a_part_is_heard(publisher: Client) -> None:
    content = "Ein Titel\n\nDie Überfahrt kostet fünf € und dauert eine Stunde.".encode("iso-8859-15")
    part = SimpleUploadedFile("article.txt", content, "text/plain; charset=ISO-8859-15")
    answer = publisher.post(ARTICLES, {"source": part})
    assert answer.status_code == 201, answer.content
    assert Version.objects.get().media_type == "text/plain; charset=iso-8859-15"


HTML = """<!doctype html><html lang="de"><head><meta charset="iso-8859-1"><title>Die Brücke</title></head><body><article>
<h1>Die Brücke</h1><p>Die Fähre nach Stein fuhr mittags ab, mit vierzig Fahrgästen und einer <em>Kapelle</em> an Bord.</p>
<p>Der Gemeinderat bewilligte zwei Millionen Franken für die Reparatur der Ufermauer, sagte die Präsidentin.</p>
</article></body></html>"""
MARKDOWN = """---
title: Die Brücke
---

Die Fähre nach Stein fuhr mittags ab, mit vierzig Fahrgästen und einer *Kapelle* an Bord.
"""
JATS = """<?xml version="1.0" encoding="iso-8859-1"?><article><front><article-meta><title-group>
<article-title>Die Brücke</article-title>
</title-group></article-meta></front><body><p>Die Fähre nach Stein fuhr mittags ab, mit vierzig Fahrgästen und einer
<italic>Kapelle</italic> an Bord.</p></body></article>"""


@pytest.mark.parametrize(
    ("text", "media_type", "stored"),
    [
        (HTML, "text/html", "text/html"),
        (HTML, None, "text/html"),
        (MARKDOWN, "text/markdown", "text/markdown"),
        (JATS, "application/xml", "xml"),
    ],
    ids=["HTML", "HTML that says nothing", "Markdown", "JATS"],
)
def test_a_text_of_every_format_is_taken_in_json(
    publisher: Client, text: str, media_type: str | None, stored: str
) -> None:
    """The text has JSON's encoding, even if it names the encoding that it had in a file."""
    answer = publisher.post(ARTICLES, {"source": text, "media_type": media_type}, content_type="application/json")
    assert answer.status_code == 201, answer.content
    assert answer.json()["title"] == "Die Brücke"
    version = publisher.get(path_of(answer.json()["current_version"]["url"])).json()
    assert stored in version["media_type"]
    assert version["paragraphs"][0]["text"].startswith("Die Fähre nach Stein")
    assert "<em>Kapelle</em>" in version["paragraphs"][0]["html"]

"""`Idempotency-Key`: the same request, however often it is sent, is done once."""

import json
from datetime import timedelta
from typing import Any

import pytest
from django.conf import settings
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db.models import F
from django.test import Client
from django.test.client import encode_multipart

from articles.models import Article, IdempotentAnswer, Publication
from articles.publishing.api_keys import create_key
from tests.api.asking import ARTICLE, ARTICLES, problem_of
from tests.conftest import SAMPLE

DOCUMENT = {"source": "A made title\n\nThe first paragraph, of a few words.", "metadata": {"language": "en"}}
KEY = "8e03978e-40d5-43e8-bc93-6894a57f9324"
REPEATED = ("Content-Type", "Location", "Cache-Control")


def post(
    client: Client, body: object = DOCUMENT, key: str | None = KEY, address: str = ARTICLES, **headers: str
) -> Any:
    named = {"idempotency-key": key} if key is not None else {}
    return client.post(address, body, content_type="application/json", headers={**headers, **named})


def post_file(client: Client, content: bytes, boundary: str, key: str = KEY) -> Any:
    source = SimpleUploadedFile("article.txt", content, "text/plain")
    body = encode_multipart(boundary, {"source": source, "metadata": json.dumps({"language": "en"})})
    content_type = f"multipart/form-data; boundary={boundary}"
    return client.post(ARTICLES, body, content_type=content_type, headers={"idempotency-key": key})


def age(**since: float) -> None:
    IdempotentAnswer.objects.update(created_at=F("created_at") - timedelta(**since))


# ── Once ────────────────────────────────────────────────────────────────────────────────────────────────────────────
def test_the_answer_is_repeated_to_the_byte(publisher: Client) -> None:
    first, again = post(publisher), post(publisher)
    assert first.status_code == again.status_code == 201
    assert again.content == first.content
    assert {name: again[name] for name in REPEATED} == {name: first[name] for name in REPEATED}
    assert "Idempotency-Replayed" not in first
    assert again["Idempotency-Replayed"] == "true"
    assert again["RateLimit"] != first["RateLimit"], "the repetition is counted as a request"


def test_what_was_done_is_not_done_again(publisher: Client, sample: object) -> None:
    body = {"role": "republication", "outlet": {"name": "The Herald"}}
    answers = [post(publisher, body, address=f"{ARTICLE}publications/") for _ in range(3)]
    assert [answer.status_code for answer in answers] == [201, 201, 201]
    assert {answer["ETag"] for answer in answers} == {answers[0]["ETag"]}
    assert Publication.objects.filter(outlet__name="The Herald").count() == 1


def test_a_repetition_has_the_same_answer_after_later_changes(publisher: Client, sample: object) -> None:
    body = {"role": "republication", "outlet": {"name": "The Herald"}}
    tag = publisher.get(ARTICLE)["ETag"]
    answers = [post(publisher, body, address=f"{ARTICLE}publications/", **{"if-match": tag}) for _ in range(2)]
    assert [answer.status_code for answer in answers] == [201, 201]


def test_without_a_key_nothing_is_kept(publisher: Client) -> None:
    assert [post(publisher, key=None).status_code for _ in range(2)] == [201, 200]
    assert not IdempotentAnswer.objects.exists()


def test_quotation_marks_around_a_key_do_not_count(publisher: Client) -> None:
    post(publisher)
    assert post(publisher, key=f'"{KEY}"')["Idempotency-Replayed"] == "true"


def test_a_key_is_its_holders_own(publisher: Client) -> None:
    other = Client(headers={"authorization": f"Api-Key {create_key('other', ['publish'])}"})
    post(publisher)
    answer = post(other)
    assert answer.status_code == 200, "done, and found to be held already"
    assert "Idempotency-Replayed" not in answer


# ── Another request under the same key ──────────────────────────────────────────────────────────────────────────────
@pytest.mark.parametrize("changed", ["body", "query", "path", "media type"])
def test_another_request_under_the_same_key_is_refused(publisher: Client, changed: str, sample: object) -> None:
    post(publisher)
    before = Article.objects.count()
    match changed:
        case "body":
            answer = post(publisher, {**DOCUMENT, "source": "Another\n\nText of a few words."})
        case "query":
            answer = post(publisher, address=f"{ARTICLES}?dry_run=false")
        case "path":
            answer = post(publisher, address=f"{ARTICLE}publications/")
        case _:
            headers = {"idempotency-key": KEY}
            answer = publisher.post(
                ARTICLES, json.dumps(DOCUMENT), content_type="application/json; x=y", headers=headers
            )
    problem_of(answer, 422, "idempotency_key_reused")
    assert Article.objects.count() == before


@pytest.mark.parametrize("key", ["", " ", "a b", "a, b", "é", "x" * 256, '""', "a\tb"])
def test_a_key_of_the_wrong_form_is_refused(publisher: Client, key: str) -> None:
    problem_of(post(publisher, key=key), 400, "invalid_header")
    assert not Article.objects.exists()


@pytest.mark.parametrize("key", ["x", "x" * 255, "!~{}:/?"])
def test_a_key_of_any_visible_characters_is_taken(publisher: Client, key: str) -> None:
    assert post(publisher, key=key).status_code == 201


# ── Errors and rehearsals ───────────────────────────────────────────────────────────────────────────────────────────
@pytest.mark.parametrize(
    ("body", "status"), [({"source": ""}, 422), ({"source": 1}, 400), ({**DOCUMENT, "metadata": {"language": 1}}, 422)]
)
def test_an_error_is_not_kept_and_may_be_corrected(publisher: Client, body: object, status: int) -> None:
    assert post(publisher, body).status_code == status
    assert not IdempotentAnswer.objects.exists()
    assert post(publisher).status_code == 201


def test_a_conflict_is_not_kept(publisher: Client) -> None:
    post(publisher, key="one")
    other = {**DOCUMENT, "source": f"{DOCUMENT['source']}\n\nAnd another paragraph."}
    problem_of(post(publisher, other, key="two"), 409, "slug_taken")
    assert IdempotentAnswer.objects.count() == 1


def test_a_rehearsal_is_not_kept(publisher: Client) -> None:
    assert post(publisher, address=f"{ARTICLES}?dry_run=true").status_code == 200
    assert not IdempotentAnswer.objects.exists()
    assert post(publisher).status_code == 201


def test_a_key_without_the_scope_is_refused_and_nothing_is_kept(api: Client) -> None:
    problem_of(post(api), 401, "not_authenticated")
    assert not IdempotentAnswer.objects.exists()


# ── Files ───────────────────────────────────────────────────────────────────────────────────────────────────────────
def test_a_file_is_sent_again_with_another_boundary(publisher: Client) -> None:
    first = post_file(publisher, SAMPLE.read_bytes(), "one-boundary")
    again = post_file(publisher, SAMPLE.read_bytes(), "another-boundary")
    assert (first.status_code, again.content) == (201, first.content)
    assert again["Idempotency-Replayed"] == "true"
    assert publisher.get(f"{ARTICLE}versions/1/source/").content == SAMPLE.read_bytes()


def test_a_form_without_a_boundary_is_malformed(publisher: Client) -> None:
    answer = publisher.post(ARTICLES, b"x", content_type="multipart/form-data", headers={"idempotency-key": KEY})
    problem_of(answer, 400, "malformed_multipart")


def test_only_the_boundary_of_a_form_does_not_count(publisher: Client) -> None:
    answers = [
        publisher.post(
            ARTICLES, DOCUMENT, content_type=f"application/json; boundary={word}", headers={"idempotency-key": KEY}
        )
        for word in ("first", "second")
    ]
    assert answers[0].status_code == 201
    problem_of(answers[1], 422, "idempotency_key_reused")


def test_another_file_is_another_request(publisher: Client) -> None:
    post_file(publisher, SAMPLE.read_bytes(), "boundary")
    other = SAMPLE.read_bytes().replace(b"alliance", b"Alliance", 1)
    problem_of(post_file(publisher, other, "boundary"), 422, "idempotency_key_reused")


def test_a_large_file_is_published_whole(publisher: Client) -> None:
    sentences = b"A sentence of some words, as many others. " * 50
    content = b"A large one\n\n" + b"\n\n".join(b"Paragraph %d. %s" % (n, sentences.strip()) for n in range(1_500))
    assert 3_000_000 < len(content) < settings.MAX_SOURCE_BYTES
    answer = post_file(publisher, content, "boundary")
    assert answer.status_code == 201
    assert publisher.get(f"{ARTICLES}a-large-one/versions/1/source/").content == content


def test_a_body_that_is_too_large_is_refused(publisher: Client) -> None:
    problem_of(post_file(publisher, b"x" * (settings.MAX_SOURCE_BYTES + 1), "boundary"), 413, "too_large")
    assert not IdempotentAnswer.objects.exists()


# ── For a day ───────────────────────────────────────────────────────────────────────────────────────────────────────
def test_an_answer_is_kept_for_a_day(publisher: Client) -> None:
    post(publisher)
    age(hours=23)
    assert post(publisher)["Idempotency-Replayed"] == "true"
    age(hours=1.1)
    answer = post(publisher)
    assert "Idempotency-Replayed" not in answer
    assert answer.status_code == 200, "the bytes are held already"
    assert IdempotentAnswer.objects.count() == 1


def test_old_answers_go_when_their_holder_sends_something_new(publisher: Client) -> None:
    post(publisher, key="old")
    age(hours=25)
    post(publisher, key="new")
    assert list(IdempotentAnswer.objects.values_list("key", flat=True)) == ["new"]

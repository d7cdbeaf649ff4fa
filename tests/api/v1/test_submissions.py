"""Submissions as JSON and as multipart/form-data: the document, its facts, and the answer. Without a database."""

import json
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from rest_framework.request import Request
from rest_framework.test import APIRequestFactory

from articles.api.http.parsers import StrictJSONParser, StrictMultiPartParser
from articles.api.v1 import submissions
from articles.api.v1.submissions import RevisionSubmission, Submission, published_answer, submitted
from articles.intake import TooLarge, UnknownFormat
from articles.models import ApiKey
from articles.publishing.delivery import Delivery
from articles.representations.section import SectionReference
from articles.web.problems import ApiError

TEXT = "A title\n\nA paragraph of a few words, which is long enough to be one."


def request_with(body: dict[str, Any], form: str) -> Request:
    posted = APIRequestFactory().post("/", body, format=form)
    request = Request(posted, parsers=[StrictJSONParser(), StrictMultiPartParser()])
    request.auth = ApiKey(prefix="abcdefgh")
    return request


def sent(body: dict[str, Any], form: str = "json") -> tuple[Delivery, RevisionSubmission]:
    return submitted(request_with(body, form), RevisionSubmission)


def file_of(text: str = TEXT, media_type: str = "text/plain", name: str = "article.txt") -> SimpleUploadedFile:
    return SimpleUploadedFile(name, text.encode(), media_type)


@pytest.mark.parametrize("form", ["json", "multipart"])
def test_a_text_is_delivered_as_its_bytes(form: str) -> None:
    delivery, submission = sent({"source": TEXT}, form)
    assert (delivery.content, delivery.manuscript.title) == (TEXT.encode(), "A title")
    assert delivery.made_by == "key abcdefgh"
    assert (submission.reason, submission.change_note, submission.identity) == ("update", None, {})


def test_a_file_is_delivered_as_its_bytes_in_its_own_encoding() -> None:
    content = TEXT.replace("title", "tïtle").encode("latin-1")
    source = SimpleUploadedFile("article.txt", content, "text/plain; charset=latin-1")
    delivery, submission = sent({"source": source}, "multipart")
    assert delivery.content == content
    assert submission.source == ""


def test_a_text_in_json_is_utf_8_even_if_its_media_type_names_another_encoding() -> None:
    source = {"source": TEXT.replace("title", "tïtle"), "media_type": "text/plain; charset=latin-1"}
    assert sent(source)[0].manuscript.title == "A tïtle"


@pytest.mark.parametrize("media_type", ["text/x-unknown", "text/plain; version=1", "text/plainx", ""])
def test_a_media_type_that_is_not_read_is_refused(media_type: str) -> None:
    with pytest.raises(UnknownFormat, match="is not a media type that is read; these are: "):
        sent({"source": TEXT, "media_type": media_type})


@pytest.mark.parametrize("form", ["json", "multipart"])
def test_metadata_complete_the_document(form: str) -> None:
    metadata = {"title": "Another title"}
    delivery, _ = sent({"source": TEXT, "metadata": metadata if form == "json" else json.dumps(metadata)}, form)
    assert (delivery.manuscript.title, delivery.metadata) == ("Another title", metadata)
    assert sent({"source": TEXT}, form)[0].metadata is None


@pytest.mark.parametrize("as_file", [True, False])
def test_the_identity_of_a_form_is_json(*, as_file: bool) -> None:
    identity = json.dumps({"1": None})
    part = file_of(identity, "application/json") if as_file else identity
    assert sent({"source": file_of(), "identity": part}, "multipart")[1].identity == {"1": None}


@pytest.mark.parametrize("name", ["metadata", "identity"])
@pytest.mark.parametrize(
    ("text", "code"), [("{", "malformed_json"), ("[" * 100_000, "nested_too_deeply"), ("x", "malformed_json")]
)
def test_a_part_that_is_not_json_is_named(name: str, text: str, code: str) -> None:
    with pytest.raises(ApiError) as caught:
        sent({"source": TEXT, name: text}, "multipart")
    (error,) = caught.value.errors
    assert (caught.value.code, error.pointer, error.code) == ("invalid_body", f"/{name}", code)


def test_half_of_a_surrogate_pair_in_a_part_is_named() -> None:
    with pytest.raises(ApiError) as caught:
        sent({"source": TEXT, "identity": '{"1": "\\ud800"}'}, "multipart")
    assert [error.pointer for error in caught.value.errors] == ["/identity/1"]


@pytest.mark.parametrize("form", ["json", "multipart"])
def test_a_body_without_a_source_is_refused(form: str) -> None:
    with pytest.raises(ApiError) as caught:
        sent({"reason": "correction"}, form)
    assert [error.pointer for error in caught.value.errors] == ["/source"]


def test_a_list_is_not_a_body() -> None:
    with pytest.raises(ApiError) as caught:
        submitted(request_with([], "json"), Submission)  # type: ignore[arg-type]
    assert [(error.pointer, error.code) for error in caught.value.errors] == [("", "not_an_object")]


@pytest.mark.parametrize("form", ["json", "multipart"])
def test_a_source_of_the_largest_size_is_taken_and_no_larger_one(form: str, settings: Any) -> None:
    settings.MAX_SOURCE_BYTES = len(TEXT)
    assert sent({"source": TEXT}, form)[0].content == TEXT.encode()
    with pytest.raises(TooLarge, match=f"The source has {len(TEXT) + 1:,} bytes; at most {len(TEXT):,} are taken"):
        sent({"source": f"{TEXT}x"}, form)


@pytest.mark.parametrize(("room", "refused"), [(-1, True), (0, False)])
def test_a_form_is_refused_by_its_length_before_it_is_read(
    monkeypatch: pytest.MonkeyPatch, room: int, *, refused: bool
) -> None:
    request = request_with({"source": file_of()}, "multipart")
    monkeypatch.setattr(submissions, "LARGEST_MULTIPART", int(request.META["CONTENT_LENGTH"]) + room)
    if refused:
        with pytest.raises(TooLarge, match="The body is too large"):
            submitted(request, Submission)
    else:
        assert submitted(request, Submission)[0].content == TEXT.encode()


@pytest.mark.parametrize(
    ("created", "dry_run", "status", "has_location"),
    [(True, False, 201, True), (False, False, 200, True), (True, True, 200, False), (False, True, 200, False)],
)
def test_the_answer_tells_whether_something_new_is_stored(
    *, created: bool, dry_run: bool, status: int, has_location: bool
) -> None:
    shape = SectionReference(id=1, order=1, role="body", heading=None, supplied_by="source")
    answer = published_answer(shape, "https://x.example/new/", created=created, dry_run=dry_run)
    assert (answer.status_code, answer.get("Location")) == (status, "https://x.example/new/" if has_location else None)

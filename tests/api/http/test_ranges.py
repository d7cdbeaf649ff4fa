"""Ranges: which bytes of a file a request is answered with."""

import io
from typing import Any

import pytest
from rest_framework.request import Request
from rest_framework.test import APIRequestFactory

from articles.api.http.ranges import ranged
from articles.web.problems import ApiError

CONTENT = b"0123456789"
ETAG = '"tag"'


class File(io.BytesIO):
    """A file that knows whether it was closed."""


def ask(method: str = "get", **headers: str) -> tuple[Any, File]:
    file = File(CONTENT)
    named = {name.replace("_", "-"): value for name, value in headers.items()}
    request = Request(getattr(APIRequestFactory(), method)("/dump", headers=named))
    return ranged(request, file, len(CONTENT), {"ETag": ETAG, "Content-Type": "text/plain"}), file


def body_of(answer: Any) -> bytes:
    return b"".join(answer.streaming_content)


@pytest.mark.parametrize(
    ("wanted", "body", "content_range"),
    [
        ("bytes=0-0", b"0", "bytes 0-0/10"),
        ("bytes=2-4", b"234", "bytes 2-4/10"),
        ("bytes=7-", b"789", "bytes 7-9/10"),
        ("bytes=9-9", b"9", "bytes 9-9/10"),
        ("bytes=8-99", b"89", "bytes 8-9/10"),
        ("bytes=-3", b"789", "bytes 7-9/10"),
        ("bytes=-99", CONTENT, "bytes 0-9/10"),
        ("BYTES = 1 - 2", b"12", "bytes 1-2/10"),
    ],
)
def test_a_range_is_answered_with_its_bytes(wanted: str, body: bytes, content_range: str) -> None:
    answer, _ = ask(Range=wanted)
    assert (answer.status_code, answer["Content-Range"], answer["Content-Length"]) == (
        206,
        content_range,
        str(len(body)),
    )
    assert body_of(answer) == body
    assert (answer["ETag"], answer["Accept-Ranges"]) == (ETAG, "bytes")


@pytest.mark.parametrize("wanted", ["", "bytes=", "bytes=4-2", "bytes=0-1,3-4", "lines=0-1", "bytes=a-b", "bytes=-"])
def test_a_malformed_range_is_answered_with_the_whole_file(wanted: str) -> None:
    answer, _ = ask(Range=wanted)
    assert (answer.status_code, body_of(answer)) == (200, CONTENT)
    assert "Content-Range" not in answer


@pytest.mark.parametrize("wanted", ["bytes=10-", "bytes=10-11", "bytes=-0"])
def test_a_range_beyond_the_end_is_a_problem(wanted: str) -> None:
    answer, file = ask(Range=wanted)
    assert (answer.status_code, answer["Content-Range"]) == (416, "bytes */10")
    assert file.closed


def test_if_range_with_another_tag_is_answered_with_the_whole_file() -> None:
    assert ask(Range="bytes=1-2", If_Range='"other"')[0].status_code == 200
    assert ask(Range="bytes=1-2", If_Range=ETAG)[0].status_code == 206


def test_head_is_answered_as_for_the_whole_file() -> None:
    answer, _ = ask("head", Range="bytes=1-2")
    assert (answer.status_code, answer["Content-Length"]) == (200, "10")


def test_a_client_that_has_the_file_gets_304() -> None:
    answer, file = ask(If_None_Match=ETAG)
    assert (answer.status_code, answer["ETag"]) == (304, ETAG)
    assert file.closed


def test_a_condition_that_does_not_hold_is_a_problem() -> None:
    with pytest.raises(ApiError) as refused:
        ask(If_Match='"other"')
    assert refused.value.code == "precondition_failed"


@pytest.mark.django_db  # closing an answer looks after the connections
def test_the_file_is_closed_with_the_answer() -> None:
    answer, file = ask()
    assert not file.closed
    answer.close()
    assert file.closed

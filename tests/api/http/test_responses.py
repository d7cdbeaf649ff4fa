"""JSON answers that no cache keeps."""

from articles.api.http.responses import json_of, uncached
from articles.representations.shape import Shape


class ColourShape(Shape):
    """A colour."""

    name: str
    hue: int


RED = ColourShape(name="red", hue=0)


def test_a_shape_is_written_whole_or_in_part() -> None:
    assert json_of(RED) == b'{"name":"red","hue":0}'
    assert json_of(RED, ["hue"]) == b'{"hue":0}'


def test_no_cache_keeps_the_answer() -> None:
    answer = uncached(RED, status=201, headers={"Location": "/colours/red/"})
    assert (answer.status_code, answer.content) == (201, b'{"name":"red","hue":0}')
    assert (answer["Content-Type"], answer["Cache-Control"]) == ("application/json", "no-store")
    assert answer["Location"] == "/colours/red/"


def test_bytes_are_answered_as_they_are() -> None:
    assert (uncached(b"{}").status_code, uncached(b"{}").content) == (200, b"{}")

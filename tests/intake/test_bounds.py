"""Documents in odd shapes are read in a time that grows with their length, not with its square."""

import gc
import time
from collections.abc import Iterator
from contextlib import suppress

import pytest

from articles.intake import IntakeError, read

SHAPES = {
    "one line": b"a",
    "one line of words": b"By Jane Doe, ",
    "wrapped lines": b"x " * 34 + b"end\n",
    "blank lines": b"\n",
    "short lines": b"A short line of some words\n",
    "quotation marks": b'"',
    "names": b"By Jane Doe\n",
    "dates": b"3 April 2021\n",
    "furniture": b"Share this article\n\n",
    "notes": b"This piece was originally published in The Times on May 1, 2020.\n\n",
    "rules": b"- - - - - - - -\n",
    "page breaks": b"\n\f",
}
SIZE = 50_000
TIMES = 4
GROWTH = 8  # for four times the length: a time that grows with the square of the length is 16 times as long
SLACK = 0.1  # seconds; what is done in less is no fault


@pytest.fixture
def own_objects() -> Iterator[None]:
    """Keep the collector from looking through other tests' objects."""
    gc.collect()
    gc.freeze()
    yield
    gc.unfreeze()


def seconds(piece: bytes, size: int) -> float:
    """Return the processor's time for reading."""
    document = b"A title\n\nA first paragraph.\n\n" + piece * (size // len(piece))
    started = time.process_time()
    with suppress(IntakeError):
        read(document)
    return time.process_time() - started


@pytest.mark.usefixtures("own_objects")
@pytest.mark.parametrize("shape", sorted(SHAPES))
def test_odd_shapes_take_no_longer_than_their_length(shape: str) -> None:
    piece = SHAPES[shape]
    longest = GROWTH * min(seconds(piece, SIZE) for _ in range(2)) + SLACK
    # What takes too long is read once more: the machine may have done something else in between.
    assert any(seconds(piece, TIMES * SIZE) < longest for _ in range(2))

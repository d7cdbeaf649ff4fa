"""Documents of ten megabytes in odd shapes are read in a time that grows with their length."""

import time
from contextlib import suppress

import pytest

from articles.intake import MAX_SOURCE_BYTES, IntakeError, read

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
SIZE = MAX_SOURCE_BYTES // 8
SECONDS = 20  # measured: below 2 on an idle machine; anything that is not linear takes minutes


@pytest.mark.parametrize("shape", sorted(SHAPES))
def test_odd_shapes_take_no_longer_than_their_length(shape: str) -> None:
    piece = SHAPES[shape]
    started = time.perf_counter()
    with suppress(IntakeError):
        read(b"A title\n\nA first paragraph.\n\n" + piece * (SIZE // len(piece)))
    assert time.perf_counter() - started < SECONDS

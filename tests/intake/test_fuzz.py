"""Mutated real documents thrown at `read`: each is read, or refused in one line; never anything else."""

import random
from pathlib import Path

import pytest

from articles.intake import IntakeError, Manuscript, read
from articles.intake.markup.inline import text_of

DATA = Path(__file__).parents[1] / "data"
DOCUMENTS = sorted(
    path for pattern in ("real/*.html", "pages/*.html", "jats/*.xml", "markdown/*.md") for path in DATA.glob(pattern)
)
ROUNDS = 12
SNIPPETS = (
    b"<", b">", b"&", b"\0", b"\xff", b"<!--", b"]]>", b"<![CDATA[", b"</p>", b"<script>", b"&#0;", b"&#xD800;", b"---\n",
    b'{"@type":"Article","author":[[[', b"\xe2\x80\xae", b"<svg/onload=x>", b"\x1b[31m", b"<table><td>", b"<p>" * 300,
)  # fmt: skip


def mutated(data: bytes, chance: random.Random) -> bytes:
    """The document with some bytes turned, cut out, doubled, or with something put between."""
    changed = bytearray(data)
    for _ in range(chance.randint(1, 12)):
        place = chance.randrange(len(changed) + 1)
        match chance.randrange(5):
            case 0:
                changed[place:place] = chance.choice(SNIPPETS)
            case 1:
                del changed[place : place + chance.randint(1, 2_000)]
            case 2:
                changed[place:place] = changed[place : place + chance.randint(1, 500)]
            case 3 if place < len(changed):
                changed[place] = chance.randrange(256)
            case _:
                del changed[max(1, len(changed) - chance.randint(0, 300)) :]
    return bytes(changed)


def outcome(data: bytes, name: str) -> Manuscript | str:
    """Return the manuscript, or the reason of the refusal; other errors are not caught."""
    try:
        return read(data, name=name)
    except IntakeError as error:
        return error.detail


@pytest.mark.parametrize("path", DOCUMENTS, ids=lambda path: path.name)
def test_a_mutated_document_is_read_or_refused_in_one_line(path: Path) -> None:
    chance = random.Random(path.name)
    for _ in range(ROUNDS):
        found = outcome(mutated(path.read_bytes(), chance), path.name)
        if isinstance(found, str):
            assert found
            assert "\n" not in found
        else:
            assert found.paragraphs
            assert all(text_of(block.html) == block.text for block in found.blocks)

"""No word of a document is lost: it is in a field of the Manuscript, or listed as left out."""

import random
import re
from collections import Counter
from collections.abc import Iterator
from contextlib import suppress

import pytest
from hypothesis import given, reject, settings
from hypothesis import strategies as st

from articles.intake import IntakeError, Manuscript, read
from tests.intake import opeds

# Labels are what a line is told by; the field that it goes into says the same.
LABELS = re.compile(
    "by|von|par|por|written|words|authors?|published|posted|updated|first|on|at|in|am|le|el|and|und|with|mit|photo|image|credits?"
)
LINES = [
    *(line for text in opeds.ALL.values() for line in text.splitlines()),
    *(
        "Share",
        "Next",
        "Updated 5 April 2021",
        "04/05/2021",
        "By Jane Doe for The Hill",
        "By John Roe",
        "Photo: Ann Ex",
        "> a quote",
    ),
    *(
        "About the author",
        "The writer is a fellow.",
        "Doe is a fellow.",
        "First published in 1998.",
        "_____",
        "- item",
        "",
        "",
        "",
    ),
]


def words(text: str) -> Counter[str]:
    return Counter(re.findall(r"[^\W_]+", text.casefold()))


def fields(manuscript: Manuscript) -> Iterator[str | None]:
    yield from (manuscript.title, manuscript.subtitle)
    yield from (block.text for block in manuscript.blocks)
    yield from (piece.text for piece in manuscript.left_out)
    for author in manuscript.authors:
        yield from (author.name_as_printed, author.biography_as_printed)
        for affiliation in author.affiliations:
            yield from (affiliation.position, affiliation.organisation)
    for publication in manuscript.publications:
        yield from (publication.credit, publication.note_as_printed, publication.disclaimer_as_printed)


def lost(document: str) -> Counter[str]:
    manuscript = read(document.encode())
    kept = words("\n".join(text for text in fields(manuscript) if text))
    missing = Counter({word: count for word, count in (words(document) - kept).items() if not LABELS.fullmatch(word)})
    dates = {line.strip() for line in document.splitlines() if re.search(r"\b(?:20|19)\d\d\b", line) and len(line) < 60}
    return missing - words("\n".join(dates)) if manuscript.published else missing


@pytest.mark.parametrize("name", sorted(opeds.ALL))
def test_an_op_ed(name: str) -> None:
    assert not lost(opeds.ALL[name])


@given(st.lists(st.sampled_from(LINES), min_size=2, max_size=25), st.randoms(use_true_random=False))
@settings(max_examples=150, deadline=None)
def test_lines_of_op_eds_in_any_order(lines: list[str], chance: random.Random) -> None:
    document = "".join(line + chance.choice(["\n", "\n\n"]) for line in ["Open the Harbour", *lines])
    try:
        missing = lost(document)
    except IntakeError:
        reject()  # nothing is left for a paragraph
    assert not missing


@given(st.text(st.characters(exclude_categories=["Cs", "Cc"], include_characters="\n\r\t\f"), max_size=400))
@settings(max_examples=100, deadline=None)
def test_any_text_is_read_or_refused(text: str) -> None:
    try:
        manuscript = read(f"A title of words\n\n{text}".encode())
    except IntakeError:
        return
    assert manuscript.paragraphs
    assert all(block.text == block.text.strip() and block.text for block in manuscript.blocks)


@given(st.binary(max_size=300))
def test_any_bytes_are_read_or_refused(data: bytes) -> None:
    with suppress(IntakeError):
        read(data)

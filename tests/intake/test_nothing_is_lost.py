"""No word of a document is lost: it is in a field of the Manuscript, or listed as left out."""

import random
import re
from collections import Counter
from contextlib import suppress
from pathlib import Path

import pytest
from hypothesis import given, reject, settings
from hypothesis import strategies as st

from articles.intake import IntakeError, read
from tests.intake import opeds
from tests.intake.documents import every_document
from tests.intake.seen_words import LABELS, fields, lost_words, words

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


PIECES = [
    "<p>The harbour at Quell has been closed for eleven years, and nobody in the ministry can say why that is so.</p>",
    "<p>It was first shut on a Thursday in the winter of the census, when both of the ferries were hauled ashore.</p>",
    "<h2>Rope and tar</h2>",
    "<aside class=pullquote><p>nobody in the ministry can say why</p></aside>",
    "<blockquote><p>We set our clocks by it.</p><footer>Orla Finch</footer></blockquote>",
    "<ul><li><a href=/1>Households</a></li><li><a href=/2>Sailings</a></li></ul>",
    "<p>Three studies were made:</p>",
    "<div class=signup><h3>Letters weekly</h3><p>Tides arrive by post.</p></div>",
    "<div class=media><img><span>Ferry at low water. (Photo: Tam Reed)</span></div>",
    "<p class=byline>By Nell Quay (Brannick, envoy)</p>",
    "<p class=byline>By Nell Quay and eleven unnamed others</p>",
    "<p>8 February 2024 | 10:30</p>",
    "<p><em>This article was reprinted in The Harbour Review.</em></p>",
    "<div>T</div><p>he drop cap began it all over again on the quay, in the rain of a long and cold evening.</p>",
    "<p>One line of it.<br>Another line of it.<br>A third line of it.</p>",
    "<article><h1>Lamplighter</h1><p>Oil was dear then, and the lamps on the quay were lit for the mail.</p></article>",
    "<p>Drag is <math><mi>D</mi><mo>=</mo><mi>kay</mi></math> in the <button>glossary</button> of it all here.</p>",
    "<h3>Sources<a class=anchor href=#s>#</a></h3>",
]


@given(st.lists(st.sampled_from(PIECES), min_size=2, max_size=12), st.booleans())
@settings(max_examples=60, deadline=None)
def test_pieces_of_pages_in_any_order(pieces: list[str], headed: bool) -> None:
    head = "<header><h1>Ice in June</h1><p class=dek>Islanders count tins.</p></header>" if headed else ""
    body = f"<main>{head}{''.join(pieces)}</main>"
    markup = f"<html><head><title>Ice in June</title></head><body>{body}</body></html>".encode()
    try:
        manuscript = read(markup)
    except IntakeError:
        reject()
    assert not lost_words(markup, manuscript) - {"glossary"}  # a button that is read aside


@every_document
def test_each_word_that_a_reader_of_a_document_sees_is_somewhere(path: Path) -> None:
    data = path.read_bytes()
    assert not lost_words(data, read(data, name=path.name))

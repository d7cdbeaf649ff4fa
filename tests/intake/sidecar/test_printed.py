"""The biographies and notes that an editor says are printed."""

import pytest

from articles.intake import SidecarError
from articles.intake.manuscript import Author, Block, LeftOut, Manuscript, ManuscriptPublication, Section
from articles.intake.sidecar import parse_json_object
from articles.intake.sidecar.printed import claim_printed

TEXT = "The harbour froze twice."
NOTE = "It was first printed in The Hill."
PIECE = LeftOut("Share this", "site furniture")


def paragraph(text: str) -> Block:
    return Block("paragraph", text, text)


def claimed(manuscript: Manuscript, *, biography: str | None = None, note: str | None = None) -> Manuscript:
    authors = [
        {"name_as_printed": "A"},
        {"name_as_printed": "B", **({"biography_as_printed": biography} if biography else {})},
    ]
    publications = [{"role": "original"}, {"role": "republication", **({"note_as_printed": note} if note else {})}]
    return claim_printed(manuscript, parse_json_object({"authors": authors, "publications": publications}))


def made(*texts: str, **facts: object) -> Manuscript:
    return Manuscript("text/plain", blocks=tuple(paragraph(text) for text in texts), **facts)  # type: ignore[arg-type]


def test_nothing_is_taken_if_nothing_is_claimed() -> None:
    manuscript = made(TEXT, left_out=(PIECE,), sections=(Section(1, 1, "By an editor", supplied_by="editor"),))
    assert claimed(manuscript) == manuscript


@pytest.mark.parametrize("claim", ["biography", "note"])
def test_a_claimed_paragraph_is_not_of_the_text(claim: str) -> None:
    assert claimed(made(TEXT, NOTE), **{claim: NOTE}).blocks == (paragraph(TEXT),)


def test_a_claimed_piece_is_not_left_out_any_more() -> None:
    manuscript = made(TEXT, left_out=(PIECE, LeftOut(NOTE, "note")))
    assert claimed(manuscript, note=NOTE).left_out == (PIECE,)


def test_white_space_does_not_matter() -> None:
    assert claimed(made(TEXT, NOTE.replace(" ", "\n ")), note=f" {NOTE}\n").blocks == (paragraph(TEXT),)


def test_a_claim_may_be_a_part_of_a_paragraph_which_then_stays() -> None:
    manuscript = made(f"{TEXT} {NOTE}")
    assert claimed(manuscript, note=NOTE) == manuscript


def test_the_printed_sections_are_counted_anew_without_the_claimed_paragraph() -> None:
    heading = Block("heading", "Results", "Results")
    manuscript = Manuscript(
        "text/plain",
        blocks=(paragraph(NOTE), heading, paragraph(TEXT)),
        sections=(Section(2, 2, "Results"),),
    )
    assert claimed(manuscript, note=NOTE).sections == (Section(1, 1, "Results"),)


@pytest.mark.parametrize(
    "facts",
    [
        {"authors": (Author("A", biography_as_printed=NOTE),)},
        {"publications": (ManuscriptPublication("original", note_as_printed=NOTE),)},
        {"publications": (ManuscriptPublication("original", disclaimer_as_printed=NOTE),)},
    ],
    ids=["biography", "note", "disclaimer"],
)
def test_words_that_were_read_as_something_else_are_printed_too(facts: dict[str, object]) -> None:
    manuscript = made(TEXT, **facts)
    assert claimed(manuscript, biography=NOTE) == manuscript


def test_every_claim_that_is_not_printed_is_pointed_at() -> None:
    with pytest.raises(SidecarError) as caught:
        claimed(made(TEXT, authors=(Author("A"),)), biography="None of it", note="Nor this")
    assert [(pointer, code) for pointer, code, _ in caught.value.problems] == [
        ("/authors/1/biography_as_printed", "not_in_source"),
        ("/publications/1/note_as_printed", "not_in_source"),
    ]


def test_a_claim_that_is_printed_is_not_pointed_at() -> None:
    with pytest.raises(SidecarError) as caught:
        claimed(made(TEXT, NOTE), biography="None of it", note=NOTE)
    assert [pointer for pointer, _, _ in caught.value.problems] == ["/authors/1/biography_as_printed"]

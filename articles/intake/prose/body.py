"""Stage 5: the text. Reads the units between front and end; gives blocks, and the sections that headings open."""

import html
import re

from articles.choices import BlockKindName
from articles.intake.manuscript import CITABLE_KINDS, Block, Section
from articles.intake.prose.biographies import is_biography
from articles.intake.prose.credits import read_credit
from articles.intake.prose.disclaimers import is_disclaimer
from articles.intake.prose.draft import Draft, Unit
from articles.intake.prose.front import take_credit
from articles.intake.prose.furniture import is_furniture_anywhere
from articles.intake.prose.notes import read_note
from articles.intake.prose.wording import count_words, ends_open, ends_sentence, is_capitals, starts_lower
from articles.intake.vocabulary import WORDS, any_of

END_OF_SECTION = Block("heading", "", "")  # where markup ends a section, and no other begins; no block of the text
_LONGEST_HEADING = 90
_MOST_WORDS = 14
_MOST_HEADINGS_RUNNING = 2  # a longer run of short lines is a list or a verse
_PAGE_NUMBER = re.compile(
    rf"[-–—\[{{]?\s*(?:(?:p\.?|{any_of(WORDS.pages)})\s*)?\d{{1,4}}(?:\s*(?:of|/)\s*\d{{1,4}})?\s*[-–—\]}}]?\Z"
    rf"|第?\s*\d{{1,4}}\s*(?:[页頁]|ページ|쪽|페이지)\Z",
    re.IGNORECASE,
)
_END_MARK = re.compile(r"\(?(?:END|ENDS|FIN|ENDE)\)?|[-–—]+ ?(?:30|[Ee]nds?|ENDS?) ?[-–—]+")
_ROMAN = re.compile(r"(?:[IVX]{1,6}|[IVXLC]{2,7})\.?\Z")  # alone on a line it divides a text
_NUMBERED = re.compile(r"\(?(?:\d{1,3}|[a-z]|[ivxlc]+)[.)]\s+\S", re.IGNORECASE)


def read_body(units: list[Unit], draft: Draft) -> list[Block]:
    """The blocks of the text; furniture, rules and picture credits go to the draft."""
    text = [unit for unit in units if not _take_aside(unit, draft)]
    short = [_is_short_line(unit) for unit in text]
    if text and is_biography(text[-1].text, [printed.name for printed in draft.names], least=1):
        draft.warn(f"“{text[-1].text[:60]}” looks like a biography; if it is one, name it in the sidecar.")
    return [
        Block(kind, unit.text, html.escape(unit.text, quote=False))
        for kind, unit in zip(_kinds(text, short), text, strict=True)
    ]


def is_division(text: str) -> bool:
    """Whether a line is a Roman number alone, which heads a part of a text."""
    return _ROMAN.match(text) is not None


def sections_of(blocks: list[Block]) -> tuple[Section, ...]:
    """A section for each heading that has citable blocks below it; paragraphs before the first heading are in none.

    A section ends at the next heading, or at `END_OF_SECTION`, behind which the paragraphs are in none.
    """
    sections: list[Section] = []
    ordinal = 0
    first: int | None = None
    heading: str | None = None
    for block in blocks:
        if block.kind in CITABLE_KINDS:
            ordinal += 1
            continue
        if first is not None and first <= ordinal:
            sections.append(Section(first, ordinal, heading))
        first, heading = (ordinal + 1, block.text) if block is not END_OF_SECTION else (None, None)
    if first is not None and first <= ordinal:
        sections.append(Section(first, ordinal, heading))
    return tuple(sections)


def _take_aside(unit: Unit, draft: Draft) -> bool:
    """Whether the unit is not of the text; the draft is told."""
    if unit.kind == "rule" or not any(character.isalnum() for character in unit.text):
        return True
    if unit.kind == "text" and _PAGE_NUMBER.match(unit.text):
        draft.leave_out(unit, "a page number")
    elif unit.kind == "text" and _END_MARK.fullmatch(unit.text):
        draft.leave_out(unit, "the mark that ends a text")
    elif unit.kind == "text" and is_furniture_anywhere(unit.text):
        draft.leave_out(unit, "site furniture in the text")
    elif unit.kind == "text" and (credit := read_credit(unit.text)) is not None:
        take_credit(unit.part(credit), draft)
    else:
        if unit.kind == "text" and (is_disclaimer(unit.text) or ((note := read_note(unit.text)) and note.certain)):
            draft.warn(f"“{unit.text[:60]}” looks like a note or disclaimer; it stands in the text and was kept there.")
        return False
    return True


def _kinds(text: list[Unit], short: list[bool]) -> list[BlockKindName]:
    kinds: list[BlockKindName] = []
    run = 0
    for position, unit in enumerate(text):
        run = run + 1 if short[position] else 0
        heads = short[position] and _heads(text, short, position, run)
        kinds.append("heading" if heads else _kind(unit))
    return kinds


def _kind(unit: Unit) -> BlockKindName:
    return "paragraph" if unit.kind in {"text", "rule"} else unit.kind  # type: ignore[return-value]


def _is_short_line(unit: Unit) -> bool:
    """Whether the unit alone has the form of a heading."""
    if unit.kind == "quote" or (unit.kind == "list-item" and not _NUMBERED.match(unit.text)):
        return False
    return has_form_of_heading(unit.text)


def has_form_of_heading(text: str) -> bool:
    """Whether a line is short, and does not end as a sentence or is set in capitals."""
    if len(text) > _LONGEST_HEADING or count_words(text, _MOST_WORDS) > _MOST_WORDS:
        return False
    if text.startswith("|") or not any(character.isalpha() for character in text):
        return False
    if is_division(text):
        return True
    return is_capitals(text) or not (ends_sentence(text) or ends_open(text) or starts_lower(text))


def _heads(text: list[Unit], short: list[bool], position: int, run: int) -> bool:
    """Whether a short line heads what follows: prose comes next, and neither a list nor a verse is around."""
    following = position + 1
    while following < len(text) and short[following] and run + following - position - 1 <= _MOST_HEADINGS_RUNNING:
        following += 1
    if following == len(text) or run + following - position - 1 > _MOST_HEADINGS_RUNNING:
        return False
    if text[position].kind == "list-item" and _in_a_list(text, position):
        return False
    return position - run < 0 or not text[position - run].text.rstrip().endswith((":", ","))


def _in_a_list(text: list[Unit], position: int) -> bool:
    beside = text[max(0, position - 1) : position] + text[position + 1 : position + 2]
    return any(unit.kind == "list-item" for unit in beside)

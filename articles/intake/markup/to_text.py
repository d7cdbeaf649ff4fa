"""The kept blocks to the article's text, without the facts that are printed before and after it.

The blocks go through the stages of `prose` as the units of a plain text do, so that bylines, dates, notes and
biographies are recognised alike in every format. Gives the blocks of the text with their markup.
"""

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import islice

from lxml import etree

from articles.intake.manuscript import LONGEST_HEADING, Block
from articles.intake.markup.blocks import PageBlock
from articles.intake.markup.elements import HEADINGS
from articles.intake.markup.html_tree import line_in, name_of
from articles.intake.markup.left_out import CAPTION
from articles.intake.markup.link_lines import MOSTLY_LINK, is_line_of_links
from articles.intake.markup.notes import read_note_block
from articles.intake.prose.body import END_OF_SECTION, has_form_of_heading
from articles.intake.prose.credits import read_credit
from articles.intake.prose.date_lines import is_time
from articles.intake.prose.draft import Draft, Unit, UnitKind
from articles.intake.prose.end import read_end
from articles.intake.prose.front import read_front
from articles.intake.prose.front_lines import read_front_line
from articles.intake.prose.furniture import is_furniture_anywhere, leads_to_another_text
from articles.intake.prose.notes import Note
from articles.intake.prose.wording import ends_sentence, weigh_words

# A cell says nothing alone: a year in it is no date of the article.
_KINDS: dict[str, UnitKind] = {"list-item": "list-item", "quote": "quote", "cell": "list-item"}
_BOLD = re.compile(r"(?:<(?:u|em)>)?<strong>(?:<(?:u|em)>)?[^<]*(?:</(?:u|em)>)?</strong>(?:</(?:u|em)>)?")
HEADS_NOTHING = "a heading with nothing of the text below it"
_LONGEST_TIME = 30
_FEW = 10  # elements
_LEAST_BELOW_DEK = 3  # blocks
_LEAST_WORDS_OF_DEK = 4
_EDGE = 4  # blocks at either end of the text among which a note set apart may be


def settle(blocks: Sequence[PageBlock], draft: Draft) -> tuple[list[Block], list[tuple[str, Note]]]:
    """The text's blocks, and the notes on other publications with their words; the rest goes to the draft."""
    kept, notes = _without_notes(blocks, day_first=draft.day_first)
    kept = _with_dek(kept, draft)
    units = [Unit(block.text, _KINDS.get(block.kind, "text"), order, order) for order, block in enumerate(kept)]
    headed = next((position for position, block in enumerate(kept) if block.kind == "heading"), len(units))
    first = read_front(units[:headed], draft) if draft.title else 0
    text = read_end(units[first:], draft, of_region=True)
    orders = [unit.order for unit in (*draft.body, *text) if not _is_furniture(unit, kept, draft)]
    return _blocks([kept[order] for order in sorted(orders)], draft), notes


def _with_dek(kept: Sequence[PageBlock], draft: Draft) -> list[PageBlock]:
    """The blocks, with a heading above all of them as a line if a byline or a date follows it: it heads nothing."""
    if len(kept) < _LEAST_BELOW_DEK or kept[0].kind != "heading" or draft.title is None or draft.subtitle is not None:
        return [*kept]
    is_dek = weigh_words(kept[0].text) >= _LEAST_WORDS_OF_DEK and read_front_line(
        kept[1].text, day_first=draft.day_first
    )
    return [replace(kept[0], kind="paragraph"), *kept[1:]] if is_dek else [*kept]


def _without_notes(blocks: Sequence[PageBlock], *, day_first: bool) -> tuple[list[PageBlock], list[tuple[str, Note]]]:
    kept, notes = [], []
    for position, block in enumerate(blocks):
        at_an_end = position < _EDGE or position >= len(blocks) - _EDGE
        may_be = at_an_end and block.kind != "heading"
        note = read_note_block(block.text, block.html, day_first=day_first) if may_be else None
        if note is None:
            kept.append(block)
        else:
            notes.append((block.text, note))
    return kept, notes


def _is_furniture(unit: Unit, kept: Sequence[PageBlock], draft: Draft) -> bool:
    block = kept[unit.order]
    if block.kind == "paragraph" and read_credit(unit.text) is not None and not ends_sentence(unit.text):
        draft.leave_out(unit, CAPTION)
        return True
    is_led_link = block.link_share >= MOSTLY_LINK and leads_to_another_text(unit.text)
    is_of_page = block.kind == "paragraph" and (is_line_of_links(block, draft.title) or _is_time_of_entry(block))
    if block.kind == "heading" or not (is_led_link or is_of_page or is_furniture_anywhere(unit.text)):
        return False
    draft.leave_out(unit, "site furniture in the text")
    return True


def _is_time_of_entry(block: PageBlock) -> bool:
    """Whether a line is a time of day that is marked as one, as above the entries of a report that goes on."""
    if len(block.text) > _LONGEST_TIME or not is_time(block.text):
        return False
    time = next((part for part in islice(block.element.iter(), _FEW) if name_of(part) == "time"), None)
    return time is not None and line_in(time) == block.text


def _section_of(heading: etree._Element) -> etree._Element | None:
    """The section that a heading opens: the nearest `section` around it, if it is the first heading there."""
    around = next((element for element in heading.iterancestors() if name_of(element) == "section"), None)
    if around is None:
        return None
    first = next((element for element in around.iter() if name_of(element) in HEADINGS), None)
    return around if first is heading else None


def _is_inside(element: etree._Element, section: etree._Element) -> bool:
    return element is section or section in element.iterancestors()


def _with_bold_headings(kept: Sequence[PageBlock]) -> list[PageBlock]:
    """The blocks, with those as headings that are a short line in bold between two paragraphs of sentences."""
    blocks = list(kept)
    for place in range(1, len(kept) - 1):
        if _is_bold_line(kept[place]) and _is_prose(kept[place - 1]) and _is_prose(kept[place + 1]):
            blocks[place] = replace(kept[place], kind="heading")
    return blocks


def _is_bold_line(block: PageBlock) -> bool:
    return block.kind == "paragraph" and _BOLD.fullmatch(block.html) is not None and has_form_of_heading(block.text)


def _is_prose(block: PageBlock) -> bool:
    return block.kind == "paragraph" and ends_sentence(block.text)


def _blocks(kept: Sequence[PageBlock], draft: Draft) -> list[Block]:
    """The blocks of the text; headings with nothing below them to head go with what they headed."""
    blocks: list[Block] = []
    section: etree._Element | None = None
    for block in _with_bold_headings(kept):
        if section is not None and block.kind != "heading" and not _is_inside(block.element, section):
            blocks.append(END_OF_SECTION)
            section = None
        if block.kind == "heading":
            section = _section_of(block.element)
        kind = "paragraph" if block.kind == "heading" and len(block.text) > LONGEST_HEADING else block.kind
        blocks.append(Block(kind, block.text, block.html))  # type: ignore[arg-type] # captions are aside by now
    while blocks and (blocks[-1].kind == "heading"):
        if blocks[-1] is END_OF_SECTION:
            blocks.pop()
            continue
        draft.leave_out(Unit(blocks.pop().text, order=len(kept) + len(blocks)), HEADS_NOTHING)
    return blocks

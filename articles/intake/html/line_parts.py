"""The parts of a line that stand in elements of their own, and labels that are a whole part or line: "Written by"."""

import re

from lxml import etree

from articles.intake.markup.blocks import PageBlock
from articles.intake.markup.html_tree import name_of
from articles.intake.markup.places import placed_words
from articles.intake.placed import at_place_of
from articles.intake.vocabulary import WORDS, any_of

OPENING_ALONE = re.compile(rf"{any_of(WORDS.by, WORDS.submitted_by, WORDS.author_labels)}\s*[:：]?\Z", re.IGNORECASE)
LABEL_ALONE = re.compile(
    rf"{any_of(WORDS.published, WORDS.updated)}(?:\s+{any_of(WORDS.before_date)})?\s*[:：]?\Z", re.IGNORECASE
)


def is_label_alone(text: str) -> bool:
    """Whether a line is only the label of the name or the date below it."""
    return OPENING_ALONE.match(text) is not None or LABEL_ALONE.match(text) is not None


def spread(block: PageBlock) -> str:
    """The words of the block with a bar between the parts that stand in elements of their own; a label stays with the next."""
    parts = [" ".join(str(text).split()) for text in block.element.itertext() if str(text).strip()]
    if len(parts) < 2 or "".join("".join(parts).split()) != "".join(block.text.split()):  # noqa: PLR2004
        return block.text
    ends = (" " if LABEL_ALONE.match(part) or OPENING_ALONE.match(part) else " | " for part in parts)
    return "".join(f"{part}{end}" for part, end in zip(parts, ends, strict=True)).rstrip(" |")


def words_in_line(element: etree._Element) -> str:
    """The words of an element at their place, with a comma for each line break: "By Jane Doe, John Roe"."""
    words = placed_words(element)
    if next(element.iter("br"), None) is None:
        return words
    lines = [""]
    _add_lines(element, lines)
    shown = [line for raw in lines if (line := " ".join(raw.split()))]
    ends = (" " if is_label_alone(line) else "" if line.endswith(",") else ", " for line in shown)
    return at_place_of(words, "".join(f"{line}{end}" for line, end in zip(shown, ends, strict=True)).rstrip(", "))


def _add_lines(element: etree._Element, lines: list[str]) -> None:
    lines[-1] += element.text or "" if isinstance(element.tag, str) else ""
    for child in element:
        if name_of(child) == "br":
            lines.append("")
        else:
            _add_lines(child, lines)
        lines[-1] += child.tail or ""

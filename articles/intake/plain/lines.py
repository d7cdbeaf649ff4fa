"""Text to lines: line ends of every kind, and page breaks."""

import re

from articles.intake.prose.characters import without_controls

_PAGE_BREAK = re.compile(r"(?<=\n)\f|\f(?=\n)|(?<=\A)\f|\f(?=\Z)")
_LINE_END = re.compile(r"[\x0c\x85\u2028]")


def split_lines(text: str) -> tuple[list[str], list[str]]:
    """The lines without their ends but with their indentation, and warnings about characters that are not text."""
    text = text.replace("\r\n", "\n").replace("\r", "\n").replace("\x0b", "\n")
    text, warnings = without_controls(text)
    # A page break beside a line end is not a paragraph's end: a hard-wrapped paragraph may run over the page.
    text = _PAGE_BREAK.sub("", text)
    text = _LINE_END.sub("\n", text).replace("\u2029", "\n\n")
    return [line.rstrip() for line in text.split("\n")], warnings

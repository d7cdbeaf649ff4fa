"""Lines whose parts only the site's style sheet sets apart: `<span>By Jane Doe</span><span>8 February 2024</span>`.

Reads the blocks before the text. The words of such a line run together; it gets the spaces that a reader sees, if it is then
understood as a byline and a date, so that no line of the text is touched.
"""

import re
from collections.abc import Sequence
from dataclasses import replace
from html import escape

from articles.intake.markup.blocks import PageBlock
from articles.intake.placed import at_place_of
from articles.intake.prose.front_lines import read_front_line

_LONGEST = 160  # characters
_FIGURE = re.compile(r"\d")
_LEAST_PARTS = 2


def with_spaces(blocks: Sequence[PageBlock], kept: Sequence[bool]) -> list[PageBlock]:
    """The blocks, with spaces between the parts of such lines before the text."""
    first = next((place for place, keep in enumerate(kept) if keep and len(blocks[place].text) > _LONGEST), 0)
    return [*map(_spaced, blocks[:first]), *blocks[first:]]


def _spaced(block: PageBlock) -> PageBlock:
    if block.kind == "heading" or len(block.text) > _LONGEST or not _FIGURE.search(block.text):
        return block
    parts = [" ".join(str(text).split()) for text in block.element.itertext() if str(text).strip()]
    line = " ".join(parts)
    is_whole = "".join(line.split()) == "".join(block.text.split())
    if len(parts) < _LEAST_PARTS or not is_whole or line.split() == block.text.split():
        return block
    items = read_front_line(line)
    return replace(block, text=at_place_of(block.text, line), html=escape(line, quote=False)) if items else block

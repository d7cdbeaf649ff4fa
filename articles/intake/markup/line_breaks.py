"""Whether the single line breaks in a run of text end paragraphs, as on old pages and Chinese portals, or divide a verse.

Reads an element that holds inline content; looks at the pieces between its breaks.
"""

from collections.abc import Iterator, Set

from lxml import etree

from articles.intake.markup.elements import BLOCKS
from articles.intake.markup.html_tree import name_of
from articles.intake.prose.front_lines import read_front_line
from articles.intake.prose.wording import columns, ends_sentence

_LEAST_PIECES = 3
_MOST_SENTENCES = 0.6  # share of the pieces that end as sentences do
_LEAST_COLUMNS = 24  # on the average; the lines of a verse are shorter, or end otherwise
_LEAST_LATIN = 60
_INDENTS = ("\u3000", "\xa0\xa0", "\u2003", "\u2003\u2003")
_MOST_FRONT_PIECES = 5
_LONGEST_FRONT = 300


def breaks_divide(element: etree._Element, with_blocks: Set[etree._Element]) -> bool:
    """Whether each break ends a paragraph: the pieces mostly are whole sentences, or indented, or lines such as a byline.

    `with_blocks` are the elements that hold blocks.
    """
    raw = [piece for piece in "".join(_inline(element, with_blocks)).split("\0") if piece.strip()]
    pieces = [piece.strip() for piece in raw]
    short = 1 < len(pieces) <= _MOST_FRONT_PIECES and sum(map(len, pieces)) <= _LONGEST_FRONT
    if short and any(read_front_line(" ".join(piece.split())) for piece in pieces):
        return True
    if len(pieces) < _LEAST_PIECES:
        return False
    if sum(piece.lstrip("\n\r").startswith(_INDENTS) for piece in raw) >= _MOST_SENTENCES * len(raw):
        return True
    whole = sum(ends_sentence(piece) for piece in pieces)
    width = sum(map(columns, pieces)) / len(pieces)
    wide = width > 1.5 * sum(map(len, pieces)) / len(pieces)
    return whole >= _MOST_SENTENCES * len(pieces) and width >= (_LEAST_COLUMNS if wide else _LEAST_LATIN)


def _inline(element: etree._Element, with_blocks: Set[etree._Element]) -> Iterator[str]:
    """The text of the element outside inner blocks, with NUL for each break."""
    yield element.text or ""
    for child in element:
        if name_of(child) == "br" or name_of(child) in BLOCKS or child in with_blocks:
            yield "\0"
        elif isinstance(child.tag, str):
            yield from _inline(child, with_blocks)
        yield child.tail or ""

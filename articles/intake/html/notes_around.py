"""Notes on another publication that stand right above or below the text in a container of their own, which no extractor keeps.

Reads the blocks and which are kept. Only a line that is a note as a whole, and names an outlet, counts; one inside comments, a
teaser or a menu is of another page.
"""

from collections.abc import Sequence

from lxml import etree

from articles.intake.html.marked_names import is_of_others
from articles.intake.markup.blocks import PageBlock
from articles.intake.markup.html_tree import name_of, words_in
from articles.intake.markup.notes import read_note_block

_ABOVE = 6  # blocks
_BELOW = 10


def keep_notes(blocks: Sequence[PageBlock], kept: list[bool]) -> None:
    """Keep the notes near both ends of the text, so that they are read with it."""
    places = [place for place, keep in enumerate(kept) if keep and blocks[place].kind != "heading"]
    if not places:
        return
    around = {*blocks[places[0]].element.iterancestors()}
    near = [*range(max(0, places[0] - _ABOVE), places[0]), *range(places[-1] + 1, places[-1] + 1 + _BELOW)]
    for place in near:
        if place < len(blocks) and not kept[place] and _is_note(blocks[place]):
            kept[place] = not is_of_others(blocks[place].element, {*around, *_asides_of(blocks[place])})


def _asides_of(block: PageBlock) -> set[etree._Element]:
    """The `aside` elements around a block that hold nothing else."""
    asides = (element for element in block.element.iterancestors() if name_of(element) == "aside")
    return {aside for aside in asides if words_in(aside).split() == block.text.split()}


def _is_note(block: PageBlock) -> bool:
    note = read_note_block(block.text, block.html) if block.kind != "heading" else None
    return note is not None and note.certain and note.outlet is not None

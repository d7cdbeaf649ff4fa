"""The byline and the date that a page prints between its title and its text, outside the article's region.

Reads the blocks there that were not kept; fills only what the page's markup does not state.
"""

from collections.abc import Sequence

from articles.intake.markup.blocks import PageBlock
from articles.intake.prose.bylines import Byline
from articles.intake.prose.date_lines import DateLine
from articles.intake.prose.draft import Draft
from articles.intake.prose.front_lines import read_front_line

_REACH = 12  # blocks


def read_above(blocks: Sequence[PageBlock], kept: Sequence[bool], draft: Draft) -> None:
    """Take the names and the day out of lines between the title and the first block of the text."""
    first = next((place for place, keep in enumerate(kept) if keep and blocks[place].kind != "heading"), 0)
    titles = [place for place in range(first) if blocks[place].text == draft.title]
    if not titles:
        return
    known = bool(draft.names)
    for block in blocks[max(titles[-1] + 1, first - _REACH) : first]:
        for item in read_front_line(block.text) or []:
            if isinstance(item, Byline) and not known:
                draft.names.extend(item.names)
            elif isinstance(item, DateLine) and item.of != "update" and draft.published is None:
                draft.published = item.iso

"""Text that a page prints twice: once for wide screens and once for narrow ones, or in full below its summary.

Reads the blocks and which are kept. Gives the places of runs of kept blocks that were all printed before. Only a run of many
words that stands in another container is a second print: a refrain stands in the container of the text that it repeats.
"""

from collections.abc import Iterator, Sequence
from itertools import groupby

from articles.intake.markup.blocks import PageBlock
from articles.intake.prose.wording import weigh_words

_LEAST = 40  # words of a run; a shorter one may be a heading, a label or a saying


def repeats(blocks: Sequence[PageBlock], kept: Sequence[bool]) -> Iterator[int]:
    """The places of the kept blocks that are printed a second time."""
    first: dict[str, PageBlock] = {}
    places = [place for place, keep in enumerate(kept) if keep]
    printed_before = [_is_other_print(blocks[place], first) for place in places]
    for is_repeat, run in groupby(zip(places, printed_before, strict=True), key=lambda pair: pair[1]):
        own = [place for place, _ in run]
        if is_repeat and sum(weigh_words(blocks[place].text) for place in own) >= _LEAST:
            yield from own


def _is_other_print(block: PageBlock, first: dict[str, PageBlock]) -> bool:
    """Whether the words of the block stand in another container further up; notes where they stand first."""
    before = first.setdefault(block.text.casefold(), block)
    return before.element.getparent() is not block.element.getparent()

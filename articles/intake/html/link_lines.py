"""Lines that lead to other pages from every part of a text: "See the price" below each product, a link and nothing else.

Reads the blocks and which are kept. Such a line is short, and stands in the text several times with the same words.
"""

from collections import Counter
from collections.abc import Sequence

from articles.intake.html.teasers import ALL_LINK
from articles.intake.markup.blocks import PageBlock
from articles.intake.prose.wording import folded_words, weigh_words

_LONGEST = 6  # words
_LEAST = 3  # times


def repeated_links(blocks: Sequence[PageBlock], kept: Sequence[bool]) -> list[int]:
    """The places of the kept lines that are a link with the words of at least two others."""
    links = {
        place: folded_words(block.text)
        for place, (block, keep) in enumerate(zip(blocks, kept, strict=True))
        if keep and _is_link(block)
    }
    times = Counter(links.values())
    return [place for place, words in links.items() if times[words] >= _LEAST]


def _is_link(block: PageBlock) -> bool:
    return (
        block.kind in {"paragraph", "list-item"}
        and block.link_share >= ALL_LINK
        and weigh_words(block.text) <= _LONGEST
    )

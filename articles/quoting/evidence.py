"""Whether words that a text shares with a quotation show that it was taken from there, or may be shared by chance. Pure.

A made-up sentence shares “in accordance with the” with a thousand texts, and a rare name with few. So a word counts by what it
tells: the logarithm of how few texts have it (inverse document frequency).
"""

from collections.abc import Sequence

from rapidfuzz.distance import LCSseq

from articles.searching.commonness import Commonness

# The share of what both sides tell that the words have to tell that they share, in order.
_LEAST_SHARED = 0.55


def shows_its_source(quoted: Sequence[str], source: Sequence[str], common: Commonness) -> bool:
    """Whether the folded words that both have in the same order tell most of what both tell, and enough in so large an archive.

    It is enough if fewer than one text of the archive would have these words by chance.
    """
    blocks = LCSseq.opcodes(quoted, source)
    shared = [word for block in blocks if block.tag == "equal" for word in quoted[block.src_start : block.src_end]]
    told = common.information(shared)
    return told >= common.least_information and (
        2 * told >= _LEAST_SHARED * (common.information(quoted) + common.information(source))
    )

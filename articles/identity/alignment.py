"""Which paragraph of a new version is which of the old one. Pure: reads two lists of texts, returns indices."""

from collections.abc import Sequence

from articles.identity.assignment import assign
from articles.identity.lineage import Relation, relations
from articles.identity.similarity import Comparison

Link = tuple[int, int]


def match(old: Sequence[str], new: Sequence[str]) -> tuple[list[Link], list[Relation]]:
    """Align the paragraphs of two versions of one text, each given as its plain text in reading order.

    Returns the links and the relations, both by index and sorted. A link (i, j) says that old[i] lives on as new[j].
    Each i and each j is in at most one link; an index in none is a removed or a new paragraph. The relation
    (i, j, "split") says that old[i] was split, and that new[j] is a piece without its identity. The relation
    (i, j, "merge") says that old[i] was merged into new[j], which kept the identity of another paragraph. Weak
    evidence makes no link: to give a paragraph a new identity is a smaller error than to give it another's.

    The same texts give the same answer, and match(texts, texts) links each paragraph to itself. The work grows with
    the number of paragraphs. How it is done, and how well: docs/explanation/alignment.md.
    """
    comparison = Comparison(old, new)
    links = assign(comparison)
    return sorted(links.items()), relations(comparison, links)

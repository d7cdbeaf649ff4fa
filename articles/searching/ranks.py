"""How well an article answers, as marked terms in the index, so that the best are found without a look at the others. Pure."""

import math
from collections import Counter
from collections.abc import Iterable, Sequence
from enum import IntEnum

from articles.searching.scripts import single_syllables


class Rank(IntEnum):
    """How well an article answers: all words are in its title or subtitle, or each is frequent in it, or each occurs.

    Each rank includes the ranks above it.
    """

    IN_TITLE = 2
    FREQUENT = 1
    OCCURS = 0


# The marked terms of a rank begin with a sign that no term holds.
_MARKS = {Rank.IN_TITLE: "t_", Rank.FREQUENT: "f_", Rank.OCCURS: ""}
# A term is frequent if it occurs so often, and once in so many terms.
LEAST_OCCURRENCES, TERMS_AN_OCCURRENCE = 3, 200


def marked(terms: Iterable[str], rank: Rank) -> list[str]:
    """Return the terms as they are indexed for a rank."""
    return [_MARKS[rank] + term for term in terms]


def of_article(article_id: int) -> str:
    """Return the marked term of all wordings of an article."""
    return f"a_{article_id}"


def in_title(title: Sequence[str]) -> list[str]:
    """Return the marked terms of a title, in its order, so that a phrase in it can be asked for."""
    return marked([*title, *single_syllables(title)], Rank.IN_TITLE)


def frequent(title: Iterable[str], terms: Sequence[str]) -> list[str]:
    """Return the marked terms that are frequent in a text, and those of its title, each once."""
    least = max(LEAST_OCCURRENCES, math.ceil(len(terms) / TERMS_AN_OCCURRENCE))
    often = [term for term, count in Counter(terms).items() if count >= least]
    known = dict.fromkeys([*title, *often])
    return marked([*known, *single_syllables(known)], Rank.FREQUENT)

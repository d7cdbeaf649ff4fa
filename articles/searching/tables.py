"""The two tables of the full-text index: a row for each article, and a row for each wording of a paragraph. Pure.

Both are read in the order of their places. A place of a wording says which was stored last.
"""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Table:
    """A table of the index in one database. `match` is SQL for the id of what a row is of, `key` a column that is its own.

    `has_pairs` says whether a row has the filter of its pairs of terms.
    """

    name: str
    match: str
    key: str = "rowid"
    has_pairs: bool = False


ARTICLES, WORDINGS = "articles_searchentry", "articles_wordingentry"
# On PostgreSQL only: see `neighbours`.
NEIGHBOURS, FREQUENT_TERMS = "articles_neighbours", "articles_frequentterm"


def place_of_wording(wording_id: int) -> int:
    """Return the place of a wording: the one that was stored last comes first."""
    return -wording_id

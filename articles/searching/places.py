"""The place of an article in a list of the newest: what is published later comes earlier, and of one day the later article. Pure.

A place is one whole number, so both indexes can be read in the order of the list, and only as far as a page needs.
"""

import datetime

_ID_BITS = 32
_LARGEST_ID = (1 << _ID_BITS) - 1
NEVER = datetime.date.min


def place_of(article_id: int, published: datetime.date | None) -> int:
    """Return the place of an article that was first published on that day; undated articles come last."""
    return -((published or NEVER).toordinal() << _ID_BITS | min(article_id, _LARGEST_ID))


def article_at(place: str) -> str:
    """Return SQL for the id of the article at a place, which `place` names in SQL."""
    return f"(-{place} & {_LARGEST_ID})"

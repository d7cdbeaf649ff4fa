"""JSON of the API: a passage as it may be shown: itself, or what stands in its place once it was withdrawn."""

from articles.addresses import Urls
from articles.models import Passage
from articles.representations.passage import PassageShape, passage_json
from articles.representations.tombstone import WithdrawnPassageShape, withdrawn_passage_json
from articles.selectors.withdrawals import Withdrawals


def shown_passage(passage: Passage, withdrawals: Withdrawals, urls: Urls) -> PassageShape | WithdrawnPassageShape:
    """Return the passage, or its tombstone where one of the `withdrawals` hides it."""
    notice = withdrawals.of(passage)
    return passage_json(passage, urls) if notice is None else withdrawn_passage_json(passage, notice, urls)

"""One side of a comparison. Without a database."""

from articles.addresses import Urls
from articles.representations.change import ComparedPassageShape, compared_passage
from articles.representations.tombstone import WithdrawnPassageShape
from articles.selectors.withdrawals import Withdrawals
from tests.representations.test_tombstone import DIGEST, NOTICE, PASSAGE, PID

URLS = Urls("https://x.example")


def test_a_side_that_the_paragraph_does_not_have_is_none() -> None:
    assert compared_passage(None, Withdrawals(), URLS) is None


def test_a_side_has_the_text_the_place_and_the_permalink() -> None:
    side = compared_passage(PASSAGE, Withdrawals(), URLS)
    assert isinstance(side, ComparedPassageShape)
    assert (side.version, side.ordinal, side.kind, side.text, side.digest) == (3, 7, "quote", "The ferry.", DIGEST)
    assert side.url == URLS.passage(PID, 3)


def test_a_side_that_is_withdrawn_is_a_tombstone() -> None:
    assert isinstance(compared_passage(PASSAGE, Withdrawals(versions={2: NOTICE}), URLS), WithdrawnPassageShape)

"""The cost of a miss is counted for every kind of answer, and for the plain view of the same rows."""

import pytest

from articles.publishing.articles import Published
from benchmarks.addresses import KINDS
from benchmarks.misses import costs

pytestmark = pytest.mark.django_db(transaction=True)


def test_each_kind_is_asked_of_the_service_and_of_the_plain_view(sample: Published) -> None:
    figures = costs(2)
    assert list(figures) == list(KINDS)
    for figure in figures.values():
        assert figure["queries"] > 0
        assert set(figure) == {"ms", "queries", "plain_ms"}

"""How much markup is read."""

import pytest

from articles.intake import TooLarge
from articles.intake.markup.bounds import refuse_more


def test_as_much_as_the_bound_is_read() -> None:
    refuse_more("<<", "<", 2, "tags")


def test_more_is_refused_with_the_numbers() -> None:
    with pytest.raises(TooLarge) as caught:
        refuse_more("<<<", "<", 2, "tags")
    assert caught.value.detail == "The document holds 3 tags; at most 2 are read."

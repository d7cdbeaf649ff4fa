"""An item that is too long for a citation is refused before the processor sees it, with the place and the reason."""

from typing import Any

import pytest

from articles.citing.rendering.items import ItemError, check_length
from tests.citing.csl import date, item, name

LONGEST = item(title="x" * 2000, author=[name("Kim")] * 1000, issued=date(2023), custom={"orcid": [1]})


def test_the_longest_item_is_accepted() -> None:
    check_length(LONGEST)


@pytest.mark.parametrize(
    ("facts", "place", "reason"),
    [
        ({"title": "x" * 2001}, "/title", "it has 2001 characters, and 2000 is the most"),
        ({"URL": "x" * 3000}, "/URL", "it has 3000 characters, and 2000 is the most"),
        ({"author": [name("Kim")] * 1001}, "/author", "there are 1001 names, and 1000 is the most"),
    ],
)
def test_a_longer_item_is_refused_with_the_place_and_the_reason(facts: dict[str, Any], place: str, reason: str) -> None:
    with pytest.raises(ItemError) as raised:
        check_length({**LONGEST, **facts})
    assert (raised.value.place, raised.value.reason) == (place, reason)
    assert str(raised.value) == f"{place}: {reason}"

"""What was changed of a person or an outlet is said in words."""

from typing import Any

import pytest

from articles.desk.names.amendments import amendments_in_words
from articles.models import Amendment, Article


@pytest.mark.parametrize(
    ("value", "words"),
    [
        (None, "unknown"),
        ("Ada", "Ada"),
        (4, "4"),
        ({"name": "The Courier"}, "The Courier"),
        ({"name": "The Courier", "kind": "magazine", "url": None}, "name The Courier, kind magazine"),
        ({"name": None, "url": None}, "unknown"),
    ],
)
def test_a_value_is_said_in_words(value: Any, words: str) -> None:
    (said,) = amendments_in_words(
        [Amendment(article=Article(), field="family_name", before=value, after="x", made_by="")]
    )
    assert (said.before, said.after, said.field) == (words, "x", "family name")

"""The parts of names in front matter, and the name that they make in one line."""

from typing import Any

import pytest

from articles.intake.errors import Unreadable
from articles.intake.manuscript import NameParts
from articles.intake.markdown import facts
from articles.intake.markdown.stated_names import stated_name

VAN = {"given": "Vincent", "particle": "van", "family": "Gogh", "suffix": "Jr."}


@pytest.mark.parametrize(
    ("author", "line", "parts"),
    [
        (VAN, "Vincent van Gogh Jr.", NameParts("Gogh", "Vincent", "van", "Jr.")),
        ({"name": VAN}, "Vincent van Gogh Jr.", NameParts("Gogh", "Vincent", "van", "Jr.")),
        ({"name": {"family": "Plato"}}, "Plato", NameParts("Plato")),
        ({"family": "Plato"}, "Plato", NameParts("Plato")),
        ({"first_name": "Jane", "last_name": " Ann  Doe "}, "Jane Ann Doe", NameParts("Ann Doe", "Jane")),
        ({"name": "G. Vincent", "family": "Gogh", "given": "V."}, "V. Gogh", NameParts("Gogh", "V.")),
        ({"literal": "The Board"}, "The Board", NameParts(literal="The Board")),
        ({"name": {"literal": "The Board"}}, "The Board", NameParts(literal="The Board")),
        ({"name": "Jane Doe"}, None, None),
        ({"name": "Jane Doe", "family": "Doe"}, None, None),
        ({"given": "Jane"}, None, None),
        ({"family": 7, "given": "Jane"}, None, None),
        ({"family": "x" * 301}, None, None),
    ],
)
def test_what_a_map_states(author: dict[str, Any], line: str | None, parts: NameParts | None) -> None:
    assert stated_name(author) == (line, parts)


@pytest.mark.parametrize("author", [{"literal": "Jane Doe", "family": "Doe"}, {"name": {"literal": "J", "given": "J"}}])
def test_a_name_with_both_is_refused(author: dict[str, Any]) -> None:
    with pytest.raises(Unreadable, match="literal and") as error:
        facts.authors_of({"author": [author]})
    assert error.value.code == "front_matter"


def test_an_author_has_the_parts_and_the_printed_name() -> None:
    (author,) = facts.authors_of({"author": {"name": "Vincent v. Gogh", "family": "Gogh", "given": "Vincent"}})
    assert (author.name_as_printed, author.name) == ("Vincent v. Gogh", NameParts("Gogh", "Vincent"))
    (author,) = facts.authors_of({"author": {"given": "Vincent", "family": "Gogh"}})
    assert (author.name_as_printed, author.name) == ("Vincent Gogh", NameParts("Gogh", "Vincent"))

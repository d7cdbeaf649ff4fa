"""A text that its field cannot hold is refused before a database sees it."""

import pytest

from articles.models import Outlet, Person, Publication
from articles.publishing.errors import UnpublishableError
from articles.publishing.lengths import refuse_too_long


@pytest.mark.parametrize(
    "row",
    [
        Person(name="x" * 300, orcid=None),
        Outlet(name="é" * 300, url="https://example.org/"),
        Publication(note_as_printed="x" * 9999),
    ],
    ids=["just as long as the field", "counted in characters", "a text without a bound"],
)
def test_a_row_that_fits_is_returned(row: Person | Outlet | Publication) -> None:
    assert refuse_too_long(row) is row


def test_a_longer_text_is_refused_with_the_name_of_the_field() -> None:
    with pytest.raises(UnpublishableError) as error:
        refuse_too_long(Person(name="Jane Doe", family_name="x" * 301))
    assert (error.value.code, error.value.pointer) == ("too_long", "/source")
    assert error.value.detail == f"The person family name “{'x' * 60}…” has 301 characters; at most 300 can be stored."

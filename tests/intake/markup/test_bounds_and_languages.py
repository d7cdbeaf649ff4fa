"""How much markup is read, and languages as documents state them."""

import pytest

from articles.intake import TooLarge
from articles.intake.markup.bounds import refuse_more
from articles.intake.markup.languages import language_tag


def test_as_much_as_the_bound_is_read() -> None:
    refuse_more("<<", "<", 2, "tags")


def test_more_is_refused_with_the_numbers() -> None:
    with pytest.raises(TooLarge) as caught:
        refuse_more("<<<", "<", 2, "tags")
    assert caught.value.detail == "The document holds 3 tags; at most 2 are read."


@pytest.mark.parametrize(
    ("stated", "tag"),
    [
        ("en_us", "en-US"),
        (" de ", "de"),
        ("und", None),
        ("mul", None),
        ("zxx", None),
        ("english", None),
        ("", None),
        (1, None),
        ("en-" + "x-aaaaaaaa-bbbbbbbb-cccccccc-ddd", "en-x-aaaaaaaa-bbbbbbbb-cccccccc-ddd"),
        ("en-x-aaaaaaaa-bbbbbbbb-cccccccc-ddddd", None),
    ],
)
def test_a_language_as_a_tag(stated: object, tag: str | None) -> None:
    assert language_tag(stated) == tag

"""Languages as documents state them."""

import pytest

from articles.intake.markup.languages import language_tag


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

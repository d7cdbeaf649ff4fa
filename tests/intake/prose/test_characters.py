"""Controls go with a warning, overrides stay with one, and the white space of texts stays without one."""

import pytest

from articles.intake.prose.characters import OVERRIDES, without_controls


def test_white_space_stays() -> None:
    assert without_controls("a\t\n\f\r\x85\xa0b") == ("a\t\n\f\r\x85\xa0b", [])


@pytest.mark.parametrize(
    "control", ["\x00", "\x08", "\x0b", "\x0e", "\x1f", "\x7f", "\x84", "\x86", "\x9f", "\ufffe", "\uffff"]
)
def test_a_control_is_removed_with_a_warning(control: str) -> None:
    assert without_controls(f"a{control}b{control}") == (
        "ab",
        ["2 control characters that are not text were removed."],
    )


@pytest.mark.parametrize("override", ["\u202a", "\u202e", "\u2066", "\u2069"])
def test_an_override_stays_and_is_named(override: str) -> None:
    assert without_controls(f"a{override}b") == (f"a{override}b", [OVERRIDES])


@pytest.mark.parametrize("mark", ["\u200e", "\u200f", "\u202f", "\u2065"])
def test_other_invisible_characters_are_text(mark: str) -> None:
    assert without_controls(mark) == (mark, [])

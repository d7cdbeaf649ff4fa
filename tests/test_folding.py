"""Folded texts are equal if their spellings differ only in case and diacritics; a fault is told in one line."""

import sys

import pytest

from articles.folding import folded, in_one_line


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The Herald", "the herald"),
        ("ŁÓDŹ", "łodz"),
        ("Ångström", "angstrom"),
        ("Straße", "strasse"),
        ("ﬁnal", "final"),
        ("Ⅷ", "viii"),
        ("ϓ", "υ"),
        ("㎐", "hz"),
        ("", ""),
    ],
)
def test_case_diacritics_and_compatibility_forms_are_folded(text: str, expected: str) -> None:
    assert folded(text) == expected


def test_one_pass_folds_every_character() -> None:
    for number in (*range(0xD800), *range(0xE000, sys.maxunicode + 1)):
        once = folded(chr(number))
        assert once.isascii() or folded(once) == once, hex(number)


@pytest.mark.parametrize("text", ["ϓ", "㎐", "ΐ", "İstanbul", "ẞ", "Ǆ"])
def test_what_is_folded_stays_as_it_is(text: str) -> None:
    assert folded(folded(text)) == folded(text)


def test_a_fault_of_several_lines_is_told_in_one() -> None:
    assert in_one_line(OSError("  no\n\tconnection: \r\n  refused ")) == "no connection: refused"
    assert in_one_line("plain") == "plain"

"""LaTeX: what is escaped reads back as it was, braces balance as BibTeX counts them, and capitals are kept."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from articles.citing.formats.item import clean
from articles.citing.formats.latex import Encode, ascii_latex, protected, unicode_latex
from tests.citing.formats.items import ATTACKS, TITLES
from tests.citing.formats.reading import plain, same

ENCODERS = [ascii_latex, unicode_latex]
any_text = st.one_of(st.text(max_size=80), st.text("\\{}%$&#_^~`'\"-<>?!,@ aA", max_size=40)).map(clean)


def depths(latex: str) -> list[int]:
    """How deep in braces each character is; BibTeX knows no escapes."""
    depth, found = 0, []
    for character in latex:
        depth += {"{": 1, "}": -1}.get(character, 0)
        found.append(depth)
    return found or [0]


@pytest.mark.parametrize("encode", ENCODERS)
@given(any_text)
def test_a_text_reads_back_as_it_was(encode: Encode, text: str) -> None:
    assert same(plain(encode(text))) == same(text)


@pytest.mark.parametrize("encode", ENCODERS)
@given(any_text)
def test_braces_balance_and_every_command_is_in_some(encode: Encode, text: str) -> None:
    for latex in (encode(text), protected(text, encode)):
        assert min(depths(latex)) == depths(latex)[-1] == 0
        assert all(
            depth > 0 for depth, character in zip(depths(latex), latex, strict=False) if character in "\\%$&#_^~"
        )


@pytest.mark.parametrize(
    ("text", "latex"),
    [
        ("é", r"{\'e}"),
        ("Łódź", r"{\L}{\'o}d{\'z}"),
        ("“a” – b", r"{\textquotedblleft}a{\textquotedblright} {\textendash} b"),
        ("R&D 100% #1 $5 a_b", r"R{\&}D 100{\%} {\#}1 {\$}5 a{\_}b"),
        ("a -- b", "a -{}- b"),
        ("ű", "ű"),
        ("Союз", "Союз"),
        ("韓米", "韓米"),
        ("العربية", "العربية"),
        ("🕊", "🕊"),
    ],
)
def test_a_letter_has_a_command_if_that_reads_back_and_else_stays(text: str, latex: str) -> None:
    assert ascii_latex(text) == latex


def test_biblatex_keeps_letters_in_utf_8() -> None:
    assert unicode_latex("Łódź & “x”") == "Łódź {\\&} “x”"


@pytest.mark.parametrize(
    ("title", "expected"),
    [
        ("The US-South Korea alliance", "The {US}-{South} {Korea} alliance"),
        ("US policy and McDonald's", "{US} policy and {McDonald's}"),
        ("Korea", "Korea"),
        ("The U.S. way", "The {U.S}. way"),
        ("“Korea” first", "{\\textquotedblleft}{Korea}{\\textquotedblright} first"),
        ("L’École d’Élite", "{L{\\textquoteright}{\\'E}cole} {d{\\textquoteright}{\\'E}lite}"),
        ("an iPhone", "an {iPhone}"),
        ("7 Days", "7 {Days}"),
        ("a ǅ", "a {ǅ}"),
        ("韓米同盟", "韓米同盟"),
        ("", ""),
    ],
)
def test_capitals_are_kept_but_the_first(title: str, expected: str) -> None:
    assert protected(title, ascii_latex) == expected


@pytest.mark.parametrize("encode", ENCODERS)
@pytest.mark.parametrize("text", [*TITLES.values(), *ATTACKS])
def test_protection_changes_no_letter(encode: Encode, text: str) -> None:
    assert same(plain(protected(clean(text), encode))) == same(text)

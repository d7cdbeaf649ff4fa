"""What dialects of Markdown add inside a line, in CommonMark."""

import pytest

from articles.intake.markdown.inline_dialects import in_common_mark


@pytest.mark.parametrize(
    ("line", "plain"),
    [
        ("It is *cold*{: .x} in [Quell](q){:target=_blank}.", "It is *cold* in [Quell](q)."),
        ("It is [cold]{.smallcaps} in [Quell](q){ .button }.", "It is cold in [Quell](q)."),
        ("It is in [[Quell]] and [[brannick|the island]].", "It is in Quell and the island."),
        ("![[quay.jpg]]It %%nearly%% froze.", "It  froze."),
        ("It is ==very cold== here.", "It is <mark>very cold</mark> here."),
        ("Of H~2~O there are 3 m^3^ at 10^-2^.", "Of H<sub>2</sub>O there are 3 m<sup>3</sup> at 10<sup>-2</sup>."),
        ("`[[Quell]]` and ``==a` b==`` and [[Quell]]", "`[[Quell]]` and ``==a` b==`` and Quell"),
    ],
)
def test_the_words_that_a_reader_sees(line: str, plain: str) -> None:
    assert in_common_mark(line) == plain


@pytest.mark.parametrize(
    "line",
    [
        "[[1]](#note) and [[a]][b]",
        "[a](b) {x} and [c] {y}",
        "a == b and c == d, a===b===c",
        "from 3~5 to 10~20 days, and ~~not~~ so",
        "x^2 + y^2",
        "[^1] and [text]",
    ],
)
def test_what_is_common_mark_or_says_nothing_stays(line: str) -> None:
    assert in_common_mark(line) == line

"""A title that prints what CSL takes for markup is printed as it stands, and can be had back."""

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from articles.citing.rendering.inert import as_printed, inert

TAGS = [
    "<i>",
    "</i>",
    "<b>",
    "<sup>",
    "<sub>",
    "<sc>",
    "</sc>",
    '<span class="nocase">',
    "</span>",
    "<I>",
    "<span style='x'>",
]


@pytest.mark.parametrize("tag", TAGS)
def test_no_tag_is_left(tag: str) -> None:
    assert tag not in str(inert(f"On {tag} and the web"))
    assert str(inert(tag)).replace("\u2060", "") == tag


@pytest.mark.parametrize("text", ["a < b > c", "x<y", "<em>", "<ins>", "<image>", "AT&T", "&lt;i&gt;", "2 < 3", ""])
def test_what_is_no_markup_is_not_touched(text: str) -> None:
    assert inert(text) == text


@given(st.text(st.sampled_from("<>/ibscpuan =x")) | st.text())
def test_the_text_can_be_had_back(text: str) -> None:
    assume("\u2060" not in text)
    assert as_printed(str(inert(text))) == text


def test_texts_are_found_wherever_they_stand_in_an_item() -> None:
    item = {"title": "<i>", "author": [{"family": "<b>"}], "issued": {"date-parts": [[2024]]}}
    assert inert(item) == {
        "title": "<\u2060i>",
        "author": [{"family": "<\u2060b>"}],
        "issued": {"date-parts": [[2024]]},
    }

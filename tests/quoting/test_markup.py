"""A draft in HTML or Markdown is read as readers see it, and each stretch has its place in the draft."""

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from articles.quoting.markup import shown

PIECES = [
    *"ab .*_<>[]()&;“”\n\r", "<q>", "</q>", "<p>", "</p>", "<blockquote>", "</blockquote>", "<a href='https://a.example'>",
    "</a>", "<sup>1</sup>",
    "&quot;", "&#8220;", "[a](https://a.example)", "**", "<!--", "-->", "https://a.example/", "\u2029",
]  # fmt: skip


@pytest.mark.parametrize(
    ("draft", "text"),
    [
        # HTML
        ('<p class="lead">He <em>said</em> <q>It is</q>.</p>', "\n\nHe said “It is”.\n\n"),
        ("&ldquo;It&rdquo; &quot;is&quot; &#8220;so&#x201D; &amp; &nosuch;", "“It” \"is\" “so” & &nosuch;"),
        ('See <a title="so" href="https://a.example/?b&amp;c">“it”</a>, <a name="x">y</a>',
         "See “it” (https://a.example/?b&c), y"),
        ("a<br>b<BR/>c<!-- “no” -->d", "a\nb\ncd"),
        ("<blockquote><p>One.</p><p>Two.</p></blockquote>After", "\n\n“\nOne.\nTwo.”\n\nAfter"),
        ("</blockquote><p>One</p>", "”\n\n\n\nOne\n\n"),
        ("“It is old.<sup>1</sup> So<sup>2</sup> alliance<sup><a href='#f'>[3]</a></sup> m<sup>2</sup>”",
         "“It is old. So2 alliance m2”"),
        # Markdown
        ("“It *is* **very** ***old***” _so_ __it__", "“It is very old” so it"),
        ("*“It is **very** old”* **a _b_ c**", "*“It is very old”* a b c"),
        ('[“It”](https://a.example/b_c_d "no") [is](/so)', "“It” (https://a.example/b_c_d) [is](/so)"),
        # Neither
        ("5 * 3 * 2, a*b*c, snake_case_x, \\*so\\*, old* and new*", "5 * 3 * 2, a*b*c, snake_case_x, \\*so\\*, old* and new*"),
        ("a < b and c > d <unknown> <...> AT&T; R&D", "a < b and c > d <unknown> <...> AT&T; R&D"),
        ("https://a.example/_b_/*c*", "https://a.example/_b_/*c*"),
        ("one\r\ntwo\rthree\u2028four\u2029five\x85six", "one\ntwo\nthree\nfour\nfive\nsix"),
        ("plain “text”", "plain “text”"),
        ("", ""),
    ],
)  # fmt: skip
def test_what_readers_see(draft: str, text: str) -> None:
    assert shown(draft).text == text


def test_a_stretch_has_its_place_in_the_draft() -> None:
    draft = "<p>He said &ldquo;it <b>is</b> old&rdquo;.</p>"
    plain = shown(draft)
    start = plain.text.index("it")
    begin, end = plain.stretch(start, start + len("it is old"))
    assert draft[begin:end] == "it <b>is</b> old"


def test_what_stands_for_markup_has_the_place_of_all_of_it() -> None:
    draft = "[a](https://a.example)b"
    plain = shown(draft)
    assert plain.text == "a (https://a.example)b"
    assert {plain.stretch(place, place + 1) for place in range(1, len(plain.text) - 1)} == {(2, len(draft) - 1)}


@given(st.lists(st.sampled_from(PIECES), max_size=30).map("".join))
def test_every_character_has_its_place_in_order(draft: str) -> None:
    plain = shown(draft)
    end = 0
    for place, character in enumerate(plain.text):
        begin, last = plain.stretch(place, place + 1)
        assert 0 <= begin < last <= len(draft)
        assert last >= end
        end = last
        if last - begin == 1 and draft[begin] not in "\r\u2029<*_[]&":
            assert draft[begin] == character


@pytest.mark.parametrize(
    "piece",
    [
        "<q>",
        "*a ",
        "*a*",
        "[a](https://a.example) ",
        "&amp;",
        "<a href='https://a'>",
        "<sup>",
        "<!--",
        "[",
        "**a",
        "[a](",
    ],
)
def test_a_long_draft_of_markup_alone_is_read(piece: str) -> None:
    begun = time.process_time()
    shown(piece * (100_000 // len(piece)))
    assert time.process_time() - begun < 10

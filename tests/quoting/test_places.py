"""Where paragraphs have the words that are sought."""

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from articles.quoting.places import MOST_PLACES, Paragraphs, PartOfParagraph, Place
from articles.quoting.selectors import selectors_of, text_directive
from articles.quoting.sought import Sought, SoughtText, text_directives

TEXTS = ["The party left. The art stayed.", "“Art” is long,\u00a0life is short.", "ΣΊΣΥΦΟΣ and İstanbul"]
SHOWN = [False] * len(TEXTS)


def words(sought: SoughtText, texts: list[str] = TEXTS) -> list[str]:
    """Return the words at each place."""
    paragraphs = Paragraphs(texts, [False] * len(texts))
    return [paragraphs.joined[start:end] for place in paragraphs.places(Sought((sought,))) for start, end in place]


def browser(start: str, end: str | None = None, prefix: str = "", suffix: str = "") -> SoughtText:
    return SoughtText(start, end, prefix, suffix, like_a_browser=True)


@pytest.mark.parametrize(
    ("sought", "expected"),
    [
        (browser("ART"), ["art"]), (browser("art", suffix="is"), []), (browser("σίσυφοσ"), ["ΣΊΣΥΦΟΣ"]),
        (browser("istanbul"), []), (browser("stanbul"), ["stanbul"]), (browser("the", "art"), ["The party left. The art"]),
        (browser("left.", "“art"), ["left. The art stayed.\n“Art"]), (browser("short", "long"), []),
        (browser("long, life"), ["long,\u00a0life"]), (browser("the", prefix="left."), ["The"]),
        (browser("art", prefix="p"), []), (browser(" "), []),
    ],
)  # fmt: skip
def test_as_a_browser_finds_them(sought: SoughtText, expected: list[str]) -> None:
    assert words(sought) == expected


def test_only_the_first_place_counts_for_a_browser() -> None:
    paragraphs = Paragraphs(TEXTS, SHOWN)
    assert paragraphs.places(Sought((browser("the"),))) == [[Place(0, 3)]]
    assert paragraphs.places(Sought((browser("the"), browser("nowhere"), browser("life")))) == [
        [Place(0, 3), Place(47, 51)]
    ]


def test_a_quote_has_each_of_its_places() -> None:
    assert words(SoughtText("The")) == ["The", "The"]
    assert words(SoughtText("art")) == ["art", "art"]
    assert words(SoughtText("the")) == []


def test_places_may_overlap_but_the_ends_of_a_range_may_not() -> None:
    assert words(SoughtText("aa"), ["aaa"]) == ["aa", "aa"]
    assert words(browser("ab", "ab"), ["ab or ab"]) == ["ab or ab"]


@pytest.mark.parametrize("text", ["artist, art", "smart, art"])
def test_a_browser_needs_words_that_begin_and_end_there(text: str) -> None:
    assert Paragraphs([text], [False]).places(Sought((browser("art"),))) == [[Place(len(text) - 3, len(text))]]


def test_words_without_spaces_between_are_found_within_others() -> None:
    assert words(browser("日本"), ["東日本大震災"]) == ["日本"]


def test_a_place_is_told_by_paragraph() -> None:
    paragraphs = Paragraphs(["abc", "", "def"], [False] * 3)
    assert list(paragraphs.parts(Place(1, 7))) == [PartOfParagraph(0, 1, 3), PartOfParagraph(2, 0, 2)]
    assert list(paragraphs.parts(Place(3, 5))) == []


@pytest.mark.parametrize(
    ("position", "inside"), [((0, 1), True), ((0, 8), True), ((0, 9), False), ((2, 2), False), ((3, 2), False)]
)
def test_a_position_is_inside_of_the_text(position: tuple[int, int], inside: bool) -> None:
    paragraphs = Paragraphs(["abc", "defg"], [False, False])
    assert paragraphs.places(Sought((), (position,))) == ([[Place(*position)]] if inside else [])


def test_of_a_hidden_paragraph_only_the_length_counts() -> None:
    paragraphs = Paragraphs(["secret", "plain"], [True, False])
    assert paragraphs.places(Sought((SoughtText("secret"),))) == []
    assert paragraphs.places(Sought((SoughtText("plain"),))) == [[Place(7, 12)]]


@pytest.mark.parametrize(
    ("quote", "verbatim"), [("“Art” is", True), ('"Art" is', False), ("İ", True), ("I\u0307", True)]
)
def test_whether_it_is_verbatim(quote: str, verbatim: bool) -> None:
    paragraphs, sought = Paragraphs(TEXTS, SHOWN), Sought((SoughtText(quote),))
    ((place,),) = paragraphs.places(sought)
    assert paragraphs.is_verbatim(sought, [place]) is verbatim


@pytest.mark.parametrize(
    ("start", "end", "verbatim"),
    [("The", "left", True), ("the", "left", False), ("The", "Left", False), ("The", "art", True)],
)
def test_a_range_is_verbatim_if_its_ends_are(start: str, end: str, verbatim: bool) -> None:
    paragraphs, sought = Paragraphs(TEXTS, SHOWN), Sought((browser(start, end),))
    (places,) = paragraphs.places(sought)
    assert paragraphs.is_verbatim(sought, places) is verbatim


def test_a_position_that_the_quote_stands_at_decides() -> None:
    paragraphs = Paragraphs(["ab ab ab"], [False])
    quote = SoughtText("ab")
    assert paragraphs.places(Sought((quote,), ((3, 5),))) == [[Place(3, 5)]]
    assert len(paragraphs.places(Sought((quote,), ((4, 6),)))) == 3


@given(st.text("ab c“”’'-–é\u0301.,", min_size=1, max_size=40), st.data())
def test_our_own_selectors_and_directives_lead_back(text: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(text) - 1))
    end = data.draw(st.integers(start + 1, len(text)))
    quote, position = selectors_of(text, start, end)
    paragraphs = Paragraphs([text], [False])
    sought = Sought(
        (SoughtText(quote["exact"], prefix=quote["prefix"], suffix=quote["suffix"]),),
        ((position["start"], position["end"]),),
    )
    for places in paragraphs.places(sought):
        for place in places:
            assert 0 <= place.start < place.end <= len(text)
    assert paragraphs.places(Sought((), sought.positions)) == [[Place(start, end)]]
    assert (
        len(paragraphs.places(Sought(text_directives(f"https://a.example/#{text_directive(text, start, end)}")))) <= 1
    )


def test_no_question_takes_long() -> None:
    paragraphs = Paragraphs(["a " * 200_000], [False])
    begun = time.process_time()
    for sought in (
        browser("a", "b"),
        browser("a", prefix="b" * 4000),
        browser("a a", "a"),
        SoughtText("a", suffix="b"),
    ):
        assert len(paragraphs.places(Sought((sought,)))) <= MOST_PLACES + 1
    assert time.process_time() - begun < 5

"""The excerpt that shows why a text was found."""

import pytest

from articles.searching.search import Search
from articles.searching.snippets import LONGEST, snippet
from articles.searching.terms import clauses


def excerpt(text: str, query: str, language: str | None = None) -> str:
    return snippet(text, Search.of(clauses(query), ["en", "ko", None]), language)


@pytest.mark.parametrize(
    ("text", "query", "language", "expected"),
    [
        ("The alliances stand.", "alliance", "en", "The <mark>alliances</mark> stand."),
        ("The alliances stand.", "alliance", None, "The alliances stand."),
        ("The US-ROK alliance", "us-rok", "en", "The <mark>US-ROK</mark> alliance"),
        ("The US and the ROK", "us-rok us", "en", "The <mark>US</mark> and the ROK"),
        ("war and peace", "peace -war", "en", "war and <mark>peace</mark>"),
        ('a <b> & "c"', "b c", None, "a &lt;<mark>b</mark>&gt; &amp; &quot;<mark>c</mark>&quot;"),
        ("한미동맹 70주년의 핵", "동맹 70주년 핵", "ko", "한미<mark>동맹</mark> <mark>70주년</mark>의 <mark>핵</mark>"),
        ("동맹국", "동맹 맹국", "ko", "<mark>동맹국</mark>"),
        ("ｶﾞﾊﾞﾅﾝｽ", "ガバナンス", "ja", "<mark>ｶﾞﾊﾞﾅﾝｽ</mark>"),
        ("ดื่มน้ำ", "น้ำ", "th", "ดื่ม<mark>น้ำ</mark>"),
        ("قال للنَّاس", "ناس", None, "قال <mark>للنَّاس</mark>"),
        ("nothing", "", None, "nothing"),
    ],
)
def test_the_words_are_marked_and_the_text_is_escaped(
    text: str, query: str, language: str | None, expected: str
) -> None:
    assert excerpt(text, query, language) == expected


def test_a_long_text_is_cut_between_words_around_the_most_matches() -> None:
    text = f"war {'word ' * 100}begins a war of wars, {'other ' * 100}"
    shown = excerpt(text, "war", "en")
    assert shown.startswith("…word word")
    assert "begins a <mark>war</mark> of <mark>wars</mark>, other" in shown
    assert shown.endswith("other…")
    assert LONGEST - 10 < len(shown.replace("<mark>", "").replace("</mark>", "")) <= LONGEST + 2


def test_the_end_of_a_text_is_shown_to_its_end() -> None:
    shown = excerpt(f"{'word ' * 100}the war", "war")
    assert shown.startswith("…word")
    assert shown.endswith(" the <mark>war</mark>")


def test_a_text_without_spaces_is_cut_anywhere() -> None:
    shown = excerpt("長" * 500 + "同盟" + "長" * 500, "同盟")
    assert shown == f"…{'長' * 60}<mark>同盟</mark>{'長' * (LONGEST - 62)}…"


def test_a_match_longer_than_an_excerpt_is_shown_whole() -> None:
    phrase = " ".join(["war"] * 80)
    assert excerpt(f"a {phrase} b", f'"{phrase}"') == f"a <mark>{phrase}</mark>…"

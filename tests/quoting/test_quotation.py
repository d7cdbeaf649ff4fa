"""A quotation is cut at the marks of what is left out or put in."""

import pytest

from articles.quoting.quotation import Quotation


def words(text: str) -> list[str]:
    return [fragment.words for fragment in Quotation.of(text).fragments]


@pytest.mark.parametrize(
    ("text", "fragments"),
    [
        ("The alliance is old.", ["The alliance is old"]),
        ("“The alliance … is old”", ["The alliance", "is old"]),
        ("The alliance... is old!", ["The alliance", "is old"]),
        ("The alliance ‥ is old", ["The alliance", "is old"]),
        ("The alliance (...) is (…) old", ["The alliance", "is", "old"]),
        ("Союз <...> стар <…> и силён", ["Союз", "стар", "и силён"]),
        ("The alliance, [...] is [sic] old", ["The alliance", "is", "old"]),
        ("… the alliance …", ["the alliance"]),
        ("Alliansen – – – är gammal", ["Alliansen", "är gammal"]),
        ("Liitto -- -- on vanha", ["Liitto", "on vanha"]),
        ("The alliance – an old one – is one", ["The alliance - an old one - is one"]),
        ("同盟是老的（……）也是强的", ["同盟是老的", "也是强的"]),
        ("同盟は古い。（中略）そして強い。〔略〕と", ["同盟は古い", "そして強い", "と"]),
        ("동맹은 오래다. (중략) 그리고 강하다 (생략) 고", ["동맹은 오래다", "그리고 강하다", "고"]),
        ("同盟［……］是强［注］的", ["同盟", "是强", "的"]),
        ("国发〔2020〕1号（简略）", ["国发〔2020〕1号（简略）"]),
        ("¿Qué queda?", ["Qué queda"]),
        ("Of (few) words", ["Of (few) words"]),
        ("동맹은 … 약속이다", ["동맹은", "약속이다"]),
        ("…", []),
        ("[all of it]", []),
        ("?!", []),
        ("", []),
    ],
)
def test_a_quotation_is_cut_into_fragments(text: str, fragments: list[str]) -> None:
    assert words(text) == fragments


def test_a_bracket_inside_of_a_word_is_told() -> None:
    say, so, he = Quotation.of("Say[ing] so, [T]he king").fragments
    assert [(fragment.begins_in_word, fragment.ends_in_word) for fragment in (say, so, he)] == [
        (False, True),
        (False, False),
        (True, False),
    ]


@pytest.mark.parametrize(("text", "is_elided"), [("a … b", True), ("[A] b", True), ("a. b", False), ("(a) b", False)])
def test_it_is_elided_if_something_is_marked(text: str, is_elided: bool) -> None:
    assert Quotation.of(text).is_elided == is_elided


@pytest.mark.parametrize(
    ("text", "is_weak"),
    [
        ("Four words are few.", True),
        ("Five words are enough here.", False),
        ("one two … three [four] five", True),
        ("As I see a man", False),
        ("不要再说了", True),
        ("同盟是七十年的承诺吗", False),
        ("", True),
    ],
)
def test_few_words_are_weak(text: str, is_weak: bool) -> None:
    assert Quotation.of(text).is_weak == is_weak

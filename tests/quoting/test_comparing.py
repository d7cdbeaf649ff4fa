"""The verdict on a quotation of a text is right, and never `verbatim` for what is not."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from articles.quoting.comparing import Match, Source, altered_matches, compare
from articles.quoting.quotation import Quotation

TEXT = (
    "The US-South Korea alliance is “old” and it’s fine. We agree, but the president — who didn’t know — said 3.5 "
    "percent of 1,000 people in Seoul were against it.\nThe next paragraph begins with more words about alliances."
)
WORDS = ["The", "ferry", "of", "don’t", "3.5", "U.S.", "동맹은", "水", "日", "cafe\u0301", "“old”", "—", "so", "The"]
MARKS = [" ", " ", " ", ", ", ". ", "\u00a0", "…", "-", "\n"]
prose = st.lists(st.sampled_from(WORDS + MARKS), max_size=25).map("".join)


def matches(quoted: str, text: str = TEXT) -> list[Match]:
    return compare(Quotation.of(quoted), Source(*text.split("\n")))


def marked(match: Match) -> str:
    """The differences as an editor marks them: [-of the source-]{+of the quotation+}."""
    return "".join(
        difference.quoted
        if difference.op == "equal"
        else (difference.source and f"[-{difference.source}-]") + (difference.quoted and f"{{+{difference.quoted}+}}")
        for difference in match.differences
    )


@pytest.mark.parametrize(
    ("quoted", "wording", "stretch"),
    [
        ("alliance is “old” and it’s fine.", "verbatim", "alliance is “old” and it’s fine."),
        ("  it’s fine ", "verbatim", "it’s fine"),
        ("were against it. The next paragraph", "verbatim", "were against it.\nThe next paragraph"),
        ("were against it.\n\nThe next paragraph", "verbatim", "were against it.\nThe next paragraph"),
        ('alliance is "old" and it\'s fine', "typographic", "alliance is “old” and it’s fine"),
        ("Alliance is “old”", "typographic", "alliance is “old”"),
        ("the US-South Korea", "typographic", "The US-South Korea"),
        ("We agree.", "typographic", "We agree"),
        ("“We agree.”", "typographic", "We agree"),
        ("president -- who didn't know -- said", "typographic", "president — who didn’t know — said"),
        ("We agree … 3.5 percent", "elided", None),
        ("[T]he president … said 3.5 percent", "elided", None),
        ("3.5 percent [of those asked] were against it", "elided", None),
        ("3.5 perc[ent] of 1,000 people", "elided", None),
        ("It was fine … we agree", "not_found", None),
        ("3.5 percent ... the president", "not_found", None),
        ("the President — who", "altered", "the president — who"),
        ("lliance is “old” and it’s fine", "altered", None),
        ("the president — who did", "altered", None),
        ("the president — who didn’t know — said 3", "altered", None),
        ("the president—who didn’t know—said", "altered", None),
        ("nobody ever said anything like this", "not_found", None),
        ("…", "not_found", None),
        ("", "not_found", None),
    ],
)
def test_the_verdict(quoted: str, wording: str, stretch: str | None) -> None:
    match = next(iter(matches(quoted)), None)
    assert (match.wording if match else "not_found") == wording
    if match and stretch:
        assert TEXT[match.start : match.end] == stretch


@pytest.mark.parametrize(
    ("quoted", "differences"),
    [
        ("who did not know — said 3.5 percent", "who [-didn’t-]{+did not+} know — said 3.5 percent"),
        ("said 3.5 percent of people in Seoul", "said 3.5 percent of [-1,000 -]people in Seoul"),
        ("in Seoul were strongly against it", "in Seoul were {+strongly +}against it"),
        ("who didn't know -- said 4.5 percent", "who didn't know -- said [-3.5-]{+4.5+} percent"),
        ("Said 4.5 percent of 1,000 people", "Said [-3.5-]{+4.5+} percent of 1,000 people"),
        (
            "We agree … said 4.5 percent",
            "We agree[-, but the president — who didn’t know — -]{+ … +}said [-3.5-]{+4.5+} percent",
        ),
    ],
)
def test_differences_name_the_words_of_both_and_no_typography(quoted: str, differences: str) -> None:
    (match,) = matches(quoted)
    assert match.wording == "altered"
    assert marked(match) == differences


def test_an_elided_quotation_tells_what_was_left_out() -> None:
    (match,) = matches("[T]he president … said 3.5 percent")
    assert marked(match) == "he president[- — who didn’t know — -]{+ … +}said 3.5 percent"


def test_if_it_stands_as_it_is_other_case_and_marks_do_not_count() -> None:
    source = Source("They sat in the hall, and in the end: In the end, nobody came. In the end!")
    assert [(match.wording, match.start) for match in compare(Quotation.of("In the end"), source)] == [
        ("verbatim", 38),
        ("verbatim", 63),
    ]
    assert [match.wording for match in compare(Quotation.of("In the hall"), source)] == ["typographic"]


def test_each_occurrence_is_told() -> None:
    assert [(match.start, match.end) for match in matches("so it is", "so it is, and so it is")] == [(0, 8), (14, 22)]


def test_fragments_are_found_where_the_least_stands_between_them() -> None:
    (match,) = matches("the sea … the ship", "the sea and sky; the sea, and the ship")
    assert (match.start, match.wording) == (17, "elided")


def test_a_mark_of_the_source_itself_leaves_nothing_out() -> None:
    assert [match.wording for match in matches("Well… he [sic] said", "Well… he [sic] said so")] == ["verbatim"]


SIC = "He was here, and said so. Well, they [sic] said … that the ferry left at noon, and [sic] went."


@pytest.mark.parametrize(
    ("quoted", "differences"),
    [
        (
            "they [sic] said … that the ferry left at night",
            "they [sic] said … that the ferry left at [-noon-]{+night+}",
        ),
        ("He was here … they [sic] said", "He was here[-, and said so. Well, -]{+ … +}they [sic] said"),
        ("ferry [sic] left at noon, and [sic] went", "ferry[- -]{+ [sic] +}left at noon, and [sic] went"),
        ("ferry left at night, and [sic] went", "ferry left at [-noon-]{+night+}, and [sic] went"),
    ],
)
def test_a_mark_of_the_source_itself_is_no_difference(quoted: str, differences: str) -> None:
    assert [marked(match) for match in matches(quoted, SIC)] == [differences]


def test_words_beside_a_bracket_of_the_source_itself_are_sought_together() -> None:
    text = "He was here and left. Nobody said so. He [Keller] said that the ferry left at noon."
    (match,) = matches("He [Keller] said that the old ferry left", text)
    assert marked(match) == "He [Keller] said that the {+old +}ferry left"


@pytest.mark.parametrize(
    ("quoted", "text"), [("snake", "a snake_case"), ("नमस्त", "नमस्ते"), ("so it.[sic] And on", "so items. And on")]
)
def test_a_part_of_a_word_is_not_quoted(quoted: str, text: str) -> None:
    assert matches(quoted, text) == []


@pytest.mark.parametrize(
    ("quoted", "text"),
    [
        ("동맹", "동맹은 약속이다"),
        ("七十年", "同盟是七十年的承诺"),
        ("สวัสดี", "เขาพูดว่าสวัสดีครับ"),
        ("الحلف", "هذا هو الحلف."),
    ],
)
def test_words_of_other_scripts(quoted: str, text: str) -> None:
    (match,) = matches(quoted, text)
    assert (match.wording, text[match.start : match.end]) == ("verbatim", quoted)


@given(prose, prose)
def test_verbatim_is_the_same_characters(quoted: str, text: str) -> None:
    for match in matches(quoted, text):
        if match.wording == "verbatim":
            written = unicodedata.normalize("NFC", quoted)
            stored = unicodedata.normalize("NFC", text[match.start : match.end])
            assert " ".join(written.split()) == " ".join(stored.split())


@given(prose)
def test_a_whole_text_is_a_verbatim_quotation_of_itself(text: str) -> None:
    wordings = {match.wording for match in matches(text, text)}
    assert wordings == ({"verbatim"} if any(character.isalnum() for character in text) else set())


@given(prose, prose)
def test_differences_joined_are_the_words_of_both(quoted: str, text: str) -> None:
    for match in matches(quoted, text):
        if match.differences:
            assert "".join(difference.source for difference in match.differences) == text[match.start : match.end]
            assert "".join(difference.quoted for difference in match.differences) in quoted


ALLIANCE = (
    "It is important to appreciate the historical significance of the alliance. For South Korea, the alliance is old."
)


@pytest.mark.parametrize(
    ("quoted", "wordings"),
    [
        ("the formation of the US-South Korea alliance", []),
        ("appreciate the old significance of the pact", ["altered"]),
        ("significance of the old alliance", ["altered"]),
        ("significance of a pact", []),
        ("of the pact", ["altered"]),
    ],
)
def test_small_words_that_both_have_by_chance_are_not_a_quotation(quoted: str, wordings: list[str]) -> None:
    assert [match.wording for match in altered_matches(Quotation.of(quoted), Source(ALLIANCE))] == wordings


@pytest.mark.parametrize(
    ("words", "others", "is_altered"),
    [
        (5, 2, True),
        (5, 3, False),
        (8, 3, True),
        (8, 4, False),
        (9, 3, True),
        (11, 4, False),
        (20, 7, True),
        (20, 8, False),
    ],
)
def test_so_many_words_may_be_other_ones(words: int, others: int, *, is_altered: bool) -> None:
    text = [f"word{number}" for number in range(words)]
    quoted = [*text[: words - others - 1], *(f"other{number}" for number in range(others)), text[-1]]
    found = altered_matches(Quotation.of(" ".join(quoted)), Source(" ".join(text)))
    assert [round(match.score, 3) for match in found] == ([round(1 - others / words, 3)] if is_altered else [])


def test_three_words_stand_together_in_a_longer_quotation() -> None:
    text = "one two three four five six seven eight nine ten eleven twelve"
    assert altered_matches(Quotation.of("one two three x four five y six seven z eight nine"), Source(text))
    assert not altered_matches(Quotation.of("one two x three four y five six z seven eight"), Source(text))


def test_of_a_word_that_stands_twice_the_nearer_one_counts() -> None:
    text = "one two three four five six ships of “The The”"
    (match,) = altered_matches(Quotation.of("one two three old four five six ships of the"), Source(text))
    assert text[match.start : match.end] == "one two three four five six ships of “The"

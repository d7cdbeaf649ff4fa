"""Word-level differences: nothing is lost, nothing is cut, and it reads as a person would mark it."""

import time
from itertools import pairwise
from random import Random

import pytest
import regex
from hypothesis import given
from hypothesis import strategies as st

from articles.identity import differences
from articles.identity.differences import Difference, _by_sentences, word_differences
from articles.identity.tidying import Change, tidied
from articles.identity.tokens import is_word, tokens_of

MIRRORED = {"equal": "equal", "replace": "replace", "insert": "delete", "delete": "insert"}
WORDS = ["the", "ferry", "of", "Seoul", "don’t", "well-known", "3.5", "U.S.", "水", "日", "e\u0301té", "👩‍👩‍👧", "🇰🇷"]
MARKS = [" ", " ", " ", "  ", ", ", ". ", "。", ".” ", "\r\n", "\u00a0", "—", "\u0301"]
# Texts that share much, as two wordings of one paragraph do, and texts of anything at all.
prose = st.lists(st.sampled_from(WORDS + MARKS), max_size=25).map("".join)
texts = prose | st.text(max_size=30)


def marked(old: str, new: str) -> str:
    """The differences as an editor would mark them: [-gone-]{+come+}."""
    return "".join(
        difference.old
        if difference.op == "equal"
        else (difference.old and f"[-{difference.old}-]") + (difference.new and f"{{+{difference.new}+}}")
        for difference in word_differences(old, new)
    )


def clusters(text: str) -> set[int]:
    """The ends of the grapheme clusters of a text."""
    return {match.end() for match in regex.finditer(r"\X", text)}


def cuts(parts: list[str]) -> set[int]:
    ends, end = set(), 0
    for part in parts:
        end += len(part)
        ends.add(end)
    return ends - {0}


def assert_whole(old: str, new: str) -> None:
    """Nothing is lost, nothing is told twice, and no grapheme cluster is cut."""
    found = word_differences(old, new)
    assert "".join(difference.old for difference in found) == old
    assert "".join(difference.new for difference in found) == new
    assert all((before.op == "equal") != (after.op == "equal") for before, after in pairwise(found))
    assert cuts([difference.old for difference in found]) <= clusters(old)
    assert cuts([difference.new for difference in found]) <= clusters(new)


# ── What holds of any two texts ─────────────────────────────────────────────────────────────────────────────────────
@given(texts, texts)
def test_nothing_is_lost_and_no_character_is_cut(old: str, new: str) -> None:
    assert_whole(old, new)


@given(texts, texts)
def test_each_says_what_it_is(old: str, new: str) -> None:
    for difference in word_differences(old, new):
        assert difference.old or difference.new
        if difference.op == "equal":
            assert difference.old == difference.new
        else:
            assert difference.old != difference.new
            assert difference.op == ("insert" if not difference.old else "delete" if not difference.new else "replace")


@given(texts)
def test_a_text_is_equal_to_itself(text: str) -> None:
    assert word_differences(text, text) == ([Difference("equal", text, text)] if text else [])


@given(texts, texts)
def test_the_way_back_is_the_same_mirrored(old: str, new: str) -> None:
    back = [
        Difference(MIRRORED[difference.op], difference.new, difference.old)  # type: ignore[arg-type]
        for difference in word_differences(new, old)
    ]
    assert word_differences(old, new) == back


@given(prose, prose)
def test_no_word_is_cut(old: str, new: str) -> None:
    found = word_differences(old, new)
    assert cuts([difference.old for difference in found]) <= cuts(tokens_of(old))
    assert cuts([difference.new for difference in found]) <= cuts(tokens_of(new))


@given(prose, st.data())
def test_no_island_between_changes_is_without_a_word(old: str, data: st.DataObject) -> None:
    tokens = tokens_of(old)
    edited = [
        data.draw(st.sampled_from(["", "changed", "."])) if data.draw(st.booleans()) else token for token in tokens
    ]
    for difference in word_differences(old, "".join(edited))[1:-1]:
        assert difference.op != "equal" or any(map(is_word, tokens_of(difference.old)))


def test_a_mark_between_two_changes_is_no_island_and_a_word_is() -> None:
    assert marked("red. green", "blue. yellow") == "[-red. green-]{+blue. yellow+}"
    kept = [
        difference.old
        for difference in word_differences("a red remarkable ox", "a tan remarkable elk")[1:-1]
        if difference.op == "equal"
    ]
    assert kept == [" remarkable "]


@pytest.mark.parametrize(
    ("island", "expected"),
    [
        ("it is so", "[-Yesterday it is so elsewhere-]{+Tomorrow it is so everywhere+}"),
        ("it is as it", "[-Yesterday-]{+Tomorrow+} it is as it [-elsewhere-]{+everywhere+}"),
    ],
)
def test_an_island_of_more_than_three_words_stays_however_short_they_are(island: str, expected: str) -> None:
    assert marked(f"Yesterday {island} elsewhere", f"Tomorrow {island} everywhere") == expected


def test_what_came_slides_no_nearer_to_the_change_before_than_one_token() -> None:
    old, new = ["旧", *"丁丁丁丁", "尾"], ["新", *"丁丁丁丁丁", "尾"]
    assert tidied(old, new, [Change(0, 1, 0, 1), Change(5, 5, 5, 6)]) == [Change(0, 1, 0, 1), Change(2, 2, 2, 3)]


@given(prose, st.data())
def test_what_only_came_is_one_insertion(old: str, data: st.DataObject) -> None:
    tokens = tokens_of(old)
    place = data.draw(st.integers(0, len(tokens)))
    new = "".join([*tokens[:place], " inserted here ", *tokens[place:]])
    assert [difference.op for difference in word_differences(old, new) if difference.op != "equal"] in (
        ["insert"],
        ["replace"],
    )


@given(texts, texts, st.integers(0, 30))
def test_nothing_is_lost_where_the_work_is_bounded(old: str, new: str, most: int) -> None:
    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(differences, "MOST_WORK", most)
        assert_whole(old, new)


# ── How it reads ────────────────────────────────────────────────────────────────────────────────────────────────────
@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        # Whole words, with what belongs to them.
        ("the colour of it", "the color of it", "the [-colour-]{+color+} of it"),
        ("I don't know", "I do know", "I [-don't-]{+do+} know"),
        ("a well-known fact", "a well-worn fact", "a [-well-known-]{+well-worn+} fact"),
        ("It cost $1,000 then", "It cost $1,500 then", "It cost $[-1,000-]{+1,500+} then"),
        ("up 5% in 2022", "up 5.2% in 2022", "up [-5-]{+5.2+}% in 2022"),
        ("The U.S. alliance", "The US alliance", "The [-U.S.-]{+US+} alliance"),
        ("Hello, world", "Hello world", "Hello[-,-] world"),
        # By the character in a script without spaces.
        ("天気がいいです。", "天気が悪いです。", "天気が[-い-]{+悪+}いです。"),
        # Quotation marks and white space are text.
        ("He said \"no\" to me", "He said “no” to me", "He said [-\"-]{+“+}no[-\"-]{+”+} to me"),
        ("one  two", "one two", "one[-  -]{+ +}two"),
        ("don't", "don’t", "[-don't-]{+don’t+}"),
        # No confetti.
        ("the quick brown fox runs", "the slow red fox runs", "the [-quick brown-]{+slow red+} fox runs"),
        ("put it on the table now", "put it under the chair now", "put it [-on the table-]{+under the chair+} now"),
        ("He is a man of few words.", "She is a woman of many words.",
         "[-He is a man of few-]{+She is a woman of many+} words."),
        ("Seoul, Busan and Daegu", "Tokyo, Osaka and Daegu", "[-Seoul, Busan-]{+Tokyo, Osaka+} and Daegu"),
        # An island that says more than what changed around it stays.
        ("The cat sat on a mat", "The dog sat in a mat", "The [-cat-]{+dog+} sat [-on-]{+in+} a mat"),
        # A sentence that was rewritten is one replacement.
        ("The committee approved the plan on Monday. Nobody objected.",
         "On Monday, the plan was approved by the committee. Nobody objected.",
         "[-The committee approved the plan on Monday-]{+On Monday, the plan was approved by the committee+}."
         " Nobody objected."),
        # An insertion or a removal begins at the start of a word, a clause or a sentence.
        ("the big dog", "the big red dog", "the big {+red +}dog"),
        ("the big red dog", "the big dog", "the big [-red -]dog"),
        ("the big dog", "the big dog barks", "the big dog{+ barks+}"),
        ("One. Three.", "One. Two. Three.", "One. {+Two. +}Three."),
        ("One. Two.", "One. Two. Three.", "One. Two.{+ Three.+}"),
        ("Two.", "One. Two.", "{+One. +}Two."),
        ("an apple, a pear, a plum", "an apple, a fig, a pear, a plum", "an apple, {+a fig, +}a pear, a plum"),
        ("He said, “Go away.” She left.", "He said, “Go away.” He stayed. She left.",
         "He said, “Go away.” {+He stayed. +}She left."),
        ("今日は晴れ。明日は雨。", "今日は晴れ。夜は曇り。明日は雨。", "今日は晴れ。{+夜は曇り。+}明日は雨。"),
        ("The ship (built in 1910) sank.", "The ship sank.", "The ship [-(built in 1910) -]sank."),
        ("very good", "very very good", "{+very +}very good"),
        # Nothing of one is left, or there was nothing.
        ("Yes.", "No!", "[-Yes.-]{+No!+}"),
        ("", "Now.", "{+Now.+}"),
        ("Before.", "", "[-Before.-]"),
        ("Café", "Cafe\u0301", "[-Café-]{+Cafe\u0301+}"),
    ],
)  # fmt: skip
def test_it_reads_as_a_person_would_mark_it(old: str, new: str, expected: str) -> None:
    assert marked(old, new) == expected


def test_nothing_is_different_between_two_empty_texts() -> None:
    assert word_differences("", "") == []


def test_a_paragraph_edited_in_three_places_keeps_the_rest() -> None:
    old = (
        "Over the last 70 years, the alliance has evolved from a military pact into a comprehensive partnership that "
        "spans economy, technology, and culture."
    )
    new = old.replace("last 70 years", "past seven decades").replace("a military", "a mere military")
    new = new.replace("technology, and culture", "technology and culture")
    assert marked(old, new) == (
        "Over the [-last 70 years-]{+past seven decades+}, the alliance has evolved from a {+mere +}military pact into "
        "a comprehensive partnership that spans economy, technology[-,-] and culture."
    )


# ── Very long texts ─────────────────────────────────────────────────────────────────────────────────────────────────
SIZE = 20_000  # words
SECONDS = 15  # many times what it takes; with the square of the size it would be minutes


@pytest.fixture
def little_work(monkeypatch: pytest.MonkeyPatch) -> None:
    """Bound the work so that texts of `SIZE` are too long to be compared word by word."""
    monkeypatch.setattr(differences, "MOST_WORK", SIZE * SIZE // 100)


def long_text(random: Random, size: int) -> list[str]:
    words = [f"w{random.randrange(3000)}" for _ in range(size)]
    return [f"{word}." if place % 15 == 14 else word for place, word in enumerate(words)]


@pytest.mark.usefixtures("little_work")
@pytest.mark.parametrize("edits", [0, 40, SIZE])
def test_two_long_texts_are_compared_in_bounded_time(edits: int) -> None:
    random = Random(1)
    old = long_text(random, SIZE)
    new = list(old) if edits < SIZE else long_text(random, SIZE)
    for place in range(0, SIZE, SIZE // edits) if 0 < edits < SIZE else ():
        new[place] = "edited"
    started = time.process_time()
    found = word_differences(" ".join(old), " ".join(new))
    assert time.process_time() - started < SECONDS
    assert sum(difference.op != "equal" for difference in found) == edits or edits == SIZE


@pytest.mark.usefixtures("little_work")
@pytest.mark.parametrize(
    ("old", "new"),
    [("a b " * 10_000, "b a " * 10_000), ("." * 50_000, f"x{'.' * 40_000}y"), ("a-" * 30_000, "b-" * 30_000)],
)
def test_what_repeats_without_end_is_compared_in_bounded_time(old: str, new: str) -> None:
    started = time.process_time()
    word_differences(old, new)
    assert time.process_time() - started < SECONDS


@pytest.mark.parametrize(
    ("old", "new", "kept", "work"),
    [
        ("a keeper b", "x keeper y", "keeper", 3 * 3),
        ("A b. Two keepers stay. C.", "X y. Two keepers stay. Z.", "keepers", 3 * 3),
    ],
    ids=["words", "sentences"],
)
def test_texts_are_compared_up_to_a_bound_of_work(
    old: str, new: str, kept: str, work: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    def stays() -> bool:
        return any(d.op == "equal" and kept in d.old for d in word_differences(old, new))

    monkeypatch.setattr(differences, "MOST_WORK", work)
    assert stays()
    monkeypatch.setattr(differences, "MOST_WORK", work - 1)
    assert not stays()


def test_words_are_paired_in_the_sentences_that_stayed_and_between_them() -> None:
    stayed = "He said no. "
    old = tokens_of(f"{stayed}The old harbour froze. {stayed}Then he said it again.")
    new = tokens_of(f"{stayed}The new harbour froze. {stayed}Then he said it again.")
    pairs = list(_by_sentences(old, new, Change(0, len(old), 0, len(new))))
    assert pairs == [(place, place) for place, token in enumerate(old) if is_word(token) and token != "old"]

"""Which runs of words of a quotation are looked for: rare ones, from each stretch of it."""

from collections.abc import Sequence
from dataclasses import replace

from articles.quoting.quotation import Quotation
from articles.quoting.telling import edges_of, runs_of, short_phrases_of
from articles.searching.commonness import Commonness

# Every tenth word is rare, and the first of them most of all.
WORDS = [f"rare{number:02}" if number % 10 == 5 else f"common{number:02}" for number in range(60)]
COMMON = Commonness({word: 900 for word in WORDS if word.startswith("common")} | {"rare15": 9, "rare25": 9}, 1_000)
LONG = Quotation.of(" ".join(WORDS))


def stretches(phrases: Sequence[tuple[str, ...]], size: int) -> set[int]:
    """In which stretches of so many words the phrases begin."""
    return {WORDS.index(phrase[0]) // size for phrase in phrases}


def test_each_stretch_of_a_long_quotation_has_a_run() -> None:
    runs = runs_of(LONG, COMMON)
    assert stretches(runs, 20) == {0, 1, 2}
    assert all(len(run) == 4 and any(word.startswith("rare") for word in run) for run in runs)


def test_a_quotation_of_a_few_words_has_a_run_in_each_half() -> None:
    assert runs_of(Quotation.of("one two three four five"), COMMON) == [("one", "two", "three"), ("four", "five")]
    assert runs_of(Quotation.of("one two three four"), COMMON) == [("one", "two", "three", "four")]


def test_a_fragment_without_a_whole_word_has_none() -> None:
    assert runs_of(Quotation.of("[S]he … said so"), COMMON) == [("said", "so")]
    assert runs_of(Quotation.of("sai[d] … so"), COMMON) == [("so",)]


def test_of_brackets_alone_the_words_are_looked_for() -> None:
    assert runs_of(Quotation.of("[[!HTML]] flow"), COMMON) == [("html", "flow")]
    assert runs_of(Quotation.of("[Laughter.]"), COMMON) == [("laughter",)]
    assert runs_of(Quotation.of("…"), COMMON) == []


def test_the_parts_of_a_persian_word_are_words_as_in_the_index() -> None:
    assert runs_of(Quotation.of("کشتی\u200cسازی\u200cها"), COMMON) == [("كشتي", "سازي", "ها")]
    assert runs_of(Quotation.of("ste\u200camer sank"), COMMON) == [("steamer", "sank")]


def test_the_words_around_a_break_are_those_of_the_first_line_and_of_the_last() -> None:
    lines = "one two three\n\nfour five six seven eight nine ten\neleven twelve"
    assert edges_of(Quotation.of(lines), COMMON) == [("one", "two", "three"), ("eleven", "twelve")]


def test_the_words_around_a_break_are_those_of_the_first_sentence_and_of_the_last() -> None:
    sentences = "one two three. Four five six, seven; eight nine ten. Eleven twelve"
    assert edges_of(Quotation.of(sentences), COMMON) == [("one", "two", "three"), ("eleven", "twelve")]


def test_a_single_word_before_a_break_is_looked_for_with_those_behind_it() -> None:
    sentences = "one. Two three four five six seven eight. Nine"
    assert edges_of(Quotation.of(sentences), COMMON) == [
        ("one", "two", "three", "four", "five"),
        ("five", "six", "seven", "eight", "nine"),
    ]


def test_in_one_line_the_words_around_a_break_are_a_third_at_either_end() -> None:
    first, last = edges_of(LONG, COMMON)
    assert len(first) == len(last) == 6
    assert (max(map(WORDS.index, first)) < 20, min(map(WORDS.index, last)) >= 40) == (True, True)
    assert edges_of(Quotation.of("a b c d e f g h"), COMMON) == [tuple("abcde"), tuple("defgh")]


def test_short_phrases_are_taken_from_each_stretch_by_turns() -> None:
    phrases = list(short_phrases_of(LONG, COMMON))
    of_three = [phrase for phrase in phrases if len(phrase) == 3]
    assert stretches(of_three[:3], 20) == {0, 1, 2}
    assert len(of_three) == len(set(of_three)) == 8
    assert len(phrases) == 11


def test_short_phrases_are_taken_from_stretches_of_common_words_too() -> None:
    quoted = [f"rare{number:02}" if number < 20 else f"common{number:02}" for number in range(40)]
    phrases = list(short_phrases_of(Quotation.of(" ".join(quoted)), COMMON))[:6]
    assert {quoted.index(phrase[0]) // 8 for phrase in phrases} == {0, 1, 2, 3, 4}


def test_phrases_that_share_no_word_come_first() -> None:
    words = [word for phrase in list(short_phrases_of(LONG, COMMON))[:6] for word in phrase]
    assert len(words) == len(set(words))


def test_in_a_large_archive_rare_words_are_looked_for_without_common_ones_around_them() -> None:
    quotation = Quotation.of("common00 common01 rare05 rare35 common02 common03")
    assert runs_of(quotation, COMMON) == [("common00", "common01", "rare05"), ("rare35", "common02", "common03")]
    assert runs_of(quotation, replace(COMMON, archive=100_000)) == [("rare05",), ("rare35",)]


def test_fewer_short_phrases_are_looked_for_if_many_texts_have_their_words() -> None:
    assert len(short_phrases_of(LONG, replace(COMMON, archive=1_000_000))) == 4


def test_as_many_more_are_looked_for_as_the_archive_has_texts() -> None:
    rarer = Commonness(dict.fromkeys(WORDS, 60), 1_000)
    counts = [len(short_phrases_of(LONG, replace(rarer, archive=archive))) for archive in (1_000, 1_000_000)]
    assert counts == [11, 11]


def test_a_very_long_quotation_has_six_runs() -> None:
    quotation = Quotation.of(" ".join(f"word{number}" for number in range(400)))
    assert len(runs_of(quotation, COMMON)) == 6


def test_words_that_seldom_stand_together_need_no_common_word_beside_them() -> None:
    common = Commonness({"common": 900, "three": 10, "seldom": 10, "words": 10}, 1_000)
    assert runs_of(Quotation.of("common three seldom words"), replace(common, archive=100_000)) == [
        ("three", "seldom", "words")
    ]


def test_the_second_phrase_of_a_stretch_is_the_best_that_shares_no_word_with_the_first() -> None:
    quotation = Quotation.of("common00 common01 rare05 rare35 rare45 common02 common03 common04")
    assert short_phrases_of(quotation, COMMON)[:2] == [
        ("rare05", "rare35", "rare45"),
        ("common02", "common03", "common04"),
    ]

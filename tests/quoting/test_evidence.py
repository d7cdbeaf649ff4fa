"""Words that a text shares with a quotation count by what they tell: common ones may be shared by chance."""

import pytest

from articles.quoting.comparing import Source, altered_matches
from articles.quoting.evidence import shows_its_source
from articles.quoting.quotation import Quotation
from articles.searching.commonness import Commonness

COMMON_WORDS = ["of", "the", "in", "to", "and", "a", "that", "it", "is", "be"]
COMMON = Commonness(dict.fromkeys(COMMON_WORDS, 999), 1_000, archive=100_000)
# What a word that the sample does not have tells: ln 1,100 nats. Of the archive of 100,000 texts, ln 100,000 = 11.5 are wanted.
RARE = 7.0


def test_common_words_alone_do_not_show_a_source() -> None:
    assert not shows_its_source(COMMON_WORDS, COMMON_WORDS, COMMON)


def test_two_rare_words_do() -> None:
    words = ["ferry", "of", "the", "embankment"]
    assert shows_its_source(words, words, COMMON)
    assert not shows_its_source(words[:3], words[:3], COMMON)


def test_the_larger_the_archive_the_more_words_have_to_tell() -> None:
    words = ["ferry", "of", "the", "embankment"]
    assert not shows_its_source(words, words, Commonness(COMMON.texts, 1_000, archive=10_000_000))
    assert shows_its_source(words[:3], words[:3], Commonness(COMMON.texts, 1_000, archive=1_000))


def test_only_words_in_the_same_order_count() -> None:
    words = ["ferry", "embankment", "of", "the"]
    assert not shows_its_source(words, ["embankment", "ferry", "of", "the"], COMMON)


@pytest.mark.parametrize(("others", "shows"), [(2, True), (3, False)])
def test_rare_words_of_the_quotation_that_the_text_does_not_have_count_against_it(*, others: int, shows: bool) -> None:
    shared = ["ferry", "bridge", "embankment"]
    quoted = [*shared, *(f"other{number}" for number in range(others))]
    assert shows_its_source(quoted, [*shared, *(f"else{number}" for number in range(others))], COMMON) is shows


def test_rare_words_of_the_text_that_were_left_out_count_against_it() -> None:
    shared = ["ferry", "bridge"]
    assert shows_its_source(shared, ["ferry", "island", "castle", "bridge"], COMMON)
    assert not shows_its_source(shared, ["ferry", *(f"else{number}" for number in range(8)), "bridge"], COMMON)


def test_a_quotation_that_shares_a_common_phrase_with_a_text_is_not_found_in_it() -> None:
    text = Source("the yield of the harvest in the valley is to be that of the years before")
    shares = Quotation.of("it is to be that of the peasants")
    assert altered_matches(shares, text)
    assert altered_matches(shares, text, COMMON) == []


def test_a_quotation_with_words_of_its_text_is_found_in_it() -> None:
    text = Source("The old ferry to the northern island was taken out of service in winter.")
    assert altered_matches(Quotation.of("the old ferry to the northern island was put out of service"), text, COMMON)

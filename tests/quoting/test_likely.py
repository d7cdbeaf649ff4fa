"""Which of many texts have the most of a quotation's words."""

from articles.quoting.likely import likeliest

TEXTS = {1: "A bus that left at noon.", 2: "The FERRY that left at noon.", 3: "At noon, a ferry that left."}


def test_those_come_first_that_have_the_most_words_and_pairs_of_words() -> None:
    assert likeliest("the ferry that left at noon", TEXTS, 3) == [2, 3, 1]


def test_of_two_alike_the_first_comes_first() -> None:
    assert likeliest("noon", TEXTS, 2) == [1, 2]
    assert likeliest("noon", dict(reversed(TEXTS.items())), 2) == [3, 2]

"""Which of many texts have the most of a quotation's words."""

from articles.quoting.likely import likeliest

TEXTS = {1: "A bus that left at noon.", 2: "The FERRY that left at noon.", 3: "At noon, a ferry that left."}


def test_those_come_first_that_have_the_most_words_and_pairs_of_words() -> None:
    assert likeliest("the ferry that left at noon", TEXTS, 3) == [2, 3, 1]


def test_one_with_much_fewer_than_the_best_is_left_out() -> None:
    assert likeliest("the ferry that left at noon", {**TEXTS, 4: "A ferry."}, 4) == [2, 3, 1]


def test_of_a_quotation_with_many_pairs_only_these_count() -> None:
    quoted = "the old ferry that left at noon was late once again and some people of our town saw it"
    apart = " ".join(reversed(quoted.split()))
    assert likeliest(quoted, {1: apart, 2: "The old ferry ran late once."}, 2) == [2]


def test_words_count_in_a_script_that_does_not_part_them() -> None:
    assert likeliest("他走了，没有人说话", {1: "他来了。", 2: "没有人说话。"}, 2) == [2]


def test_of_two_alike_the_first_comes_first() -> None:
    assert likeliest("noon", TEXTS, 2) == [1, 2]
    assert likeliest("noon", dict(reversed(TEXTS.items())), 2) == [3, 2]

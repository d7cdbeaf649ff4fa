"""The stretch of a text that is most like words that it does not have."""

from articles.quoting.altered import Words, closest


def stretch(quoted: str, text: str, place: int = 0) -> str | None:
    span = closest(Words(quoted), Words(text), 0.6, place)
    return text[span.start : span.end] if span else None


def test_it_does_not_begin_before_the_place_from_which_it_is_sought() -> None:
    text = "one two three four five"
    assert stretch("so two three four", text) == "one two three four"
    assert stretch("so two three four", text, place=4) == "two three four"


def test_it_has_the_words_that_stand_in_the_place_of_the_first_and_the_last_one() -> None:
    text = "before it the ferry to Stein left at noon and behind it nothing"
    assert stretch("a ferry to Stein left at once", text) == "the ferry to Stein left at noon"

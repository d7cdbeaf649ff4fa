"""The errors of reading a document."""

from articles.intake.errors import SidecarError, TooLarge, Unreadable


def test_an_error_has_a_code_a_sentence_and_perhaps_a_block() -> None:
    error = Unreadable("It is empty.", code="empty", block=2)
    assert (str(error), error.detail, error.code, error.block) == ("It is empty.", "It is empty.", "empty", 2)
    assert (Unreadable("x").code, TooLarge("x").code, TooLarge("x").block) == ("unreadable", "too_large", None)


def test_several_problems_of_a_sidecar_are_counted() -> None:
    empty, wrong = ("/title", "a", "It is empty."), ("", "b", "It is wrong.")
    assert str(SidecarError([empty])) == "/title: It is empty."
    assert str(SidecarError([wrong, empty])) == "/: It is wrong. (and 1 more)"
    assert str(SidecarError([wrong, empty, empty])) == "/: It is wrong. (and 2 more)"

"""A page of a feed, before any format."""

import pytest

from tests.feeding.feeds.made import entry, feed, removed


def test_a_feed_tells_what_is_shown_from_what_was_removed() -> None:
    page = feed(entry(slug="a"), removed(), entry(slug="b"))
    assert [shown.slug for shown in page.shown] == ["a", "b"]
    assert page.removed == [removed()]


@pytest.mark.parametrize(
    ("languages", "language"),
    [(("de", "de"), "de"), (("de", "en"), None), (("de", None), None), ((None,), None), ((), None)],
)
def test_a_feed_has_the_language_that_all_its_entries_have(
    languages: tuple[str | None, ...], language: str | None
) -> None:
    assert feed(*(entry(language=own) for own in languages)).language == language

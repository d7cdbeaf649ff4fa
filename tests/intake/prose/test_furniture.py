"""Lines of the page around the article: wherever they stand, at its edges, and what follows them."""

import pytest

from articles.intake.prose.furniture import (
    is_furniture_anywhere,
    is_furniture_at_the_edges,
    opens_comments,
    turns_away,
)


@pytest.mark.parametrize(
    "line",
    [
        "Advertisement",
        "ANZEIGE",
        "Share this article",
        "Read more: The end",
        "Lire aussi : La fin",
        "À lire aussi : La fin",
        "Lee también: El fin",
        "AdvertisementScroll to continue",
        "Leggi anche: La fine",
        "Veja também: O fim",
        "Läs även: Slutet",
        "Mehr zum Thema: Das Ende",
        "Skip to the end of the newsletter promotion",
        "5 min read",
        "Facebook.",
    ],
)
def test_furniture_anywhere(line: str) -> None:
    assert is_furniture_anywhere(line)
    assert is_furniture_at_the_edges(line)


@pytest.mark.parametrize(
    "line",
    [
        "Opinion",
        "Next",
        "© 2021 Port News",
        "Tags: ports",
        "Schlagwörter: Häfen",
        "Follow Jane Doe on Twitter @janedoe.",
        "Submit comments on this post to <jane@courier.example>.",
        "News > World",
        "Home › Opinion › Ports",
        "x all rights reserved.",
    ],
)
def test_furniture_at_the_edges_only(line: str) -> None:
    assert is_furniture_at_the_edges(line)
    assert not is_furniture_anywhere(line)


@pytest.mark.parametrize(
    "line", ["Share your bread", "Opinions differ.", "Advertisements are dear", "The next day", "A > B > C > D > E > F"]
)
def test_a_line_of_the_text(line: str) -> None:
    assert not is_furniture_at_the_edges(line)


@pytest.mark.parametrize(
    "line", ["Related articles", "Next post", "More from Port News", "Mehr zum Thema", "Siguiente", "Comments (3)"]
)
def test_what_follows_is_of_other_pages(line: str) -> None:
    assert turns_away(line)


@pytest.mark.parametrize(
    "line", ["3 comments", "Kommentare:", "Leave a reply", "Join the discussion", "commentaires (12)"]
)
def test_what_follows_are_comments(line: str) -> None:
    assert opens_comments(line)


@pytest.mark.parametrize("line", ["Related articles are dear", "No comments on the plan"])
def test_a_longer_line_turns_nowhere(line: str) -> None:
    assert not turns_away(line)
    assert not opens_comments(line)


def test_a_heading_of_comments_has_at_most_two_hundred_characters() -> None:
    assert opens_comments(f"{'9' * 191} comments")
    assert not opens_comments(f"{'9' * 192} comments")


def test_a_line_of_more_than_two_hundred_characters_is_text() -> None:
    line = "Related: " + "x" * 191
    assert is_furniture_anywhere(line)
    assert not is_furniture_anywhere(f"{line}x")
    assert not is_furniture_at_the_edges(f"{line}x")
    tags = "Tags: " + "x" * 194
    assert is_furniture_at_the_edges(tags)
    assert not is_furniture_at_the_edges(f"{tags}x")
    assert turns_away(f"Related{' ' * 185}articles")
    assert not turns_away(f"Related{' ' * 186}articles")

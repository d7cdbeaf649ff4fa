"""Notes set apart from the text, with the link that they carry."""

import pytest

from articles.intake.markup.notes import read_note_block

LINK = '<a href="https://courier.example/a?b=1&amp;c=2">the piece</a>'


@pytest.mark.parametrize(
    ("text", "html", "outlet", "url"),
    [
        (
            "Originally published in The Courier.",
            f"Originally published in The Courier. {LINK}",
            "The Courier",
            None,
        ),
        (
            "Jane Doe is a pilot. Originally published in The Courier.",
            f"<em>Jane Doe is a pilot. Originally published in The Courier. {LINK}</em>",
            "The Courier",
            "https://courier.example/a?b=1&c=2",
        ),
        (
            "Editor’s note: Jane Doe is a pilot. Originally published in The Courier.",
            LINK,
            "The Courier",
            "https://courier.example/a?b=1&c=2",
        ),
        (
            "[It is long. This piece was first published in The Courier.]",
            "x",
            "The Courier",
            None,
        ),
        (
            "Dieser Artikel erschien zuerst am 3. Mai 2024 in der Hafenpost.",
            "<em>Dieser Artikel erschien zuerst am 3. Mai 2024 in der Hafenpost.</em>",
            "Hafenpost",
            None,
        ),
        (
            "(We hold that it first appeared on the piece.)",
            LINK,
            None,
            "https://courier.example/a?b=1&c=2",
        ),
    ],
)
def test_a_note(text: str, html: str, outlet: str | None, url: str | None) -> None:
    note = read_note_block(text, html)
    assert note is not None
    assert note.outlet == outlet
    assert note.url == (url or ("https://courier.example/a?b=1&c=2" if "href" in html else None))


@pytest.mark.parametrize(
    ("text", "certain"),
    [
        ("(We hold that it first appeared on the piece.)", False),
        ("(Originally published in The Courier.)", True),
    ],
)
def test_a_note_that_only_its_link_names_is_not_certain(text: str, *, certain: bool) -> None:
    note = read_note_block(text, LINK)
    assert note is not None
    assert note.certain is certain


@pytest.mark.parametrize(
    ("text", "html"),
    [
        ("Jane said so. It was originally published in The Courier.", LINK),
        ("(We hold that it first appeared on the piece.)", "no link"),
        ("Originally published in The Courier, whose harbour was frozen by then.", LINK),
        ("(We hold that it is good.)", LINK),
        (
            "He said. It was first published in The Courier.",
            "<em>He said.</em> It was <em>first</em> published in The Courier.",
        ),
        ("(He said so. This piece was first published in The Courier. Then", "x"),
        ("He said so. This piece was first published in The Courier. (Then)", "x"),
    ],
)
def test_no_note(text: str, html: str) -> None:
    assert read_note_block(text, html) is None


@pytest.mark.parametrize(("length", "found"), [(1_500, True), (1_501, False)])
def test_a_note_set_apart_has_at_most_fifteen_hundred_characters(length: int, found: bool) -> None:
    text = "(It was originally published in The Courier. "
    assert (read_note_block(f"{text}{'X' * (length - len(text) - 1)})", LINK) is not None) is found

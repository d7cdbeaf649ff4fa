"""The lines of a document are what its reader sees, in their order."""

import pytest

from articles.intake.shown import shown_lines


@pytest.mark.parametrize(
    ("source", "media_type", "lines"),
    [
        (b"Ice\r\n\r\nIt froze.\n", "text/plain; charset=utf-8", ["Ice", "It froze."]),
        ("Eis\n\nGefüge".encode("cp1252"), "text/plain; charset=windows-1252", ["Eis", "Gefüge"]),
        (b"# Ice\n\nIt *froze*.\n", "text/markdown; charset=utf-8", ["Ice", "It froze."]),
        (b"---\ntitle: Ice\n---\nIt froze.\n", "text/markdown", ["---", "title: Ice", "---", "It froze."]),
        (
            b"<head><title>T</title></head><h1>Ice</h1><p hidden>No</p><p>It <b>fr</b>oze.</p><script>x</script>",
            "text/html; charset=utf-8",
            ["Ice", "It froze."],
        ),
        (b"<button aria-controls=a></button><div id=a hidden><p>It thawed.</p></div>", "text/html", ["It thawed."]),
    ],
)
def test_lines_are_words_without_markup(source: bytes, media_type: str, lines: list[str]) -> None:
    assert shown_lines(source, media_type) == lines


def of_jats(inside: str) -> list[str]:
    return shown_lines(f"<article>{inside}</article>".encode(), "application/jats+xml; charset=utf-8")


def test_a_name_is_in_the_order_that_is_printed() -> None:
    name = "<contrib><name{}><surname>Kim</surname><given-names>Jun</given-names></name></contrib>"
    assert of_jats(name.format("")) == ["Jun Kim"]
    assert of_jats(name.format(' name-style="eastern"')) == ["Kim Jun"]


def test_the_parts_of_a_date_are_on_one_line() -> None:
    assert of_jats("<pub-date><day>8</day><year>2024</year></pub-date>") == ["8 2024"]


def test_what_stands_beside_a_sentence_comes_after_it() -> None:
    assert of_jats("<p>One <bold>and<fn><p>A note.</p></fn></bold> two.</p>") == ["One and two.", "A note."]
    assert of_jats("<p><fn><p>A note.</p></fn><bold>One</bold></p>") == ["One", "A note."]


def test_what_a_paragraph_holds_ends_its_line() -> None:
    assert of_jats("<p>One:<list><list-item><p>Two</p></list-item></list>Three</p>") == ["One:", "Two", "Three"]

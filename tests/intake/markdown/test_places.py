"""The lines of a Markdown file of which a rendered block was made."""

from articles.intake.markdown.dialects import to_common_mark
from articles.intake.markdown.places import at_lines
from articles.intake.markup.blocks import page_blocks
from articles.intake.markup.html_tree import parse_html
from articles.intake.placed import PlacedText


def places(markup: str, lines: list[str], above: int = 0) -> list[tuple[str, str] | None]:
    blocks = at_lines(page_blocks(parse_html(f"<body>{markup}</body>")), lines, above)
    stated = [block.text.place.origin() if isinstance(block.text, PlacedText) else None for block in blocks]
    return [(origin.place, origin.excerpt) if origin else None for origin in stated]


def test_blank_lines_at_the_end_are_no_part_of_it() -> None:
    assert places('<p data-lines="0-2">By Jane</p>', ["By Jane", "", " ", "Next"]) == [("line 1", "By Jane")]


def test_lines_above_the_text_count() -> None:
    assert places('<ul data-lines="0-1"><li>Tin</li></ul>', ["---", "---", "- Tin", "  box"], 2) == [
        ("lines 3-4", "- Tin\nbox")
    ]


def test_a_block_that_was_not_rendered_of_lines_has_no_place() -> None:
    assert places("<p>By Jane</p>", ["By Jane"]) == [None]


def test_lines_that_a_dialect_adds_or_drops_keep_the_numbers_of_the_file() -> None:
    text = '!!! note "Oil"\n    It was dear.\n\n1. toc\n{:toc}\nEnd.'
    marked, numbers = to_common_mark(text)
    assert list(zip(marked.split("\n"), numbers, strict=True))[-1] == ("End.", 5)
    assert dict(zip(marked.split("\n"), numbers, strict=True))["It was dear."] == 1

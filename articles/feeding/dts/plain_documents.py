"""A version, or a part of it, as HTML and as plain text. Pure functions of rows."""

from collections.abc import Sequence

from django.utils.html import escape

from articles.feeding.feeds.content import part_html
from articles.models import Version
from articles.representations.languages import direction_of
from articles.representations.page_text import Line, Part


def html_document(version: Version, parts: Sequence[Part], *, is_excerpt: bool) -> str:
    """Return a page of the text alone; each paragraph has the id `p-PID`. An excerpt does not repeat the title."""
    language = f' lang="{escape(version.language)}"' if version.language else ""
    title = escape(version.title)
    return "\n".join(
        [
            f'<!DOCTYPE html>\n<html{language} dir="{direction_of(version.language)}">\n<head>\n<meta charset="utf-8">',
            f'<meta name="viewport" content="width=device-width, initial-scale=1">\n<title>{title}</title>\n</head>\n<body>',
            *([] if is_excerpt else [f"<h1>{title}</h1>"]),
            *(line for part in parts for line in part_html(part)),
            "</body>\n</html>\n",
        ]
    )


def plain_document(parts: Sequence[Part]) -> str:
    """Return the text alone, with an empty line between paragraphs."""
    blocks: list[str] = []
    for part in parts:
        blocks += [part.printed_heading] if part.printed_heading else []
        blocks += [_words(line) for run in part.runs for line in run.lines]
    return "\n\n".join(blocks) + "\n"


def _words(line: Line) -> str:
    return f"[{line.tombstone}]" if line.tombstone else line.passage.text

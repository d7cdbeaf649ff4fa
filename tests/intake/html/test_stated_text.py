"""Pages that show no text, and state or frame one."""

import html
import json

import pytest

from articles.intake import Manuscript, Unreadable, read
from articles.intake.html.reader import STATED_TEXT

LINES = [
    "The harbour at Quell has been closed for eleven years, and nobody in the ministry can say why that is so.",
    "It was first shut on a Thursday in the winter of the census, when both of the ferries were hauled ashore.",
    "Since then the pilots have kept their boats in the sheds, and paint them once a year all the same.",
]
MARKUP = "".join(f"<p>{line}</p>" for line in LINES)


def page(head: str = "", body: str = "") -> bytes:
    return f"<html lang=en><head><title>Ice in June</title>{head}</head><body>{body}</body></html>".encode()


def data(text: str) -> str:
    stated = {"@type": "NewsArticle", "headline": "Ice in June", "articleBody": text}
    return f"<script type=application/ld+json>{json.dumps(stated)}</script>"


def texts(manuscript: Manuscript) -> list[str]:
    return [block.text for block in manuscript.blocks]


@pytest.mark.parametrize(
    "markup",
    [
        page(data("\n\n".join(LINES)), "<div id=app></div>"),
        page(data(MARKUP), "<p>You need a browser with scripts to see this page.</p>"),
        page("", f'<iframe srcdoc="{html.escape(MARKUP)}"></iframe>'),
    ],
)
def test_the_stated_text_is_read_if_the_page_shows_none(markup: bytes) -> None:
    manuscript = read(markup)
    assert texts(manuscript) == LINES
    assert STATED_TEXT in manuscript.warnings


def test_a_page_with_a_text_keeps_it() -> None:
    shown = [f"{line} So it was said on the quay by those who were there." for line in LINES]
    manuscript = read(
        page(data("Other words. " * 400), f"<article>{''.join(f'<p>{line}</p>' for line in shown)}</article>")
    )
    assert texts(manuscript) == shown
    assert STATED_TEXT not in manuscript.warnings


@pytest.mark.parametrize("stated", ["A short one.", "<" * 1000])
def test_what_is_no_text_is_refused_as_before(stated: str) -> None:
    with pytest.raises(Unreadable) as caught:
        read(page(data(stated), "<div id=app></div>"))
    assert caught.value.code == "no_paragraph"

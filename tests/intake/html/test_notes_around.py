"""Notes on another publication in containers of their own above and below the text."""

import pytest

from articles.intake import Manuscript, read

PROSE = (
    "<p>The harbour at Quell has been closed for eleven years, and nobody in the ministry can say why that is.</p>" * 4
)
NOTE = "This article was first published in The Review on 3 May 2021."


def page(above: str = "", below: str = "", after: str = "") -> Manuscript:
    head = "<html lang=en><head><title>Ice in June</title><meta property=og:site_name content='The Ledger'></head>"
    text = f"<article><h1>Ice in June</h1>{above}<div class=body>{PROSE}</div>{below}</article>{after}"
    return read(f"{head}<body>{text}</body></html>".encode())


def originals(manuscript: Manuscript) -> list[tuple[str | None, str | None]]:
    return [
        (item.outlet.name if item.outlet else None, item.date)
        for item in manuscript.publications
        if item.role == "original"
    ]


@pytest.mark.parametrize(
    ("above", "below"),
    [
        (f"<div class=note>{NOTE}</div>", ""),
        ("", f"<div class=article-footer>{NOTE}</div>"),
        ("", f"<div><em>{NOTE}</em></div>"),
        ("", f"<aside class=origin><p>{NOTE}</p></aside>"),
    ],
)
def test_a_note_beside_the_text_tells_of_the_original(above: str, below: str) -> None:
    manuscript = page(above, below)
    assert originals(manuscript) == [("The Review", "2021-05-03")]
    assert len(manuscript.paragraphs) == 4


@pytest.mark.parametrize("around", ["<div class=related>{}</div>", "<div class=comments>{}</div>", "<nav>{}</nav>"])
def test_a_note_of_another_page_tells_of_nothing(around: str) -> None:
    manuscript = page(after=around.format(f"<p>{NOTE}</p>"))
    assert originals(manuscript) == [("The Ledger", None)]

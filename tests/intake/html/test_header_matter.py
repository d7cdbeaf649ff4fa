"""The line below the title, in every element and layout."""

import pytest

from articles.intake import Manuscript, read

PROSE = (
    "<p>The harbour at Quell has been closed for eleven years, and nobody in the ministry can say why that is.</p>" * 4
)
DEK = "An island waits for a boat that nobody will put a price on."
H1 = "<h1>Ice in June</h1>"


def page(body: str) -> Manuscript:
    return read(f"<html lang=en><head><title>Ice in June</title></head><body>{body}</body></html>".encode())


@pytest.mark.parametrize(
    "body",
    [
        f"<header>{H1}<p class=excerpt>{DEK}</p><p>By Jane Doe | February 8, 2024</p></header><div>{PROSE}</div>",
        f"<div>{H1}<h2 class=dek>{DEK}</h2></div><article>{PROSE}</article>",
        f"<article><hgroup>{H1}<p>{DEK}</p></hgroup>{PROSE}</article>",
        f"<article>{H1}<p role=doc-subtitle>{DEK}</p>{PROSE}</article>",
        f"<article>{H1}<h2>{DEK}</h2>{PROSE}</article>",
        f"<article>{H1}<h3 class=subtitle>{DEK}</h3><p>By Jane Doe</p>{PROSE}</article>",
        f"<article><header>{H1}<p>{DEK}</p></header>{PROSE}</article>",
        f"<article><header>{H1}<div class=standfirst><p>{DEK}</p></div></header>{PROSE}</article>",
        f"<article>{H1}<p>{DEK}</p><p>By Jane Doe</p>{PROSE}</article>",
        f"<main><div>{H1}</div><div><p>{DEK}</p></div><div>By Jane Doe</div><div>{PROSE}</div></main>",
    ],
)
def test_the_line_below_the_title_is_the_subtitle(body: str) -> None:
    manuscript = page(body)
    assert manuscript.subtitle == DEK
    assert len(manuscript.paragraphs) == 4
    assert manuscript.sections == ()


@pytest.mark.parametrize("below", ["By Jane Doe | February 8, 2024", "By Jane Doe, February 8, 2024"])
def test_what_stands_below_the_subtitle_is_read(below: str) -> None:
    manuscript = page(f"<header>{H1}<p class=dek>{DEK}</p><p class=meta>{below}</p></header><div>{PROSE}</div>")
    assert ([author.name_as_printed for author in manuscript.authors], manuscript.published) == (
        ["Jane Doe"],
        "2024-02-08",
    )


def test_a_short_heading_above_the_text_is_a_section() -> None:
    manuscript = page(f"<article>{H1}<h2>The boat</h2>{PROSE}</article>")
    assert (manuscript.subtitle, [section.heading for section in manuscript.sections]) == (None, ["The boat"])


def test_a_lede_in_a_container_of_its_own_is_text() -> None:
    lede = "The ferry left late again on Thursday, and the council would not say when a better one will come to the island."
    manuscript = page(f"<main>{H1}<div class=x><div>{lede}</div></div><figure><img></figure><div>{PROSE}</div></main>")
    assert manuscript.paragraphs[0].text == lede


def test_a_caption_a_byline_and_a_date_are_no_subtitle() -> None:
    for line in ("11 February 2024 by Jane Doe", "By Jane Doe and the others", "February 8, 2024"):
        assert page(f"<article><header>{H1}<p>{line}</p></header>{PROSE}</article>").subtitle is None


@pytest.mark.parametrize(
    "front",
    [
        f"<div>{DEK}</div><div><div>Jane Doe</div><div>|</div><div>8 February 2024</div></div>",
        f"<p>{DEK}</p><p>Jane Doe</p><p>8 February 2024 · 5 мин. чтения</p>",
    ],
)
def test_a_line_above_a_name_and_a_date_is_the_subtitle(front: str) -> None:
    assert page(f"<main><div>{H1}{front}</div><div>{PROSE}</div></main>").subtitle == DEK


def test_a_first_paragraph_is_no_subtitle_if_no_date_follows() -> None:
    assert page(f"<main><div>{H1}<p>{DEK}</p><p>Jane Doe</p></div><div>{PROSE}</div></main>").subtitle is None


LINE = "An island and a boat without a price"


@pytest.mark.parametrize(
    "body",
    [
        f"<article>{H1}<p class=ingress>{LINE}</p><div>By Jane Doe</div>{PROSE}</article>",
        f"<article>{H1}<div class=article__desc>{LINE}</div>{PROSE}</article>",
        f"<article>{H1}<h2>{LINE}</h2><div><a>Jane Doe</a> <span>Published: 8 February 2024</span></div>{PROSE}</article>",
        f"<article>{H1}<div><p>{LINE}</p></div><address>By Jane Doe</address><p>8 February 2024</p>{PROSE}</article>",
    ],
)
def test_a_line_that_is_no_sentence_is_the_subtitle_wherever_it_stands(body: str) -> None:
    manuscript = page(body)
    assert manuscript.subtitle == LINE
    assert len(manuscript.paragraphs) == 4


@pytest.mark.parametrize(
    "line",
    [
        "<p class='vcard author'><span class=fn>Jane Doe</span>, <span>The Ledger</span></p>",
        "<p>Posted on 8 February 2024 by Jane Doe in Harbours | 3 comments</p>",
        "<div>Written by<br><b>Jane Doe</b><br>Published on<br><b>8 February 2024</b></div>",
        "<p>Jane van Doe</p><p>8 February 2024</p>",
        "<section><span>By <a>Jane Doe</a></span><span>Published 8 February 2024</span><span>4 min. read</span></section>",
    ],
)
def test_lines_of_names_and_dates_are_neither_subtitle_nor_text(line: str) -> None:
    manuscript = page(f"<article><header>{H1}{line}</header>{PROSE}</article>")
    assert manuscript.subtitle is None
    assert len(manuscript.paragraphs) == 4


def test_a_sentence_that_the_site_calls_a_lead_is_text() -> None:
    lead = "The boat has not come for eleven years, and this is the story of why it never came back to us."
    manuscript = page(f"<article>{H1}<p class=lead>{lead}</p>{PROSE}</article>")
    assert manuscript.subtitle is None
    assert len(manuscript.paragraphs) == 5

"""What stands among the kept blocks and is not of the text."""

import pytest
from lxml.html import fromstring

from articles.intake.html.boxes import set_aside
from articles.intake.markup.blocks import page_blocks

PROSE = "<p>The harbour at Quell has been closed for eleven years, and “nobody can say why” it was.</p>" * 4


def aside(markup: str, title: str = "Ice") -> dict[str, str]:
    blocks = page_blocks(fromstring(f"<body>{markup}</body>"))
    reasons = set_aside(blocks, [True] * len(blocks), title)
    return {blocks[place].text: reason for place, reason in reasons.items()}


@pytest.mark.parametrize(
    "box",
    [
        "<aside><p>Nobody can say why!</p></aside>",
        "<figure class=wp-block-pullquote><blockquote><p>nobody can say why</p></blockquote></figure>",
        "<div class=pull-quote><h2>“Nobody can say why”</h2></div>",
        "<h3 class=quote>“Nobody can say why”</h3>",
        "<p class=bigquote>“Nobody can say why”</p>",
        "<aside><p>“The harbour at Quell … nobody can say why”</p></aside>",
        "<div class=quote--highlight><span>Nobody can say why</span></div>",
        "<div aria-hidden=true><p>nobody can say why</p></div>",
        "<blockquote>The harbour at Quell has been closed for eleven years, and nobody can say why it was.</blockquote>",
    ],
)
def test_a_pull_quote_repeats_words_of_the_text_and_is_set_apart(box: str) -> None:
    assert list(aside(PROSE + box + PROSE).values()) == ["a pull quote"]


@pytest.mark.parametrize(
    "box",
    [
        "<aside><p>Nobody can ever say why.</p></aside>",
        "<blockquote><p>nobody can say why</p></blockquote>",
        "<h2>Nobody can say why</h2>",
        "<aside><p>nobody can say</p></aside>",
    ],
)
def test_a_quotation_whose_words_are_its_own_stays(box: str) -> None:
    assert aside(PROSE + box + PROSE) == {}


@pytest.mark.parametrize(
    ("own", "others", "reasons"),
    [
        ("class=big", "class=text", ["a pull quote"]),
        ("class=text", "class=text", []),
        ("", "", []),
        ("", "class=text", []),
    ],
)
def test_a_paragraph_of_a_look_of_its_own_that_repeats_the_text_is_a_pull_quote(
    own: str, others: str, reasons: list[str]
) -> None:
    text = PROSE.replace("<p>", f"<p {others}>")
    repeated = "The harbour at Quell has been closed for eleven years, and “nobody can say why” it was."
    assert list(aside(f"{text}<p {own}>{repeated}</p>{text}").values()) == reasons


def test_a_paragraph_in_a_box_of_its_own_that_repeats_the_text_is_a_pull_quote() -> None:
    repeated = "The harbour at Quell has been closed for eleven years, and “nobody can say why” it was."
    assert list(aside(f"{PROSE}<div class=pq><p>{repeated}</p></div>{PROSE}").values()) == ["a pull quote"]


@pytest.mark.parametrize(("around", "reasons"), [("header", ["the page around the article"]), ("div", [])])
def test_a_table_in_the_head_is_not_of_the_text(around: str, reasons: list[str]) -> None:
    table = "<table><tr><th>Author</th><td>Jane Doe</td></tr></table>"
    assert [*dict.fromkeys(aside(f"<{around}>{table}</{around}>{PROSE}").values())] == reasons


def test_of_a_text_that_is_printed_twice_one_is_kept() -> None:
    texts = [f"<p>On day {number} the harbour at Quell was closed, and nobody said why.</p>" for number in range(5)]
    twice = f"<div><p class=lead>{texts[0][3:]}{''.join(texts[1:])}</div><section>{''.join(texts)}</section>"
    assert set(aside(f"<main>{twice}</main>").values()) == {"printed before on the page"}


def test_the_source_of_a_pull_quote_goes_with_it() -> None:
    box = "<div class=pullquote><p>nobody can say why</p><cite>Jane Doe</cite></div>"
    assert set(aside(PROSE + box).values()) == {"a pull quote"}


def test_a_box_of_the_site_is_left_out_as_a_whole_unless_it_holds_the_text() -> None:
    wall = "<h2>Subscribe to go on</h2><p>You have read three.</p>"
    assert set(aside(f"{PROSE}<div class=paywall-wall>{wall}</div>")) == {"Subscribe to go on", "You have read three."}
    assert aside(f"<div class=paywall>{PROSE}</div>") == {}


def test_another_article_below_is_listed_as_such() -> None:
    others = PROSE.replace("harbour", "bay")
    other = f"<article><h1>Snow</h1>{others}</article>"
    assert "another article on the page" in aside(f"<article><h1>Ice</h1>{PROSE}</article>{other}").values()
    assert aside(f"<article><h1>Ice</h1>{PROSE}</article><article>{others}</article>") == {}
    assert aside(f"<article><h1>Rain</h1>{PROSE}</article>{other}") == {}


COMMENT = "<div class=c><p><b>Gull</b> <i>Hace una hora</i></p><p>Build it already.</p></div>"


def test_boxes_with_a_name_and_a_time_each_are_comments() -> None:
    assert set(aside(f"{PROSE}<div>{COMMENT * 2}</div>").values()) == {"readers' comments"}
    assert aside(f"{PROSE}<div>{COMMENT}</div>") == {}
    assert aside(f"{PROSE}<div>{COMMENT.replace('Hace una hora', 'of Quell') * 2}</div>") == {}


@pytest.mark.parametrize(
    ("label", "left_out"), [("Harbours", True), ("Old harbours", False), ("Freeze!", False), ("港", True)]
)
def test_one_word_above_the_title_is_a_label(label: str, left_out: bool) -> None:
    reasons = aside(f"<article><p>{label}</p><h1>Ice</h1>{PROSE}</article>")
    assert reasons == ({label: "a label above the title"} if left_out else {})


def test_one_word_above_another_heading_is_of_the_text() -> None:
    assert aside(f"<article><p>Harbours</p><h2>Snow</h2>{PROSE}</article>") == {}


def test_a_text_that_is_printed_again_is_listed_as_such() -> None:
    long = PROSE.replace("</p><p>", " ")
    assert list(aside(f"<div>{long}</div><div>{long}</div>").values()) == ["printed before on the page"]


def test_a_link_that_stands_in_the_text_again_and_again_is_of_the_site() -> None:
    part = f"{PROSE}<p><a href=/wheel>See the price.</a></p>"
    assert aside(part * 3) == {"See the price.": "the page around the article"}


@pytest.mark.parametrize(
    "markup",
    [
        f"{PROSE}<p><a href=/wheel>See the price.</a></p>" * 2,
        f"{PROSE}<p>And the harbour froze.</p>" * 3,
        f"{PROSE}<p>And the <a href=/wheel>harbour</a> froze.</p>" * 3,
        f"{PROSE}<h3><a href=/wheel>The harbour</a></h3>" * 3,
        f"{PROSE}<p><a href=/wheel>The report that the town has waited for all winter</a></p>" * 3,
    ],
)
def test_what_is_printed_again_and_is_no_short_link_stays(markup: str) -> None:
    assert "the page around the article" not in aside(markup).values()

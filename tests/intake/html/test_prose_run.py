"""The largest run of prose on a page: what is taken for an article if no extractor finds one, and what never is."""

import pytest
from lxml.html import fromstring

from articles.intake.html.prose_run import completed, longest_prose
from articles.intake.markup.blocks import page_blocks

PROSE = (
    "The harbour of Vell froze twice that winter, and the ferries were hauled onto the quay by forty men"  # 19 words
)
SENTENCE = f"<p>{PROSE}.</p>"
LINKS = "".join(f"<li><a href=/{number}>What the pilots told the council {number}</a></li>" for number in range(4))


def kept(markup: str) -> list[str]:
    blocks = page_blocks(fromstring(f"<html><body>{markup}</body></html>"))
    return [block.text for block, keep in zip(blocks, longest_prose(blocks), strict=True) if keep]


def test_the_sentences_are_kept_with_what_stands_among_them() -> None:
    text = f"{SENTENCE * 3}<h2>Ropes</h2><ul><li>forty men</li></ul>{SENTENCE * 2}"
    markup = f"<ul>{LINKS}</ul><h1>Ice</h1><div><p>The Courier</p>{text}<p>The Courier</p></div><p>Contact us</p>"
    assert kept(markup) == [f"{PROSE}."] * 3 + ["Ropes", "forty men"] + [f"{PROSE}."] * 2


def test_a_smaller_box_that_holds_nearly_all_prose_is_taken() -> None:
    aside = f"<div>{SENTENCE}</div>"
    assert kept(f"{aside}<div>{SENTENCE * 6}</div>{aside}") == [f"{PROSE}."] * 6
    assert kept(f"{aside}<div>{SENTENCE * 5}</div>{aside}") == [f"{PROSE}."] * 7


@pytest.mark.parametrize("box", ["<aside>{}</aside>", "<div class=related>{}</div>", "<div><nav><b>{}</b></nav></div>"])
def test_what_the_site_sets_apart_is_left_out(box: str) -> None:
    markup = f"{SENTENCE * 3}{box.format(SENTENCE)}{SENTENCE * 2}"
    assert kept(f"<div>{markup}</div>") == [f"{PROSE}."] * 5


def test_much_prose_in_a_menu_does_not_hide_the_text() -> None:
    assert kept(f"<nav>{SENTENCE * 20}</nav><main>{SENTENCE * 5}</main>") == [f"{PROSE}."] * 5


def test_quotations_and_list_items_in_sentences_are_prose() -> None:
    quoted, listed = f"<blockquote>{PROSE}.</blockquote>", f"<ul><li>{PROSE}.</li></ul>"
    assert kept(f"<main>{quoted * 5}</main>") == kept(f"<main>{listed * 5}</main>") == [f"{PROSE}."] * 5


def test_what_holds_most_of_the_prose_is_the_text_whatever_it_is_called() -> None:
    assert kept(f"<div class='has sidebar'>{SENTENCE * 5}</div>{SENTENCE * 4}")[:5] == [f"{PROSE}."] * 5
    assert kept(f"<div class='has sidebar'>{SENTENCE * 5}</div><div>{SENTENCE * 5}</div>") == [f"{PROSE}."] * 5


def test_a_paragraph_of_links_among_the_prose_is_left_out() -> None:
    linked = f"<p><a href=/a>{PROSE}.</a></p>"
    assert kept(f"<div>{SENTENCE * 3}{linked}{SENTENCE * 3}</div>") == [f"{PROSE}."] * 6
    assert kept(f"<div>{SENTENCE * 3}{linked * 4}{SENTENCE * 3}</div>") == []


@pytest.mark.parametrize(
    "markup",
    [
        "",
        SENTENCE * 4,  # 76 words
        f"<p>{PROSE}. {PROSE}. {PROSE}. {PROSE}. {PROSE}.</p>",  # one block
        f"<p>{PROSE}</p>" * 9,  # no sentence ends
        "<p>Seven words are too few for prose.</p>" * 20,
        f"<h2>{PROSE}.</h2>" * 9,
        f"<table><tr><td>{PROSE}.</td><td>{PROSE}.</td></tr></table>" * 9,
        f"<div><h2><a href=/a>Ice</a></h2>{SENTENCE}</div>" * 9,  # teasers
        f"<form>{SENTENCE * 4}<input name=user></form>",
        f"<footer>{SENTENCE * 9}</footer>",
        f"<div class=cookie-banner>{SENTENCE * 9}</div>",
        f"<div role=dialog id=consent>{SENTENCE * 9}</div>",
        f"<div>{SENTENCE * 3}<ul>{LINKS * 3}</ul>{SENTENCE * 2}</div>",  # a front page
    ],
)
def test_what_is_no_article_is_not_taken(markup: str) -> None:
    assert kept(f"<main>{markup}</main>") == []


def test_as_much_prose_as_a_short_article_has_is_taken() -> None:
    assert len(kept(f"<main>{SENTENCE * 3}<p>{PROSE}, said four of the pilots.</p></main>")) == 4  # 81 words
    assert len(kept("<main>" + "<p>Eight words are enough for a short paragraph.</p>" * 10 + "</main>")) == 10
    assert len(kept(f"<main><p>{PROSE}. {PROSE}. {PROSE}.</p><p>{PROSE}. {PROSE}.</p></main>")) == 2


# ── Texts that were cut short ───────────────────────────────────────────────────────────────────────────────────────
@pytest.mark.parametrize(
    ("voted", "found"),
    [
        ([0], [0, 1, 2, 3, 4]),
        ([0, 5], [0, 1, 2, 3, 4, 5]),  # nine words in the end are kept too
        ([0, 1], [0, 1]),  # the run has 2.5 times as many words
        ([5], [5]),  # another text than the run
        ([], []),
    ],
)
def test_a_text_of_which_little_is_kept_is_completed(voted: list[int], found: list[int]) -> None:
    markup = f"<main>{SENTENCE * 5}</main><p>The Courier is printed every day but Sunday</p>"
    blocks = page_blocks(fromstring(f"<html><body>{markup}</body></html>"))
    whole = completed(blocks, [place in voted for place in range(6)])
    assert [place for place, keep in enumerate(whole) if keep] == found


def test_linked_text_does_not_make_a_text_look_cut() -> None:
    markup = f"<main>{SENTENCE * 5}</main>{'<p><a href=/a>What the pilots told the council</a></p>' * 90}"
    blocks = page_blocks(fromstring(f"<html><body>{markup}</body></html>"))
    kept_ones = [True] * 3 + [False] * (len(blocks) - 3)
    assert completed(blocks, kept_ones) == kept_ones

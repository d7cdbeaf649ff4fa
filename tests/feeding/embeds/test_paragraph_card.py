"""The card of a paragraph: its text in a version, and its remarks on later changes."""

import pytest

from articles.addresses import Urls
from articles.feeding.embeds.card import Card
from articles.feeding.embeds.paragraph_card import paragraph_card
from articles.models import Version
from articles.publishing.articles import publish_article
from articles.publishing.notices import NoticeDraft, publish_notice
from articles.selectors.paragraphs import newest_passage
from tests.stories import BUDGET, FERRY, FLOOD, MAYOR, MAYOR_EDITED, SCHOOL, SLUG, pids, revised, story

PAGE = f"https://x.example/articles/{SLUG}/"


@pytest.fixture
def mayor(db: None) -> str:
    """The PID of the second paragraph of the story."""
    return pids(publish_article(story()).version)[1]


def card_of(pid: str, number: str | None = None) -> Card:
    newest, _ = newest_passage(pid)
    return paragraph_card(newest, number, Urls("https://x.example"))


def remarks_of(card: Card) -> list[str]:
    return [remark.text for remark in card.remarks]


def edit_the_mayor() -> Version:
    return revised(FERRY, MAYOR_EDITED, FLOOD, BUDGET, SCHOOL).version


def test_a_card_shows_the_newest_text_and_its_permalink(mayor: str) -> None:
    edit_the_mayor()
    card = card_of(mayor)
    assert (card.html, card.withdrawn, card.remarks) == (MAYOR_EDITED, False, ())
    assert (card.address, card.shown_address) == (f"https://x.example/p/{mayor}/v/2/",) * 2


def test_a_card_of_a_version_shows_its_text_and_that_it_was_edited(mayor: str) -> None:
    edit_the_mayor()
    card = card_of(mayor, "1")
    assert (card.html, card.address) == (MAYOR, f"https://x.example/p/{mayor}/v/1/")
    (remark,) = card.remarks
    assert remark.text == "This is the text of version 1. It was edited since; version 2 has another one."
    assert remark.address == f"{PAGE}changes/1..2/"
    assert card_of(mayor, "2").remarks == ()


def test_a_removed_paragraph_says_since_when(mayor: str) -> None:
    revised(FERRY, FLOOD, BUDGET, SCHOOL)
    card = card_of(mayor)
    assert (card.html, remarks_of(card)) == (
        MAYOR,
        ["This paragraph is no longer part of the article, since version 2."],
    )


def test_a_withdrawn_text_is_left_out_and_an_earlier_one_says_so(mayor: str) -> None:
    edit_the_mayor()
    publish_notice(SLUG, NoticeDraft("withdrawal", "A court.", 2, [mayor]))
    card = card_of(mayor)
    assert (card.html, card.withdrawn, remarks_of(card)) == (None, True, ["A court."])
    earlier = card_of(mayor, "1")
    assert (earlier.html, earlier.withdrawn) == (MAYOR, False)
    assert remarks_of(earlier) == ["A later text of this paragraph was withdrawn."]


def test_a_card_has_the_notices_on_all_versions_and_on_its_own(mayor: str) -> None:
    edit_the_mayor()
    for text, version in (("On all.", None), ("On 1.", 1), ("On 2.", 2)):
        publish_notice(SLUG, NoticeDraft("correction", text, version, [mayor]))
    assert remarks_of(card_of(mayor)) == ["On all.", "On 2."]

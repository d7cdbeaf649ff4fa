"""The card of an article: its opening, its addresses, and its remarks."""

import pytest

from articles.addresses import Urls
from articles.feeding.embeds.article_card import article_card
from articles.feeding.embeds.card import Card
from articles.models import Version
from articles.publishing.articles import publish_article
from articles.publishing.notices import NoticeDraft, publish_notice
from articles.selectors.states import state_of_slug
from tests.stories import FERRY, MAYOR, MAYOR_EDITED, SLUG, pids, revised, story

PAGE = f"https://x.example/articles/{SLUG}/"


def card_of(version: Version, *, frozen: bool = False) -> Card:
    return article_card(state_of_slug(SLUG), version, Urls("https://x.example"), frozen=frozen)


@pytest.fixture
def first(db: None) -> Version:
    """The story, in its first version."""
    return publish_article(story()).version


@pytest.mark.parametrize(("frozen", "address"), [(True, f"{PAGE}v/1/"), (False, PAGE)])
def test_a_frozen_card_leads_to_its_version(first: Version, *, frozen: bool, address: str) -> None:
    card = card_of(first, frozen=frozen)
    assert (card.address, card.shown_address, card.canonical) == (address, address, PAGE)
    assert (card.withdrawn, card.remarks) == (False, ())


@pytest.mark.parametrize(
    ("subtitle", "text", "opening"),
    [
        ("Why & how", FERRY, "Why &amp; how"),
        (None, FERRY, FERRY),
        (None, "x" * 400, "x" * 400),
        (None, "x" * 401, f"{'x' * 399}…"),
        (None, "Mayor & council met at noon.", "Mayor &amp; council met at noon."),
    ],
)
def test_the_opening_is_the_subtitle_or_the_first_400_characters(
    db: None, subtitle: str | None, text: str, opening: str
) -> None:
    assert card_of(publish_article(story(text, MAYOR, subtitle=subtitle)).version).html == opening


def test_the_opening_leaves_a_withdrawn_paragraph_out(first: Version) -> None:
    publish_notice(SLUG, NoticeDraft("withdrawal", "A court.", None, pids(first)[:1]))
    assert card_of(first).html == MAYOR
    publish_notice(SLUG, NoticeDraft("withdrawal", "A court.", None, pids(first)[1:]))
    assert card_of(first).html is None


@pytest.mark.parametrize("version", [None, 1])
def test_a_withdrawn_text_is_left_out_with_its_byline_kept(db: None, version: int | None) -> None:
    published = publish_article(story()).version
    revised(FERRY, MAYOR_EDITED)
    publish_notice(SLUG, NoticeDraft("withdrawal", "A court.", version))
    card = card_of(published)
    assert (card.withdrawn, card.html, [remark.text for remark in card.remarks]) == (True, None, ["A court."])
    assert card.citation == f"“{published.title}”, version 1."


def test_an_older_version_says_that_a_newer_one_exists(first: Version) -> None:
    second = revised(FERRY, MAYOR_EDITED).version
    (remark,) = card_of(first).remarks
    assert remark.text == "This is version 1; the article now has version 2."
    assert remark.address == f"{PAGE}changes/1..2/"
    assert card_of(second).remarks == ()


def test_a_card_has_the_notices_on_the_article_and_on_its_version(first: Version) -> None:
    second = revised(FERRY, MAYOR_EDITED).version
    for text, version, paragraphs in (
        ("On all.", None, []),
        ("On 1.", 1, []),
        ("On 2.", 2, []),
        ("On a part.", None, pids(first)[:1]),
    ):
        publish_notice(SLUG, NoticeDraft("correction", text, version, paragraphs))
    assert [remark.text for remark in card_of(second).remarks] == ["On all.", "On 2."]

"""Notices on pages: what they concern, and what stands beside a paragraph. And the word that says it first."""

import pytest
from django.test import Client

from articles.addresses import Urls
from articles.models import Version
from articles.publishing.articles import publish_article
from articles.publishing.notices import NoticeDraft, publish_notice
from articles.reading.links import Link
from articles.reading.notices import beside_paragraphs, notices_in_words
from articles.selectors.parts import notices_of
from tests.stories import FERRY, MAYOR, SLUG, pids, revised, story

URLS = Urls("https://x.example")
PAGE = f"/articles/{SLUG}/"


@pytest.fixture
def first(db: None) -> Version:
    return publish_article(story()).version


def heading(client: Client, address: str) -> str:
    html = client.get(address, headers={"accept": "text/html"}).content.decode()
    return html.partition("<title>")[2].partition("</title>")[0]


def test_a_notice_names_paragraphs_by_number_in_the_order_of_the_text(first: Version) -> None:
    one, two, three, *_ = pids(first)
    publish_notice(SLUG, NoticeDraft("correction", "Wrong.", paragraphs=[three, one, two]))
    notices = notices_of({first.article_id: first.article})[first.article_id]
    (notice,) = notices_in_words(notices, {one: 3, three: 1}, URLS)
    assert notice.paragraphs == [Link(f"#p-{three}", "1"), Link(f"#p-{one}", "3"), Link(URLS.paragraph_page(two), two)]


def test_a_mark_beside_a_paragraph_leads_to_each_notice_on_it(first: Version) -> None:
    one, two, *_ = pids(first)
    for kind, named in (("correction", [one]), ("editors_note", []), ("clarification", [one, two])):
        publish_notice(SLUG, NoticeDraft(kind, "Said.", paragraphs=named))
    publish_notice(SLUG, NoticeDraft("withdrawal", "Gone.", paragraphs=[two]))
    notices = notices_in_words(notices_of({first.article_id: first.article})[first.article_id], {}, URLS)
    beside = {pid: [(link.address, link.text.partition(",")[0]) for link in links] for pid, links in
              beside_paragraphs(notices).items()}  # fmt: skip
    assert beside == {
        one: [("#n-1", "Correction"), ("#n-3", "Clarification")],
        two: [("#n-3", "Clarification")],
    }


@pytest.mark.parametrize(
    ("kind", "part", "said"),
    [
        ("retraction", False, "Retracted: "),
        ("retraction", True, "Retracted in part: "),
        ("correction", True, "Corrected: "),
        ("expression_of_concern", False, "Expression of concern: "),
        ("withdrawal", True, "Withdrawn in part: "),
        ("editors_note", False, ""),
    ],
)
def test_the_title_of_a_page_says_first_what_became_of_the_text(
    client: Client, first: Version, kind: str, part: bool, said: str
) -> None:
    publish_notice(SLUG, NoticeDraft(kind, "Said.", paragraphs=pids(first)[:1] if part else []))
    for address in (PAGE, f"{PAGE}v/1/"):
        assert heading(client, address).startswith(f"{said}The Bridge")


def test_the_list_says_what_became_of_a_text(client: Client, first: Version) -> None:
    assert 'class="status"' not in client.get("/").content.decode()
    publish_notice(SLUG, NoticeDraft("retraction", "Said."))
    assert '<p class="status" lang="en">Retracted</p>' in client.get("/").content.decode()


def test_a_version_before_the_corrected_one_is_corrected_and_a_later_one_is_not(client: Client, first: Version) -> None:
    revised(MAYOR, FERRY)
    revised(MAYOR)
    publish_notice(SLUG, NoticeDraft("correction", "Said.", 2))
    said = [heading(client, f"{PAGE}v/{number}/").startswith("Corrected: ") for number in (1, 2, 3)]
    assert said == [True, True, False]


def test_the_page_for_citing_shows_the_notices_on_what_is_cited(client: Client, first: Version) -> None:
    one, two, *_ = pids(first)
    publish_notice(SLUG, NoticeDraft("retraction", "The mayor never said so.", paragraphs=[one]))
    pages = {
        reference: client.get("/cite/", {"reference": reference}).content.decode() for reference in (one, two, SLUG)
    }
    assert "The mayor never said so." in pages[one]
    assert "<title>Retracted: Cite The Bridge" in pages[one]
    assert "The mayor never said so." not in pages[two]
    assert "<title>Cite The Bridge" in pages[two]
    assert "<title>Retracted in part: Cite The Bridge" in pages[SLUG]
    publish_notice(SLUG, NoticeDraft("retraction", "All of it."))
    assert "<title>Retracted: Cite The Bridge" in client.get("/cite/", {"reference": two}).content.decode()

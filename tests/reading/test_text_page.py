"""The data of the page of a text: what it shows of a version, and what it links to."""

import pytest

from articles.addresses import Urls
from articles.intake.manuscript import Author, ManuscriptPublication
from articles.models import Article, Version
from articles.publishing.articles import publish_article
from articles.publishing.notices import NoticeDraft, publish_notice
from articles.reading.links import Link
from articles.reading.text_page import TextPage, text_page
from articles.selectors.states import state_of_slug
from articles.selectors.withdrawals import withdrawals_of
from tests.stories import FERRY, MAYOR, SLUG, pids, revised, story

URLS = Urls("https://x.example")
PAGE = f"https://x.example/articles/{SLUG}/"
API = f"https://x.example/api/v1/articles/{SLUG}/"


@pytest.fixture
def first(db: None) -> Version:
    """The story, in its first version, of which nothing more is known."""
    return publish_article(story()).version


def page(number: int = 1, *, frozen: bool = True) -> TextPage:
    version = Version.objects.select_related("article").get(number=number)
    withdrawals = withdrawals_of(version.article_id)
    return text_page(version, state_of_slug(SLUG), withdrawals, URLS, frozen=frozen)


def test_the_page_of_a_version_links_to_that_version(first: Version) -> None:
    addresses = page().addresses
    assert (addresses.page, addresses.article, addresses.version) == (f"{PAGE}v/1/", PAGE, f"{PAGE}v/1/")
    assert addresses.json == f"{API}versions/1/?format=json"
    assert addresses.linkset == f"{PAGE}v/1/linkset/"
    assert page().head.oembed == URLS.oembed(f"{PAGE}v/1/")


def test_the_page_of_an_article_links_to_the_article(first: Version) -> None:
    addresses = page(frozen=False).addresses
    assert (addresses.page, addresses.article, addresses.version) == (PAGE, PAGE, f"{PAGE}v/1/")
    assert (addresses.json, page(frozen=False).head.oembed) == (API, URLS.oembed(PAGE))
    assert addresses.source == f"{API}versions/1/source/"


def test_only_a_later_version_has_one_before_it(first: Version) -> None:
    assert (page().addresses.previous, page().addresses.changes) == (None, None)
    revised(MAYOR, FERRY)
    second = page(2)
    assert (second.newest, second.addresses.previous) == (2, f"{PAGE}v/1/")
    assert second.addresses.changes == f"{PAGE}changes/1..2/"


def test_the_description_is_how_the_text_begins_cut_short(db: None) -> None:
    publish_article(story("word " * 100))
    description = page().head.description
    assert len(description) == 200
    assert description.endswith("…")


def test_the_description_is_the_subtitle_if_there_is_one(db: None) -> None:
    publish_article(story(subtitle="What the flood left."))
    assert page().head.description == "What the flood left."


def test_the_description_never_shows_a_withdrawn_text(first: Version) -> None:
    publish_notice(SLUG, NoticeDraft("withdrawal", "A name.", paragraphs=pids(first)[:1]))
    assert page().head.description == MAYOR
    publish_notice(SLUG, NoticeDraft("withdrawal", "Names.", paragraphs=pids(first)[1:]))
    assert page().head.description == "The Bridge"


def test_the_page_has_the_notices_on_the_article_and_on_its_version_and_no_others(first: Version) -> None:
    revised(MAYOR, FERRY)
    pid = pids(first)[0]
    publish_notice(SLUG, NoticeDraft("correction", "On the article.", paragraphs=[pid]))
    publish_notice(SLUG, NoticeDraft("editors_note", "On the second.", 2))
    publish_notice(SLUG, NoticeDraft("correction", "On the first.", 1))
    notices = page(2).notices
    assert [(notice.title, notice.text) for notice in notices] == [
        ("Correction", "On the article."),
        ("Editor’s note", "On the second."),
    ]
    assert [notice.paragraphs for notice in notices] == [[Link(f"#p-{pid}", "2")], []]


def test_what_an_editor_supplied_is_named_except_the_slug_which_no_source_prints(first: Version) -> None:
    assert page().supplied_by_editor is None
    Article.objects.update(supplied_by_editor=["slug", "language", "genre"], language="en", genre="essay")
    assert page().supplied_by_editor == "language and genre"


def test_what_an_editor_says_is_unknown_is_not_supplied(first: Version) -> None:
    Article.objects.update(supplied_by_editor=["language", "genre"], language=None, genre="essay")
    assert page().supplied_by_editor == "genre"


def publication(note: str | None = None, disclaimer: str | None = None) -> ManuscriptPublication:
    return ManuscriptPublication("original", note_as_printed=note, disclaimer_as_printed=disclaimer)


@pytest.mark.parametrize(
    ("authors", "publications", "has_printed"),
    [
        ((Author("Jane Doe"),), (publication(),), False),
        ((Author("Jane Doe"), Author("Kim Lee", biography_as_printed="She sails.")), (), True),
        ((), (publication(), publication(note="It was in The Herald.")), True),
        ((), (publication(disclaimer="These are the author's views."),), True),
    ],
    ids=["nothing", "a biography", "a note", "a disclaimer"],
)
def test_whether_the_source_prints_more_than_the_text(
    db: None, authors: tuple[Author, ...], publications: tuple[ManuscriptPublication, ...], *, has_printed: bool
) -> None:
    publish_article(story(authors=authors, publications=publications))
    shown = page()
    assert shown.has_printed is has_printed
    assert shown.biographies == [author.biography_as_printed for author in authors if author.biography_as_printed]

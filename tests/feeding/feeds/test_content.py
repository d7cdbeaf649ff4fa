"""The full text of an article as the HTML in feeds."""

from articles.addresses import Urls
from articles.feeding.feeds.content import content_of
from articles.intake.manuscript import Author, Section
from articles.models import Article, Outlet
from articles.publishing.amending.amendments import amend_article
from articles.publishing.articles import Published, publish_article
from articles.publishing.notices import NoticeDraft, publish_notice
from articles.selectors.feeds import feed_page, feed_texts
from tests.conftest import Publish
from tests.stories import FERRY, FLOOD, MAYOR, SLUG, pids, revised, story

URLS = Urls("https://articles.example")


def content(slug: str = SLUG) -> str:
    (text,) = feed_texts(feed_page(Article.objects.filter(slug=slug), None, 1).articles)
    return content_of(text, URLS)


def test_each_paragraph_has_its_anchor(published_story: Published) -> None:
    assert f'<p id="p-{pids(published_story.version)[1]}">{MAYOR}</p>' in content()


def test_the_text_leads_to_its_version_and_to_each_of_its_paragraphs(published_story: Published) -> None:
    version = revised(FERRY, MAYOR, FLOOD).version
    page = f'<p><a href="{URLS.version_page(SLUG, 2)}">Version 2</a>.'
    links = " ".join(
        f'<a href="{URLS.permalink(pid, 2)}">{place}</a>' for place, pid in enumerate(pids(version), start=1)
    )
    assert content().endswith(f"{page} The permanent addresses of its paragraphs: {links}</p>")


def test_the_byline_stands_before_the_text_if_anybody_is_named(db: None) -> None:
    publish_article(story(authors=(Author("Jane Doe"),)))
    assert content().startswith("<p><em>By Jane Doe</em></p>")


def test_a_text_without_byline_publications_and_notices_is_only_the_text(db: None) -> None:
    publish_article(story(FERRY))
    assert content().startswith('<div dir="auto">')


def test_a_withdrawn_paragraph_is_not_shown(published_story: Published) -> None:
    publish_notice(SLUG, NoticeDraft("withdrawal", "A name was in it.", paragraphs=[pids(published_story.version)[0]]))
    html = content()
    assert FERRY not in html
    assert MAYOR in html


def test_the_text_has_the_notices_on_the_article_and_on_its_version_and_no_others(published_story: Published) -> None:
    revised(FERRY, MAYOR, FLOOD)
    for text, version in (("On the article.", None), ("On the first.", 1), ("On the second.", 2)):
        publish_notice(SLUG, NoticeDraft("correction", text, version))
    html = content()
    assert "On the article." in html
    assert "On the second." in html
    assert "On the first." not in html


def test_the_text_says_where_it_appeared_as_far_as_that_is_known(publish: Publish) -> None:
    published = publish(
        "A title",
        publications=[
            {"role": "original", "outlet": {"name": "The Herald"}, "date": "2023-04"},
            {"role": "republication", "date": "2023-05-02"},
            {"role": "republication", "outlet": {"name": "The Mirror"}},
        ],
    )
    html = content(published.article.slug)
    assert "<p>First published in The Herald, April 2023.</p>" in html
    assert "<p>Republished by an outlet that is not known, 2 May 2023.</p>" in html
    assert "<p>Republished by The Mirror, date not known.</p>" in html


def test_an_outlet_is_named_as_the_appearance_printed_it(publish: Publish) -> None:
    publications = [{"role": "original", "outlet": {"name": "The Herald"}}]
    published = publish("A title", publications=publications)
    Outlet.objects.update(name="The Mirror")
    assert "<p>First published in The Herald, date not known.</p>" in content(published.article.slug)


# ── Headings ────────────────────────────────────────────────────────────────────────────────────────────────────────
OUTLINE = '<p lang="en">Outline, supplied by an editor; the source does not print these headings:</p>'


def text_and_outline() -> tuple[str, str]:
    """Return the author's words in the content, and the outline behind them."""
    text, found, outline = content().partition(OUTLINE)
    assert found
    assert "</div>" in text
    return text, outline


def test_a_heading_that_the_source_prints_stands_in_the_text(db: None) -> None:
    publish_article(story(sections=(Section(1, 3, "The Ferry & the Flood", "body", "source"),)))
    html = content()
    assert "<h2>The Ferry &amp; the Flood</h2>" in html
    assert OUTLINE not in html


def test_a_heading_of_a_sidecar_stands_in_the_outline_and_not_in_the_text(db: None) -> None:
    sections = (Section(1, 1, None, "body", "editor"), Section(2, 3, "The <Mayor>", "body", "editor"))
    version = publish_article(story(FERRY, MAYOR, FLOOD, sections=sections, language="en")).version
    text, outline = text_and_outline()
    assert "Mayor&gt;" not in text
    assert "<h2>" not in text
    link = f'<li><a href="{URLS.permalink(pids(version)[1], 1)}">The &lt;Mayor&gt;</a></li>'
    assert outline.startswith(f'\n<ol dir="auto" lang="en">\n{link}\n</ol>\n')


def test_an_outline_that_was_supplied_later_is_there_instead(published_story: Published) -> None:
    first, second, *_ = pids(published_story.version)
    entries = [
        {"paragraph": first, "heading": "At sea", "role": "body"},
        {"paragraph": second, "heading": None, "role": "notes"},
    ]
    amend_article(SLUG, {"outline": entries}, made_by="a test")
    _, outline = text_and_outline()
    assert f'<a href="{URLS.permalink(first, 1)}">At sea</a>' in outline
    assert f'<a href="{URLS.permalink(second, 1)}" lang="en">Notes</a>' in outline


def test_the_heading_of_a_withdrawn_paragraph_is_not_shown(published_story: Published) -> None:
    first = pids(published_story.version)[0]
    amend_article(SLUG, {"outline": [{"paragraph": first, "heading": "A name", "role": "body"}]}, made_by="a test")
    publish_notice(SLUG, NoticeDraft("withdrawal", "Somebody's address.", paragraphs=[first]))
    assert "A name" not in content()
    assert OUTLINE not in content()

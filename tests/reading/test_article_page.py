"""`/articles/{slug}/`: the page of an article."""

import re
from html import unescape

import pytest
from django.test import Client

from articles.models import Notice, Outlet, Publication, Version
from articles.publishing.articles import Published
from tests.conftest import SLUG, Publish

pytestmark = pytest.mark.usefixtures("shared_sample")

PAGE = f"/articles/{SLUG}/"


def page_of(browser: Client, address: str = PAGE) -> str:
    answer = browser.get(address)
    assert answer.status_code == 200
    return answer.content.decode()


def words_of(html: str) -> str:
    return " ".join(unescape(re.sub(r"<[^>]+>", " ", html)).split()).replace(" ,", ",").replace(" .", ".")


def test_every_paragraph_has_its_anchor_its_ordinal_and_its_permanent_address(
    browser: Client, sample: Published
) -> None:
    html = page_of(browser)
    passages = sample.version.passages.select_related("paragraph", "wording").order_by("ordinal")
    assert passages.count() == 20
    for passage in passages:
        pid = passage.paragraph.pid
        assert f'<p id="p-{pid}" dir="ltr">{passage.wording.html}</p>' in html
        assert f'href="http://testserver/p/{pid}/"' in html
        assert f'aria-label="Paragraph {passage.ordinal}: permanent address"' in html
    assert len(re.findall(r' id="p-[^"]+"', html)) == 20


def test_ids_are_unique(browser: Client, sample: Published) -> None:
    ids = re.findall(r' id="([^"]+)"', page_of(browser))
    assert len(ids) == len(set(ids))


def test_headings_that_the_editor_added_are_marked(browser: Client, sample: Published) -> None:
    html = page_of(browser)
    assert html.count("Heading added by the editor") == 6
    assert html.count('<hgroup dir="ltr" class="supplied">') == 6


def test_headings_come_in_order(browser: Client, sample: Published) -> None:
    levels = [int(level) for level in re.findall(r"<h([1-6])", page_of(browser))]
    assert levels[0] == 1
    assert set(levels[1:]) == {2}


def test_the_publication_history_tells_what_is_known_and_what_is_not(browser: Client, sample: Published) -> None:
    words = words_of(page_of(browser))
    assert "First published in The National Interest, 19 April 2023." in words
    assert "Not known: its title, address and exact text." in words
    assert "Republished by Pacific Council, 1 May 2023. The text here is the one that it printed." in words


def test_the_page_shows_what_was_printed_word_for_word(browser: Client, sample: Published) -> None:
    words = words_of(page_of(browser))
    assert "By Jongsoo Lee" in words
    assert "Credits: NASA/Aubrey Gemignani" in words
    assert "This piece was originally published in The National Interest on April 19, 2023." in words
    assert "The views and opinions expressed here are those of the author(s)" in words
    assert "James Jongsoo Lee is Senior Managing Director at Brock Securities" in words


def test_the_page_names_its_version_its_digest_its_json_and_its_source(browser: Client, sample: Published) -> None:
    html = page_of(browser)
    assert sample.version.digest in html
    assert f'href="http://testserver/articles/{SLUG}/v/1/"' in html
    assert f'<link rel="alternate" type="application/json" href="http://testserver/api/v1/articles/{SLUG}/"' in html
    assert f'href="http://testserver/api/v1/articles/{SLUG}/versions/1/source/"' in html
    assert f'<link rel="canonical" href="http://testserver{PAGE}">' in html


def test_the_page_tells_the_language_of_the_text(browser: Client, publish: Publish) -> None:
    publish("Ein Titel", "Ein Absatz.", language="de", slug="deutsch")
    publish("A title", "A paragraph.", slug="unknown-language")
    publish("قصة المدينة", "BBC المدينة كبيرة.", language="ar", slug="arabic")
    for slug, language, direction in (
        ("deutsch", "de", "ltr"),
        ("unknown-language", "", "auto"),
        ("arabic", "ar", "rtl"),
    ):
        html = page_of(browser, f"/articles/{slug}/")
        assert f'<h1 lang="{language}" dir="{direction}">' in html
        assert re.search(rf'<p id="p-[^"]+" dir="{direction}">', html)


def test_facts_are_escaped_and_only_the_wording_is_html(browser: Client, revised: Version) -> None:
    html = page_of(browser)
    assert "The alliance is <em>&lt;strong&gt;</em>." in html
    Outlet.objects.filter(name="Pacific Council").update(url="https://x.example/</script><script>alert(1)</script>")
    Publication.objects.update(rights="<script>alert(2)</script>")
    html = page_of(browser)
    assert "alert(1)" in html
    assert "alert(2)" in html
    assert html.count("<script") == html.count("</script") == 1


def test_a_link_to_an_appearance_is_shown_once_it_is_known(browser: Client, sample: Published) -> None:
    Publication.objects.filter(role="original").update(title="A Title Elsewhere", url="https://example.org/original")
    words, html = words_of(page_of(browser)), page_of(browser)
    assert "Its title there: A Title Elsewhere." in words
    assert 'href="https://example.org/original"' in html
    assert "Not known: its exact text." in words


def test_a_notice_is_shown_with_the_paragraphs_that_it_concerns(browser: Client, sample: Published) -> None:
    paragraph = sample.article.paragraphs.first()
    assert paragraph
    notice = Notice.objects.create(
        article=sample.article, kind="editors_note", text="A <note>.", created_at=sample.version.created_at
    )
    notice.paragraphs.add(paragraph)
    html = page_of(browser)
    number = paragraph.passages.get().ordinal
    assert "Editor’s note</h2>" in html
    assert "A &lt;note&gt;." in html
    assert f"concerns paragraph {number}" in words_of(html)
    assert f'<a href="#p-{paragraph.pid}">{number}</a>' in html
    assert re.search(rf'<p id="p-{paragraph.pid}"[^\n]*<p class="noticed"[^>]*><a href="#n-1">Editor’s note, ', html)
    assert html.count('class="noticed"') == 1


def test_list_items_stand_in_a_list(browser: Client, revised: Version) -> None:
    html = page_of(browser)
    item = revised.passages.select_related("paragraph").get(ordinal=2)
    listed = re.search(r'<ul class="list">(.*?)</ul>', html, flags=re.DOTALL)
    assert listed
    assert listed[1].strip().startswith('<li class="passage">')
    assert f'<p id="p-{item.paragraph.pid}" dir="ltr">An item.</p></li>' in listed[1]


@pytest.mark.parametrize("slug", ["unknown", "UPPER", "a_b", "%00", "a" * 300])
def test_an_unknown_slug_is_a_page_for_people_and_a_problem_for_programs(
    browser: Client, program: Client, slug: str
) -> None:
    page, problem = browser.get(f"/articles/{slug}/"), program.get(f"/articles/{slug}/")
    assert (page.status_code, problem.status_code) == (404, 404)
    assert "There is nothing at this address" in page.content.decode()
    assert problem["Content-Type"] == "application/problem+json"

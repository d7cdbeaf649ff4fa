"""`/articles/{slug}/changes/{a}..{b}/`: what changed between two versions, for people."""

import re
from html import unescape

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from articles.models import Lineage, Paragraph, Version
from articles.publishing.articles import Published, publish_article
from articles.publishing.notices import NoticeDraft, publish_notice
from tests.conftest import SLUG, Publish, Revise, delivery

PAGE = f"/articles/{SLUG}/changes/1..2/"
API = f"http://testserver/api/v1/articles/{SLUG}/changes/1..2/"


def at(ordinal: int) -> Paragraph:
    return Paragraph.objects.get(passages__version__number=1, passages__ordinal=ordinal)


def page(browser: Client, address: str = PAGE) -> str:
    answer = browser.get(address)
    assert answer.status_code == 200
    return answer.content.decode()


def words(html: str) -> str:
    """Return the words of a page, without its markup and with single spaces."""
    return " ".join(unescape(re.sub(r"<[^>]+>", "", html)).split())


@pytest.fixture
def rewritten(publish: Publish, revise: Revise) -> str:
    """A page on which every kind of change is told; its address."""
    article = publish("A title", *(f"Paragraph {letter}, in a few words." for letter in "abcdefg")).article
    a, b, c, d, e, f, g = Paragraph.objects.order_by("passages__ordinal")
    version = revise(
        article,
        ("Paragraph a, in <three> words.", a),
        ("The rest of a.", None),
        ("Paragraph f, in a few words.", f),
        ("Paragraph d, in a few words.", d),
        ("Paragraph e, in a few words.", e),
        ("Paragraph g, in very few words.", g),
        ("A new one & more.", None),
        title="A better title",
    )
    piece = Paragraph.objects.get(passages__version=version, passages__ordinal=2)
    Lineage.objects.create(version=version, ancestor=a, descendant=piece, kind="split")
    Lineage.objects.create(version=version, ancestor=c, descendant=d, kind="merge")
    assert b.article == article
    return "/articles/a-title/changes/1..2/"


def test_what_changed_in_an_edited_paragraph_is_marked_in_whole_words(browser: Client, rewritten: str) -> None:
    html = page(browser, rewritten)
    assert "Paragraph a, in <del>a few</del><ins>&lt;three&gt;</ins> words." in html
    assert "Paragraph g, in <del>a</del><ins>very</ins> few words." in html
    assert "A <ins>better </ins>title" in html


def test_every_change_is_said_in_words_and_not_by_colour_alone(browser: Client, rewritten: str) -> None:
    headings = re.findall(r"<h2 id=\"c-[^>]+>(.*?)</h2>", page(browser, rewritten))
    assert [words(heading) for heading in headings] == [
        "Title: edited",
        "Paragraph 1: edited",
        "Paragraph 2: split off",
        "Paragraph 2 of version 1: removed",
        "Paragraph 3 of version 1: merged",
        "Paragraph 3: moved from place 6",
        "Paragraph 4: unchanged",
        "Paragraph 6: edited",
        "Paragraph 7: new",
    ]


def test_what_came_is_inserted_and_what_went_is_deleted(browser: Client, rewritten: str) -> None:
    html = page(browser, rewritten)
    assert "<ins>A new one &amp; more.</ins>" in html
    assert "<del>Paragraph b, in a few words.</del>" in html
    assert ">Paragraph f, in a few words.</p>" in html


def test_what_a_paragraph_came_from_and_became_is_linked(browser: Client, rewritten: str) -> None:
    html = page(browser, rewritten)
    a, piece, c, d = (
        Paragraph.objects.get(passages__version__number=number, passages__ordinal=ordinal).pid
        for number, ordinal in ((1, 1), (2, 2), (1, 3), (2, 4))
    )
    assert f'Part of it became paragraph <a href="#p-{piece}">2</a>.' in html
    assert f'It has words of paragraph <a href="#p-{a}">1</a>.' in html
    assert f'It was merged into paragraph <a href="#p-{d}">4</a>.' in html
    assert f'It has words of paragraph <a href="#p-{c}">3 of version 1</a>.' in html
    assert {a, piece, c, d} <= set(re.findall(r'id="p-(\w+)"', html))


def test_paragraphs_that_did_not_change_are_folded_away(browser: Client, rewritten: str, revised: Version) -> None:
    html = page(browser, rewritten)
    assert "<summary>Paragraph 5 is unchanged</summary>" in html
    html = page(browser, f"/articles/{SLUG}/changes/1..1/")
    assert "<summary>Paragraphs 1 to 20 are unchanged</summary>" in html
    assert html.count("<details") == 1
    assert "<details open" not in html


def test_it_says_in_short_how_much_changed(browser: Client, rewritten: str) -> None:
    shown = words(page(browser, rewritten))
    assert "Paragraphs: 2 edited, 1 moved, 1 new, 1 removed, 1 split, 1 merged and 2 unchanged." in shown


def test_a_change_note_is_shown_for_one_step_only(browser: Client, revised: Version, revise: Revise) -> None:
    assert "A slip of the pen." in page(browser)
    revise(revised.article, ("Another text.", at(1)))
    assert "A slip of the pen." not in page(browser, PAGE.replace("1..2", "1..3"))


def test_each_paragraph_leads_to_the_version_that_has_it(browser: Client, revised: Version) -> None:
    html = page(browser)
    assert f'href="http://testserver/p/{at(1).pid}/v/2/"' in html
    assert f'href="http://testserver/p/{at(2).pid}/v/1/"' in html


def test_it_leads_to_the_versions_the_history_and_the_same_as_json(browser: Client, revised: Version) -> None:
    html = page(browser)
    for address in (f"/articles/{SLUG}/v/1/", f"/articles/{SLUG}/v/2/", f"/articles/{SLUG}/history/"):
        assert f'href="http://testserver{address}"' in html
    assert f'<link rel="alternate" type="application/json" href="{API}"' in html
    assert f'<link rel="canonical" href="http://testserver{PAGE}">' in html


def test_the_page_says_that_only_markup_was_edited(browser: Client, revised: Version, revise: Revise) -> None:
    version = revise(revised.article, ("The alliance is <strong>.", at(1)))
    # As revise() writes it the text is the same, but its HTML has no <em>.
    assert version.passages.get().wording.text == "The alliance is <strong>."
    shown = words(page(browser, PAGE.replace("1..2", "2..3")))
    assert "Paragraph 1: edited The alliance is <strong>. Only its markup was edited; the words are the same." in shown


# ── Programs, caches ────────────────────────────────────────────────────────────────────────────────────────────────
def test_a_program_is_led_to_the_api(program: Client, revised: Version) -> None:
    answer = program.get(PAGE)
    assert (answer.status_code, answer["Location"]) == (302, API)


def test_a_page_that_is_held_is_not_sent_again_and_costs_no_text(browser: Client, revised: Version) -> None:
    first = browser.get(PAGE)
    assert first["Cache-Control"] == "public, max-age=0, must-revalidate"
    with CaptureQueriesContext(connection) as captured:
        again = browser.get(PAGE, headers={"if-none-match": first["ETag"]})
    assert (again.status_code, again.content) == (304, b"")
    assert [query["sql"] for query in captured if "articles_wording" in query["sql"]] == []


def test_queries_do_not_grow_with_the_paragraphs(browser: Client, db: None, revise: Revise) -> None:
    counts = []
    for title, size in (("Short", 1), ("Long", 30)):
        article = publish_article(delivery(title, *(f"Paragraph {n}." for n in range(size)))).article
        paragraphs = Paragraph.objects.filter(article=article).order_by("pk")
        revise(article, *((f"Paragraph {n}, edited.", paragraph) for n, paragraph in enumerate(paragraphs)))
        with CaptureQueriesContext(connection) as captured:
            page(browser, f"/articles/{title.lower()}/changes/1..2/")
        counts.append(len(captured))
    assert counts[0] == counts[1]


# ── What is withdrawn, and what is not there ────────────────────────────────────────────────────────────────────────
def test_a_withdrawn_paragraph_is_not_shown(browser: Client, sample: Published, revise: Revise) -> None:
    revise(sample.article, ("Another text.", at(1)))
    publish_notice(SLUG, NoticeDraft("withdrawal", "It named a witness.", paragraphs=[at(1).pid]))
    html = page(browser)
    assert "This paragraph was withdrawn: It named a witness." in html
    assert "Another text." not in html
    assert "cornerstone of the US security" not in html


def test_a_text_that_was_withdrawn_from_the_earlier_version_is_not_shown(
    browser: Client, sample: Published, revise: Revise
) -> None:
    revise(sample.article, ("Another text.", at(1)))
    publish_notice(SLUG, NoticeDraft("withdrawal", "It named a witness.", version=1, paragraphs=[at(1).pid]))
    html = page(browser)
    assert "Its text before was withdrawn: It named a witness." in html
    assert "Another text." in html
    assert "cornerstone of the US security" not in html


def test_a_withdrawn_version_is_gone(browser: Client, revised: Version) -> None:
    publish_notice(SLUG, NoticeDraft("withdrawal", "A draft.", version=1))
    answer = browser.get(PAGE)
    assert answer.status_code == 410
    assert "A draft." in answer.content.decode()


@pytest.mark.parametrize("part", ["2..1", "1..3", "0..1", "01..2", "x..y", "1..2..3", "1...2", "1..", "1..2%00"])
def test_unknown_versions_are_not_found(browser: Client, revised: Version, part: str) -> None:
    assert browser.get(f"/articles/{SLUG}/changes/{part}/").status_code == 404

"""A record in JATS: our own reader reads the same article from it, and its elements stand in the order of the tag set."""

from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree

from articles.feeding.oai.elements import root
from articles.feeding.oai.jats import NAMESPACE
from articles.feeding.oai.jats_inline import add_inline
from articles.intake import read
from articles.intake.manuscript import Manuscript, Section
from articles.intake.markup.inline import KEPT, InlineBuilder
from articles.publishing.articles import publish_article
from articles.publishing.delivery import Delivery
from articles.publishing.notices import NoticeDraft, publish_notice
from tests.conftest import Publish, manuscript, text_of
from tests.feeding.oai.asked import ask
from tests.stories import FERRY, MAYOR, SLUG, STORY

pytestmark = pytest.mark.django_db
HTML = """<!doctype html><html lang="en"><head><title>Marks</title></head><body><article><h1>Marks</h1>
<p>Before any heading there is a sentence with <em>stress &amp; <strong>strength</strong></em>, and H<sub>2</sub>O.</p>
<h2>First part</h2><p>Here a <a href="https://a.example/?x=1&amp;y=2">link</a> is <q>quoted</q> by somebody in a sentence.</p>
<ul><li>The first item of the list is a whole sentence.</li><li>The second item of the list is another.</li></ul>
<blockquote><p>The words of somebody else, which are quoted at some length.</p></blockquote>
<p>And the text goes on after the quotation for another sentence.</p></article></body></html>"""


def jats_of(slug: str) -> bytes:
    record = ask("GetRecord", identifier=f"oai:testserver:{slug}", metadataPrefix="jats")
    (article,) = record.document.iter(f"{{{NAMESPACE}}}article")
    return etree.tostring(article, encoding="UTF-8")


def texts(manuscript: Manuscript) -> list[tuple[str, str, str]]:
    return [(block.kind, str(block.text), block.html) for block in manuscript.blocks]


def test_our_reader_reads_the_same_facts(published_story: object) -> None:
    again = read(jats_of(SLUG))
    assert again.title == "The Bridge"
    assert again.language == "en"
    assert again.genre == "Report"
    assert again.keywords == ("bridges", "floods & fire")
    assert [block.text for block in again.blocks] == list(STORY)
    assert [(author.name_as_printed, author.role) for author in again.authors] == [
        ("Jane Doe", "author"),
        ("Élodie Ngũgĩ", "author"),
        ("Kim Lens", "contributor"),
    ]
    original, here = again.publications
    assert (original.outlet, original.date, original.url) == (original.outlet, "2023-04", "https://herald.example/a")
    assert [publication.outlet.name for publication in (original, here) if publication.outlet] == [
        "The Herald",
        "The Mirror",
    ]
    assert here.date == "2023-05-02"


def test_our_reader_reads_the_same_text_with_its_markup(publish: Publish) -> None:
    marked = read(HTML.encode(), name="marks.html")
    publish_article(Delivery(HTML.encode(), marked))
    again = read(jats_of("marks"))
    assert [(kind, text) for kind, text, _ in texts(again)] == [(kind, text) for kind, text, _ in texts(marked)]
    # JATS has no element for the words of a quotation in a sentence.
    assert [html for _, _, html in texts(again)] == [
        html.replace("<q>", "").replace("</q>", "") for _, _, html in texts(marked)
    ]
    assert again.sections == marked.sections


@given(words=st.lists(st.tuples(st.sampled_from(sorted(KEPT)), st.text(max_size=20)), max_size=5), data=st.data())
def test_no_character_of_a_paragraph_is_lost(words: list[tuple[str, str]], data: Any) -> None:
    builder = InlineBuilder()
    for tag, text in words:
        builder.start(tag, {"href": "https://a.example/"})
        builder.write(text)
        builder.end()
        builder.write(data.draw(st.text(max_size=20)))
    text, html = builder.finish()
    element = root("p", NAMESPACE, "schema", {None: NAMESPACE})
    add_inline(element, html)
    written = "".join(map(str, element.itertext()))
    assert written == "".join(
        character if character.isprintable() or character in written else "\ufffd" for character in text
    )


def test_the_elements_of_the_front_stand_in_the_order_of_the_tag_set(publish: Publish) -> None:
    publish(
        "Everything",
        "The abstract says it in a sentence.",
        "The text says it at greater length, in a paragraph.",
        "The appendix adds a table in words, as a paragraph.",
        "Thanks go to everybody who helped with this text.",
        language="en",
        keywords=["korea"],
        subtitle="A subtitle",
        authors=[
            {"name_as_printed": "Vincent van Gogh", "name": {"family": "Gogh", "given": "Vincent", "particle": "van"}}
        ],
        sections=[
            {"first_ordinal": 1, "role": "abstract"},
            {"first_ordinal": 2, "role": "body"},
            {"first_ordinal": 3, "role": "appendix"},
            {"first_ordinal": 4, "role": "acknowledgements"},
        ],
        publications=[
            {"role": "original", "outlet": {"name": "First"}, "date": "2023", "title": "Otherwise"},
            {
                "role": "republication",
                "outlet": {"name": "Journal"},
                "date": "2023-05",
                "doi": "10.1000/182",
                "issn": "1234-5679",
                "volume": "7",
                "issue": "2",
                "pages": "12-18",
                "section": "Opinion",
                "rights": "© Journal",
            },
        ],
    )
    publish_notice("everything", NoticeDraft("correction", "It was May."))
    article = etree.fromstring(jats_of("everything"))
    names = [etree.QName(child).localname for child in article.find("{*}front/{*}article-meta")]  # type: ignore[union-attr]
    assert names == [
        *(
            "article-id",
            "article-id",
            "article-version",
            "article-categories",
            "title-group",
            "contrib-group",
            "pub-date",
        ),
        *("volume", "issue", "fpage", "lpage", "page-range", "permissions", "self-uri", "related-article", "abstract"),
        *("kwd-group", "custom-meta-group"),
    ]
    assert [etree.QName(child).localname for child in article] == ["front", "body", "back"]
    assert [etree.QName(child).localname for child in article.find("{*}back")] == ["ack", "app-group", "notes"]  # type: ignore[union-attr]
    assert article.findtext("{*}front//{*}surname") == "van Gogh"
    again = read(jats_of("everything"))
    assert [section.role for section in again.sections] == ["abstract", "appendix"]
    assert again.subtitle == "A subtitle"
    here = again.publications[-1]
    assert (here.doi, here.issn, here.volume, here.issue, here.pages, here.section, here.rights) == (
        *("10.1000/182", "1234-5679", "7", "2", "12-18", "Opinion"),
        "© Journal",
    )


def test_a_withdrawn_paragraph_says_so_and_has_no_text(published_story: Any) -> None:
    pid = published_story.version.passages.order_by("ordinal").first().paragraph.pid
    publish_notice(SLUG, NoticeDraft("withdrawal", "A court said so.", None, [pid]))
    written = jats_of(SLUG).decode()
    assert FERRY not in written
    assert MAYOR in written
    assert (
        f'<p id="p-{pid}" content-type="withdrawn" xml:lang="en">This paragraph was withdrawn: A court said so.</p>'
        in written
    )


def test_headings_that_an_editor_supplied_are_not_printed(publish: Publish) -> None:
    publish("Sections", "The first paragraph.", sections=[{"first_ordinal": 1, "heading": "From the editor"}])
    assert b"From the editor" not in jats_of("sections")
    assert b"<body><p" in jats_of("sections")


def test_what_follows_a_section_without_a_heading_is_a_section_too() -> None:
    made = manuscript("Marked", "One paragraph first.", "Another one below a heading.", "And one after it.")
    source = text_of("Marked", "One paragraph first.")
    publish_article(Delivery(source, replace(made, sections=(Section(2, 2, heading="Printed"),))))
    body = etree.fromstring(jats_of("marked")).find("{*}body")
    assert body is not None
    assert [etree.QName(child).localname for child in body] == ["p", "sec", "sec"]
    assert [title.text for title in body.iter("{*}title")] == ["Printed", None]


@pytest.mark.parametrize(("pages", "written"), [("12", []), ("5, 7-9", []), ("12-18", ["12", "18"])])
def test_only_a_range_has_a_first_and_a_last_page(publish: Publish, pages: str, written: list[str]) -> None:
    outlet = {"role": "original", "outlet": {"name": "Journal"}, "pages": pages}
    publish("Pages", publications=[{**outlet, "rights": "https://creativecommons.org/licenses/by/4.0/"}])
    article = etree.fromstring(jats_of("pages"))
    assert [page.text for page in article.iter("{*}fpage", "{*}lpage")] == written
    assert article.findtext(".//{*}page-range") == pages
    here = read(jats_of("pages")).publications[-1]
    assert (here.pages, here.rights) == (pages, "https://creativecommons.org/licenses/by/4.0/")


def test_an_orcid_stands_only_beside_a_name_that_something_else_identifies(publish: Publish) -> None:
    author = {"name_as_printed": "Jane Doe"}
    publish("Known", authors=[{**author, "orcid": "0000-0002-1825-0097"}])
    publish("Guessed", authors=[author])
    assert b"https://orcid.org/0000-0002-1825-0097</contrib-id>" in jats_of("known")
    assert b"contrib-id" not in jats_of("guessed")


def test_a_character_that_xml_cannot_hold_is_replaced(published_story: Any) -> None:
    publish_notice(SLUG, NoticeDraft("correction", "It was \ufffe May."))
    assert "It was \ufffd May." in jats_of(SLUG).decode()

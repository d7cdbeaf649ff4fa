"""Each fact says the line, key, tag or element that it was read from, and that place says the fact."""

from collections.abc import Iterator
from typing import Any

import pytest

from articles.intake import read
from articles.intake.origins import origins_by_pointer
from articles.intake.sidecar import apply, parse_json_object

TEXT = """The Ferry That Keeps Its Own Time
Islanders set their clocks by it

By Nell Quay
and Tam Reed
Published 8 February 2024

The harbour at Quell has been closed for eleven years, and nobody in the ministry can say why that is so.

It was first shut on a Thursday in the winter of the census, when both of the ferries were hauled ashore.

Rope and tar

The lamps on the quay were lit for the mail, and oil was dear then, as everything was in those years.

Nell Quay teaches history at Example University.

This piece was originally published in The Brannick Ledger on February 1, 2024.

The views expressed here are those of the author and do not necessarily reflect those of the Harbour Review.
"""


def origins(document: str | bytes, name: str | None = None) -> dict[str, tuple[str, str]]:
    data = document.encode() if isinstance(document, str) else document
    return {pointer: (at.place, at.excerpt) for pointer, at in origins_by_pointer(read(data, name=name)).items()}


def test_facts_of_a_plain_text_name_their_lines() -> None:
    note = "This piece was originally published in The Brannick Ledger on February 1, 2024."
    assert origins(TEXT) == {
        "/title": ("line 1", "The Ferry That Keeps Its Own Time"),
        "/subtitle": ("line 2", "Islanders set their clocks by it"),
        "/published": ("line 6", "Published 8 February 2024"),
        "/authors/0/name_as_printed": ("lines 4-5", "By Nell Quay\nand Tam Reed"),
        "/authors/0/biography_as_printed": ("line 16", "Nell Quay teaches history at Example University."),
        "/authors/1/name_as_printed": ("lines 4-5", "By Nell Quay\nand Tam Reed"),
        "/publications/0/outlet": ("line 18", note),
        "/publications/0/date": ("line 18", note),
        "/publications/0/note_as_printed": ("line 18", note),
        "/publications/1/date": ("line 6", "Published 8 February 2024"),
        "/publications/1/title": ("line 1", "The Ferry That Keeps Its Own Time"),
        "/publications/1/disclaimer_as_printed": (
            "line 20",
            "The views expressed here are those of the author and do not necessarily reflect those of the Harbour Review.",
        ),
        "/sections/0/heading": ("line 12", "Rope and tar"),
    }


@pytest.mark.parametrize("end", ["\r\n", "\r"])
def test_lines_are_counted_as_editors_count_them(end: str) -> None:
    assert origins(TEXT.replace("\n", end)) == origins(TEXT)


def test_a_page_break_and_other_separators_are_no_lines_of_an_editor() -> None:
    text = f"\fIce in June\n\nBy Jane\u2028Doe\x85\n\nPublished 8 February 2024\n\n{TEXT[100:]}"
    assert origins(text)["/published"] == ("line 5", "Published 8 February 2024")


def test_a_title_of_two_lines_has_both() -> None:
    text = f"The Harbour That Nobody\nWanted to Close\n\n{TEXT.partition(chr(10) * 2)[2]}"
    assert origins(text)["/title"] == ("lines 1-2", "The Harbour That Nobody\nWanted to Close")


def test_headers_of_a_mail_are_lines() -> None:
    mail = (
        f"From: Jane Doe <jane@example.org>\nSubject: Ice in June\nDate: Thu, 8 Feb 2024 10:00:00 +0100\n\n{TEXT[200:]}"
    )
    facts = origins(mail)
    assert facts["/title"] == ("line 2", "Subject: Ice in June")
    assert facts["/authors/0/name_as_printed"] == ("line 1", "From: Jane Doe <jane@example.org>")
    assert facts["/published"] == ("line 3", "Date: Thu, 8 Feb 2024 10:00:00 +0100")


def test_a_name_printed_in_a_biography_alone_is_read_there() -> None:
    text = TEXT.replace("By Nell Quay\nand Tam Reed\n", "").replace("Nell Quay t", "About the author\n\nNell Quay t")
    assert origins(text)["/authors/0/name_as_printed"] == (
        "line 16",
        "Nell Quay teaches history at Example University.",
    )


def test_a_long_line_is_cut() -> None:
    biography = f"Nell Quay is a writer{' and a sailor' * 30}.".replace(
        " and a sailor and", " and an old sailor and", 1
    )
    biography = f"{biography[:198]}x {biography[200:]}"  # the cut is behind a space
    text = TEXT.replace("Nell Quay teaches history at Example University.", biography)
    assert origins(text)["/authors/0/biography_as_printed"] == ("line 16", biography[:200].rstrip())


MARKDOWN = """---
title: "Nine Days of *Ice*"
lastmod: 2024-02-11
date: 2024-02-11
params:
  author:
    - name: Jon Reyes
      affiliation: Coast Institute
tags:
  - ice
  - harbours
doi: 10.5555/vell.1
volume: 12
---

:::note
Islanders set their clocks by the ferry of the harbour, and nobody else in the country does.
:::

# Rope and tar

The harbour at Quell has been closed for eleven years, and
nobody in the ministry can say why that is so.

*This piece was originally published in The Brannick Ledger on February 1, 2024.*
"""


def test_facts_of_markdown_name_the_key_with_its_line_or_the_lines_of_the_text() -> None:
    note = "*This piece was originally published in The Brannick Ledger on February 1, 2024.*"
    assert origins(MARKDOWN, "ice.md") == {
        "/title": ("title (line 2)", 'title: "Nine Days of *Ice*"'),
        "/published": ("date (line 4)", "date: 2024-02-11"),
        "/keywords": ("tags (line 10)", "- ice"),
        "/authors/0/name_as_printed": ("author.name (line 7)", "- name: Jon Reyes"),
        "/authors/0/affiliations": ("author.affiliation (line 8)", "affiliation: Coast Institute"),
        "/publications/0/outlet": ("line 25", note),
        "/publications/0/date": ("line 25", note),
        "/publications/0/note_as_printed": ("line 25", note),
        "/publications/1/date": ("date (line 4)", "date: 2024-02-11"),
        "/publications/1/title": ("title (line 2)", 'title: "Nine Days of *Ice*"'),
        "/publications/1/url": ("doi (line 12)", "doi: 10.5555/vell.1"),
        "/publications/1/doi": ("doi (line 12)", "doi: 10.5555/vell.1"),
        "/publications/1/volume": ("volume (line 13)", "volume: 12"),
        "/sections/0/heading": ("line 20", "# Rope and tar"),
    }


BODY = "The harbour at Quell has been closed for eleven years, and nobody in the ministry can say why that is so."


@pytest.mark.parametrize(
    ("head", "title", "author"),
    [
        ('+++\ntitle = "Ice"\n[params]\nauthor = "Jane Doe"\n+++', "title (line 2)", "author (line 4)"),
        ('{\n"title": "Ice",\n"author": "Jane Doe"\n}', "title (line 2)", "author (line 3)"),
        ("% Ice\n% Jane Doe\n% 2024", "title (line 1)", "author (line 2)"),
        ("Title: Ice\nAuthor: Jane Doe\n", "title (line 1)", "author (line 2)"),
    ],
)
def test_every_kind_of_front_matter(head: str, title: str, author: str) -> None:
    facts = origins(f"{head}\n\n{BODY}\n", "ice.md")
    assert (facts["/title"][0], facts["/authors/0/name_as_printed"][0]) == (title, author)


def test_a_day_in_the_name_of_a_file() -> None:
    assert origins(f"# Ice\n\n{BODY}\n", "2024-02-11-ice.md")["/published"] == (
        "the name of the file",
        "2024-02-11-ice.md",
    )


PAGE = f"""<html lang="en"><head><title>Ice in June | The Ledger</title>
<meta property="og:site_name" content="The Ledger">
<meta name="keywords" content="ice, harbours">
<link rel="canonical" href="https://ledger.example/ice">
<script type="application/ld+json">{{"@type": "NewsArticle", "headline": "Ice in June", "datePublished": "2024-02-08T10:00Z",
"author": [{{"name": "Jane Doe", "sameAs": ["https://orcid.org/0000-0002-1825-0097"], "jobTitle": "Editor"}},
{{"name": "By Ann Ex"}}], "isPartOf": {{"volumeNumber": 12}}}}</script></head>
<body><article class="story"><h1 class="big title">Ice in June</h1><p class="dek">Islanders count tins.</p>
<p>{BODY}</p><p>{BODY.replace("Quell", "Vell")}</p><h2>Rope</h2><p>{BODY.replace("Quell", "Ault")}</p>
</article></body></html>"""


def test_facts_of_a_page_name_their_tags() -> None:
    script = 'script[type="application/ld+json"] → '
    assert origins(PAGE) == {
        "/title": ("h1.big.title", "Ice in June"),
        "/subtitle": ("p.dek", "Islanders count tins."),
        "/language": ("html[lang]", "en"),
        "/keywords": ('meta[name="keywords"]', "ice, harbours"),
        "/published": (f"{script}datePublished", "2024-02-08T10:00Z"),
        "/authors/0/name_as_printed": (f"{script}author[0].name", "Jane Doe"),
        "/authors/0/affiliations": (f"{script}author[0].jobTitle", "Editor"),
        "/authors/0/orcid": (f"{script}author[0].sameAs", "https://orcid.org/0000-0002-1825-0097"),
        "/authors/1/name_as_printed": (f"{script}author[1].name", "By Ann Ex"),
        "/publications/0/outlet": ('meta[property="og:site_name"]', "The Ledger"),
        "/publications/0/date": (f"{script}datePublished", "2024-02-08T10:00Z"),
        "/publications/0/title": ("h1.big.title", "Ice in June"),
        "/publications/0/url": ('link[rel="canonical"]', "https://ledger.example/ice"),
        "/publications/0/volume": (f"{script}volumeNumber", "12"),
        "/sections/0/heading": ("article.story > h2", "Rope"),
    }


def test_facts_that_a_page_prints_name_the_element() -> None:
    printed = f"""<html><body><main><h1>Ice in June</h1><p class="byline">By Jane Doe and Ann Ex</p>
    <p><time datetime="2024-02-08">Thursday</time></p><p>{BODY}</p><p>{BODY.replace("Quell", "Vell")}</p></main></body></html>"""
    facts = origins(printed)
    assert facts["/authors/1/name_as_printed"] == ("p.byline", "By Jane Doe and Ann Ex")
    assert facts["/published"] == ("main > p > time[datetime]", "2024-02-08")


JATS = f"""<article xml:lang="en" article-type="editorial"><front><article-meta>
<title-group><article-title>Ice in June</article-title></title-group>
<contrib-group><contrib contrib-type="author"><name><surname>Doe</surname><given-names>Jane</given-names></name>
</contrib><contrib><collab>The Group</collab></contrib></contrib-group><pub-date pub-type="ppub"><year>2025</year></pub-date>
<pub-date pub-type="epub"><day>8</day><month>2</month><year>2024</year></pub-date>
<kwd-group><kwd>ice</kwd></kwd-group></article-meta></front><body><sec><title>Rope</title><p>{BODY}</p></sec></body></article>"""


def test_facts_of_jats_name_the_path_of_their_element() -> None:
    meta = "front/article-meta"
    assert origins(JATS, "ice.xml") == {
        "/title": (f"{meta}/title-group/article-title", "Ice in June"),
        "/language": ("article/@xml:lang", "en"),
        "/genre": ("article/@article-type", "editorial"),
        "/keywords": (f"{meta}/kwd-group/kwd", "ice"),
        "/published": (f"{meta}/pub-date[2]", "8 2 2024"),
        "/authors/0/name_as_printed": (f"{meta}/contrib-group/contrib[1]/name", "Doe Jane"),
        "/authors/0/name": (f"{meta}/contrib-group/contrib[1]/name/surname", "Doe"),
        "/authors/1/name_as_printed": (f"{meta}/contrib-group/contrib[2]/collab", "The Group"),
        "/authors/1/name": (f"{meta}/contrib-group/contrib[2]/collab", "The Group"),
        "/publications/0/date": (f"{meta}/pub-date[2]", "8 2 2024"),
        "/publications/0/title": (f"{meta}/title-group/article-title", "Ice in June"),
        "/sections/0/heading": ("body/sec/title", "Rope"),
    }


def test_what_an_editor_supplies_is_from_the_sidecar() -> None:
    facts = {
        "title": "Another Title",
        "keywords": ["ice", "tar"],
        "published": "2024-02-09",
        "outlet": {"name": "Harbour Review", "url": "https://review.example/"},
        "authors": [{"name_as_printed": "Nell Quay", "orcid": "0000-0002-1825-0097"}, {"name_as_printed": "Ann Ex"}],
        "publications": [{"role": "original", "url": "https://ledger.example/ice"}],
        "sections": [{"first_ordinal": 1, "heading": "The harbour"}, {"first_ordinal": 3, "heading": "Rope and tar"}],
    }
    stated = origins_by_pointer(apply(read(TEXT.encode()), parse_json_object(facts)))
    told = {pointer: (at.place, at.excerpt) for pointer, at in stated.items() if at.kind == "sidecar"}
    assert told == {
        "/title": ("title", "Another Title"),
        "/keywords": ("keywords", "ice, tar"),
        "/published": ("published", "2024-02-09"),
        "/authors/0/orcid": ("authors.orcid", "0000-0002-1825-0097"),
        "/authors/2/name_as_printed": ("authors.name_as_printed", "Ann Ex"),
        "/publications/0/url": ("publications.url", "https://ledger.example/ice"),
        "/publications/1/date": ("published", "2024-02-09"),
        "/publications/1/outlet": ("outlet", "Harbour Review, https://review.example/"),
        "/publications/1/title": ("title", "Another Title"),
        "/sections/0/heading": ("sections.heading", "The harbour"),
    }
    assert stated["/sections/1/heading"].place == "line 12"
    assert stated["/authors/1/name_as_printed"].place == "lines 4-5"


def test_a_manuscript_is_of_bare_texts() -> None:
    for document, name in ((TEXT, "a.txt"), (MARKDOWN, "a.md"), (PAGE, "a.html"), (JATS, "a.xml")):
        assert {type(text) for text in _texts(read(document.encode(), name=name))} == {str}


def _texts(value: Any) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    for item in (
        value if isinstance(value, tuple) else [getattr(value, name) for name in getattr(value, "__slots__", ())]
    ):
        yield from _texts(item)


def test_what_the_source_states_first_stays_its_own() -> None:
    position = {"name_as_printed": "Jane Doe", "affiliations": [{"position": "Sailor"}]}
    completed = apply(read(PAGE.encode()), parse_json_object({"authors": [position]}))
    assert completed.authors[0].affiliations[1].position == "Sailor"
    assert completed.authors[0].origins["affiliations"].kind == "tag"


def test_a_section_without_a_heading_has_no_origin() -> None:
    sections = [{"first_ordinal": 1}, {"first_ordinal": 2, "heading": "The winter"}]
    completed = apply(read(TEXT.encode()), parse_json_object({"sections": sections}))
    assert [set(section.origins) for section in completed.sections] == [set(), {"heading"}]


def test_a_line_with_a_day_that_is_not_marked() -> None:
    page = (
        f"<html><body><main><h1>Ice</h1><p class=day>8 February 2024</p><p>{BODY}</p><p>{BODY}</p></main></body></html>"
    )
    assert origins(page)["/published"] == ("p.day", "8 February 2024")


def test_a_biography_of_two_paragraphs_is_read_where_it_begins() -> None:
    text = TEXT.replace("Example University.", "Example University.\n\nShe rows on Sundays, and keeps the log.")
    assert origins(text)["/authors/0/biography_as_printed"] == (
        "line 16",
        "Nell Quay teaches history at Example University.",
    )


def test_an_inner_key_is_looked_for_below_the_outer_one() -> None:
    head = "---\ntitle: Ice\nname: x\nauthor:\n  name: Jon\n---"
    assert origins(f"{head}\n\n{BODY}", "a.md")["/authors/0/name_as_printed"][0] == "author.name (line 5)"

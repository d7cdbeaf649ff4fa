"""Web pages: paragraphs, markup, facts, and what is left out."""

import json
from pathlib import Path

import pytest
from lxml.html import HtmlElement, fromstring

from articles.intake import IntakeError, Manuscript, Unreadable, read
from articles.intake.html import reader
from articles.intake.manuscript import CITABLE_KINDS
from articles.intake.markup.blocks import PageBlock, page_blocks
from articles.intake.prose.warnings import NO_BYLINE, NO_LANGUAGE, NO_OUTLET

PAGES = Path(__file__).parents[2] / "data" / "pages"
PROSE = (
    "The harbour of Vell froze twice that winter, and both times the ferries were hauled onto the quay by forty men.",
    "Nobody had planned for it, because the council had sold its two icebreakers in the spring on a firm's advice.",
    "It took nine days until the mail boat came in behind a trawler, and the post office stayed open until midnight.",
)


def page(body: str, head: str = "", title: str = "Nine Days") -> Manuscript:
    prose = "".join(f"<p>{text}</p>" for text in PROSE)
    markup = f"<!DOCTYPE html><html><head><meta charset=utf-8><title>{title}</title>{head}</head><body>"
    return read(f"{markup}<main><h1>{title}</h1>{prose}{body}</main></body></html>".encode(), name="a.html")


def texts(manuscript: Manuscript) -> list[str]:
    return [block.text for block in manuscript.paragraphs]


# ── Whole pages, in the manners of different systems ────────────────────────────────────────────────────────────────
@pytest.mark.parametrize("name", sorted(path.stem for path in PAGES.glob("*.json")))
def test_every_paragraph_comes_out_once_in_order_and_the_facts_are_right(name: str) -> None:
    truth = json.loads((PAGES / f"{name}.json").read_text(encoding="utf-8"))["expected"]
    read_out = read((PAGES / f"{name}.html").read_bytes(), name=f"{name}.html")
    wanted = truth["paragraphs"]
    found = [block.text for block in read_out.blocks if block.kind in CITABLE_KINDS]
    assert [text for text in found if text in wanted] == wanted
    assert len(found) - len(wanted) <= (name == "custom-elements")  # one word of that page's footer
    assert read_out.title == truth["title"]
    assert read_out.published == truth["published"]
    assert [author.name_as_printed for author in read_out.authors] == (truth["authors"] or [])


# ── Blocks ──────────────────────────────────────────────────────────────────────────────────────────────────────────
def test_kinds_and_headings() -> None:
    found = page(
        "<h2>Ropes</h2><ul><li>forty men with</li></ul><blockquote><p>It will not freeze.</p></blockquote>"
        "<table><tr><td>eleven centimetres</td></tr></table>"
    )
    kinds = [(block.kind, block.text) for block in found.blocks[len(PROSE) :]]
    assert kinds == [
        ("heading", "Ropes"),
        ("list-item", "forty men with"),
        ("quote", "It will not freeze."),
        ("cell", "eleven centimetres"),
    ]
    assert [(section.heading, section.first_ordinal, section.last_ordinal) for section in found.sections] == [
        ("Ropes", 4, 6)
    ]


def test_inline_markup_is_kept_clean() -> None:
    last = page(
        '<p onclick="steal()">It was <b>very</b> cold, <a href="https://example.org/" onmouseover="x()">the log</a> '
        'says: H<sub>2</sub>O froze<script>alert(1)</script> to the <span style="x">bottom</span> of the basin.</p>'
    ).blocks[-1]
    assert last.text == "It was very cold, the log says: H2O froze to the bottom of the basin."
    assert last.html == (
        'It was <strong>very</strong> cold, <a href="https://example.org/">the log</a> says: H<sub>2</sub>O froze to the '
        "bottom of the basin."
    )


def test_captions_are_kept_aside_and_told() -> None:
    found = page(
        "<figure><img src=a.jpg><figcaption>The quay on the third day.</figcaption></figure><p>It was cold.</p>"
    )
    assert "The quay on the third day." not in texts(found)
    assert ("The quay on the third day.", "the caption of a picture") in {(p.text, p.reason) for p in found.left_out}


def test_notes_marked_as_such_are_kept_aside() -> None:
    found = page(
        '<section role="doc-endnotes"><ol><li>It is kept in ink, as the pilots told the council.</li></ol></section>'
    )
    assert "a note or a reference" in {piece.reason for piece in found.left_out}
    assert texts(found) == list(PROSE)


def test_bidirectional_overrides_stay_and_are_named() -> None:
    found = page("<p>It was \u202ecold\u202c on the quay that morning, said the pilots.</p>")
    assert "\u202e" in texts(found)[-1]
    assert any("bidirectional" in warning for warning in found.warnings)


def test_control_characters_are_removed_with_a_warning() -> None:
    found = page("<p>It was\x08 cold on the quay that morning, said the pilots.</p>")
    assert texts(found)[-1] == "It was cold on the quay that morning, said the pilots."
    assert any("control characters" in warning for warning in found.warnings)


# ── Facts ───────────────────────────────────────────────────────────────────────────────────────────────────────────
def test_what_is_not_stated_stays_unknown() -> None:
    found = page("")
    assert (found.published, found.language, found.authors, found.subtitle) == (None, None, (), None)
    assert (found.publications[0].outlet, found.publications[0].url) == (None, None)


def test_what_the_page_does_not_state_is_asked_for_in_a_warning() -> None:
    assert page("").warnings == (NO_LANGUAGE, NO_BYLINE, NO_OUTLET)
    prose = "".join(f"<p>{text}</p>" for text in PROSE)
    untitled = read(f'<html lang="en"><body>{prose}</body></html>'.encode(), name="a.html")
    assert reader.NO_TITLE in untitled.warnings
    assert NO_LANGUAGE not in untitled.warnings


def json_ld(**values: object) -> str:
    return f'<script type="application/ld+json">{json.dumps({"@type": "NewsArticle", **values})}</script>'


def test_json_ld() -> None:
    found = page(
        "",
        json_ld(
            headline="Nine Days",
            datePublished="2024-02-11T08:00:00Z",
            author={"@type": "Person", "name": "Mara Ilves", "sameAs": ["https://orcid.org/0000-0002-1825-0097"]},
            publisher={"name": "The Courier", "url": "https://courier.example/"},
            inLanguage="en-GB",
            keywords="ice, harbours",
            license="https://creativecommons.org/licenses/by/4.0/",
            isBasedOn="https://first.example/ice",
        ),
    )
    assert (found.title, found.published, found.language) == ("Nine Days", "2024-02-11", "en-GB")
    assert [(author.name_as_printed, author.orcid) for author in found.authors] == [
        ("Mara Ilves", "0000-0002-1825-0097")
    ]
    assert found.keywords == ("ice", "harbours")
    original, here = found.publications
    assert (original.role, original.url) == ("original", "https://first.example/ice")
    assert here.outlet is not None
    assert (here.role, here.outlet.name, here.rights) == (
        "republication",
        "The Courier",
        "https://creativecommons.org/licenses/by/4.0/",
    )


@pytest.mark.parametrize(
    ("stated", "day"),
    [
        ("2024-02-11T08:00:00+01:00", "2024-02-11"),
        ("20240211", "2024-02-11"),
        ("Thu, 09/25/2025 - 11:38", "2025-09-25"),
        ("Thu, 09/04/2025 - 11:38", "2025-09-04"),
        ("09/05/2025", None),
        ("February 11, 2024", "2024-02-11"),
        ("2024-02", "2024-02"),
        ("2024-02-31", None),
        ("yesterday", None),
    ],
)
def test_dates_as_heads_of_pages_state_them(stated: str, day: str | None) -> None:
    assert page("", f'<meta property="article:published_time" content="{stated}">').published == day


def test_a_date_of_change_alone_is_taken_with_a_warning() -> None:
    found = page('<p>Page last modified <time datetime="2025-01-17">Jan. 17, 2025</time></p>')
    assert found.published == "2025-01-17"
    assert any("last change" in warning for warning in found.warnings)


@pytest.mark.parametrize(
    ("title", "site", "stripped"),
    [
        ("Ice in June - The Courier", "The Courier", "Ice in June"),
        ("The Courier | Ice in June", "The Courier", "Ice in June"),
        ("Ice - a love story", "The Courier", "Ice - a love story"),
        ("Ice in June | Courier", "", "Ice in June"),
    ],
)
def test_the_title_without_the_name_of_the_site(title: str, site: str, stripped: str) -> None:
    prose = "".join(f"<p>{text}</p>" for text in PROSE)
    head = f"<title>{title}</title>" + (f'<meta property="og:site_name" content="{site}">' if site else "")
    assert read(f"<html><head>{head}</head><body>{prose}</body></html>".encode(), name="a.html").title == stripped


def test_an_address_is_no_author() -> None:
    found = page(
        "",
        '<meta name="author" content="Jon Reyes (https://reyes.example/)"><meta name="author" content="https://x.example/">',
    )
    assert [author.name_as_printed for author in found.authors] == ["Jon Reyes"]


def test_a_note_set_apart_tells_of_the_original() -> None:
    note = (
        'This piece was originally published in <a href="https://courier.example/ice">The Courier</a> on May 1, 2023.'
    )
    found = page(f"<p><em>{note}</em></p>")
    original = found.publications[0]
    assert original.outlet is not None
    assert (original.role, original.outlet.name, original.date, original.url) == (
        "original",
        "The Courier",
        "2023-05-01",
        "https://courier.example/ice",
    )
    assert texts(found) == list(PROSE)


# ── What is refused ─────────────────────────────────────────────────────────────────────────────────────────────────
@pytest.mark.parametrize(
    ("markup", "code"),
    [
        ("<html><body></body></html>", "no_paragraph"),
        ("<html>" + "<div>" * 60_000 + "x", "too_deep"),
        ("<html><body><p>a\0b</p></body></html>", "binary"),
        ("<html>" + "<p>x" * 200_000, "too_large"),
    ],
)
def test_refused(markup: str, code: str) -> None:
    with pytest.raises(IntakeError) as caught:
        read(markup.encode(), name="a.html")
    assert caught.value.code == code
    assert "\n" not in caught.value.detail


def test_a_charset_that_the_page_states() -> None:
    prose = "".join(f"<p>{text} Käse für Zürich.</p>" for text in PROSE)
    markup = f'<html><head><meta http-equiv="Content-Type" content="text/html; charset=ISO-8859-1"></head><body>{prose}'
    found = read(markup.encode("cp1252"), name="a.html")
    assert texts(found)[0].endswith("Käse für Zürich.")
    assert found.media_type == "text/html; charset=windows-1252"


def test_bytes_in_no_encoding() -> None:
    with pytest.raises(Unreadable) as caught:
        read(b"\xff\xfe<\x00h\x00t\x00m\x00l\x00>\x00\x00\xd8", name="a.html")
    assert caught.value.code == "undecodable"


# ── Bounds and bases ────────────────────────────────────────────────────────────────────────────────────────────────
@pytest.mark.parametrize(("tags", "code"), [(150_000, "reached"), (150_001, "too_large")])
def test_the_most_tags(tags: int, code: str, monkeypatch: pytest.MonkeyPatch) -> None:
    def reached(_: str) -> None:
        raise Unreadable("The page would be read.", code="reached")

    monkeypatch.setattr(reader, "parse_html", reached)
    with pytest.raises(IntakeError) as caught:
        reader.read_html(b"<" * tags)
    assert caught.value.code == code


@pytest.mark.parametrize(("words", "linked", "vote"), [(12, False, 1.0), (11, False, 0.4), (12, True, 0.4)])
def test_without_extractors_long_blocks_without_links_are_likely_text(words: int, linked: bool, vote: float) -> None:
    text = "word " * words
    (block,) = page_blocks(fromstring(f"<body><p>{f'<a>{text}</a>' if linked else text}</p></body>"))
    assert reader._likely(block) == vote


@pytest.mark.parametrize(
    ("head", "link"),
    [
        (
            '<base href="https://a.example/x/"><meta property="og:url" content="https://b.example/">',
            "https://a.example/x/y",
        ),
        ('<base href="/x/"><meta property="og:url" content="https://b.example/">', "https://b.example/y"),
        ("", None),
    ],
)
def test_relative_links_start_from_the_base_or_the_page_s_address(head: str, link: str | None) -> None:
    last = page('<p>It was very cold on the quay that morning, <a href="y">said the pilots</a>.</p>', head).blocks[-1]
    assert last.html.count("href") == (link is not None)
    assert link is None or f'href="{link}"' in last.html


def test_a_subtitle_that_the_markup_states() -> None:
    assert page("", json_ld(alternativeHeadline="A dek")).subtitle == "A dek"


HIDDEN = "The harbour at Quell has been closed for eleven years, and nobody in the ministry can say why that is."


@pytest.mark.parametrize(
    "body",
    [
        f"<div style='visibility:hidden'><p>{HIDDEN}</p><p>{HIDDEN} Still.</p></div>",
        f"<div id=app></div><noscript><p>{HIDDEN}</p><p>{HIDDEN} Still.</p></noscript>",
        f"<div><template shadowrootmode=open><p>{HIDDEN}</p><p>{HIDDEN} Still.</p></template></div>",
    ],
)
def test_what_a_page_hides_until_its_script_runs_is_read_if_nothing_else_is(body: str) -> None:
    manuscript = reader.read_html(f"<html><body><main><h1>Ice</h1>{body}</main></body></html>".encode())
    assert [block.text for block in manuscript.paragraphs] == [HIDDEN, f"{HIDDEN} Still."]
    assert reader.HIDDEN_TEXT in manuscript.warnings


def test_a_page_that_shows_hardly_anything_until_its_script_runs_is_read_as_it_is_then() -> None:
    shown = "<main><h1>Ice</h1><p>Mara Ilves writes on the harbours of the north for this newspaper.</p></main>"
    hidden = f"<div hidden id=late><main><h1>Ice</h1>{f'<p>{HIDDEN}</p>' * 4}</main></div>"
    manuscript = reader.read_html(f"<html><body>{shown}{hidden}</body></html>".encode())
    assert [block.text for block in manuscript.paragraphs].count(HIDDEN) == 4
    assert reader.HIDDEN_TEXT in manuscript.warnings


@pytest.mark.parametrize(("shown", "hidden", "times"), [(3, 30, 3), (2, 8, 2), (2, 9, 11)])
def test_a_text_that_is_shown_is_given_up_only_if_it_is_short_and_the_hidden_one_long(
    shown: int, hidden: int, times: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(reader, "votes", lambda _, blocks: [1.0] * len(blocks))
    other = HIDDEN.replace("harbour", "bay")
    markup = f"<main>{f'<p>{HIDDEN}</p>' * shown}</main><div hidden>{f'<p>{other}</p>' * hidden}</div>"  # 20 words each
    manuscript = reader.read_html(f"<html><body>{markup}</body></html>".encode())
    assert texts(manuscript) == [HIDDEN] * shown + [other] * (times - shown)
    assert (reader.HIDDEN_TEXT in manuscript.warnings) == (times != shown)


# ── If the extractors find nothing ──────────────────────────────────────────────────────────────────────────────────
def unvoted(markup: str, monkeypatch: pytest.MonkeyPatch) -> Manuscript:
    monkeypatch.setattr(reader, "votes", lambda _, blocks: [0.0] * len(blocks))
    return reader.read_html(f"<html><body>{markup}</body></html>".encode())


def test_the_largest_run_of_prose_is_read_with_a_warning(monkeypatch: pytest.MonkeyPatch) -> None:
    menu = "<nav><ul><li><a href=/>Home</a></li></ul></nav>"
    found = unvoted(f"{menu}<h1>Ice</h1>{f'<p>{HIDDEN}</p>' * 5}<footer><p>The Courier</p></footer>", monkeypatch)
    assert texts(found) == [HIDDEN] * 5
    assert found.title == "Ice"
    assert reader.BY_PROSE in found.warnings
    assert [piece.text for piece in found.left_out if piece.reason != "the title, printed again"] == [
        "Home\nIce",
        "The Courier",
    ]


@pytest.mark.parametrize(
    "markup",
    [
        "",
        "<form><p>Log in to read on.</p><p>Your password has at least eight signs, one of them a digit.</p></form>",
        f"<main>{f'<div><h2><a href=/a>Ice in June</a></h2><p>{HIDDEN}</p></div>' * 9}</main>",
        f"<main>{'<p><a href=/a>What the pilots told the council in the spring</a></p>' * 20}<p>{HIDDEN}</p></main>",
    ],
)
def test_what_has_no_run_of_prose_is_refused(markup: str, monkeypatch: pytest.MonkeyPatch) -> None:
    with pytest.raises(Unreadable) as caught:
        unvoted(markup, monkeypatch)
    assert (caught.value.code, caught.value.detail) == (
        "no_paragraph",
        "No paragraph of an article was found on the page.",
    )


def test_a_text_that_the_extractors_cut_short_is_read_whole_with_a_warning(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(reader, "kept_blocks", lambda blocks, _: [place == 1 for place in range(len(blocks))])
    text = f"<h1>Ice</h1>{f'<p>{HIDDEN}</p>' * 6}"
    found = reader.read_html(f"<html><body><main>{text}</main></body></html>".encode())
    assert texts(found) == [HIDDEN] * 6
    assert reader.BY_PROSE in found.warnings


def test_the_run_of_prose_is_read_if_the_extractors_find_a_few_words_elsewhere(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(reader, "votes", lambda _, blocks: [float("reads" in block.text) for block in blocks])
    few = "<header><p>Everybody reads this newspaper.</p></header>"
    text = f"<h1>Ice</h1>{f'<p>{HIDDEN}</p>' * 6}"
    found = reader.read_html(f"<html><body>{few}<main>{text}</main></body></html>".encode())
    assert texts(found) == [HIDDEN] * 6
    assert reader.BY_PROSE in found.warnings


@pytest.mark.parametrize(("links", "readings"), [(0, []), (80, []), (81, ["by prose"])])  # the text has 20 words
def test_a_text_of_few_words_is_looked_for_again_if_it_is_not_most_of_the_page(
    links: int, readings: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(reader, "votes", lambda _, blocks: [float(block.text == HIDDEN) for block in blocks])
    asked: list[str] = []

    def by_prose(_: HtmlElement, blocks: list[PageBlock]) -> tuple[list[bool], list[str]]:
        asked.append("by prose")
        return [False] * len(blocks), []

    monkeypatch.setattr(reader, "_by_prose", by_prose)
    footer = f"<footer>{'<p><a href=/>Home</a></p>' * links}</footer>"
    found = reader.read_html(f"<html><body><main><p>{HIDDEN}</p></main>{footer}</body></html>".encode())
    assert (texts(found), asked) == ([HIDDEN], readings)


def test_a_text_that_the_extractors_find_has_no_warning() -> None:
    assert reader.BY_PROSE not in page("").warnings


def test_a_section_ends_where_its_element_ends() -> None:
    prose = [f"<p>{HIDDEN} {number}</p>" for number in range(4)]
    body = f"{prose[0]}<section><h2>Rope</h2>{prose[1]}{prose[2]}</section>{prose[3]}"
    manuscript = reader.read_html(f"<html><body><article><h1>Ice</h1>{body}</article></body></html>".encode())
    assert [(part.heading, part.first_ordinal, part.last_ordinal) for part in manuscript.sections] == [("Rope", 2, 3)]
    assert all(block.text for block in manuscript.blocks)


def test_broken_json_ld_and_an_unclear_date_are_told() -> None:
    head = "<script type='application/ld+json'>{</script><meta name=date content='08/02/2024'>"
    warnings = reader.read_html(
        f"<html><head>{head}</head><body><h1>Ice</h1><p>{HIDDEN}</p></body></html>".encode()
    ).warnings
    assert reader.BROKEN_DATA in warnings
    assert any("08/02/2024" in warning for warning in warnings)


def test_a_heading_with_nothing_below_it_is_told() -> None:
    body = f"<h1>Ice</h1><p>{HIDDEN}</p><p>{HIDDEN} Still.</p><h2>Sources</h2><ul><li><a href=/1>One</a></li></ul>"
    manuscript = reader.read_html(f"<html><body><article>{body}</article></body></html>".encode())
    assert "Sources" in "\n".join(piece.text for piece in manuscript.left_out)


@pytest.mark.parametrize(
    ("head", "line", "behind", "names"),
    [
        ("<meta name=author content=KatieS>", "By Jane Doe", "", ["Jane Doe"]),
        ("<meta name=author content='John Roe'>", "By Jane Doe and John Roe", "", ["Jane Doe", "John Roe"]),
        ("<meta name=author content='John Roe'>", "Harbours", "", ["John Roe"]),
        ("", "Jane Doe", "Jane Doe is an engineer in Hull, and she writes on quays and on tides.", ["Jane Doe"]),
        ("", "Jane Doe", "", []),
        (
            "<meta property=og:site_name content='Jane Doe'>",
            "Jane Doe",
            "Jane Doe is an engineer in Hull, and she writes on quays and on tides.",
            [],
        ),
    ],
)
def test_who_wrote_a_page_by_what_it_states_and_prints(head: str, line: str, behind: str, names: list[str]) -> None:
    text = "".join(f"<p>The port closed at noon, and nobody in town {n} had been told of it.</p>" for n in range(5))
    article = f"<article><h1>Nine Days</h1><p>{line}</p>{text}</article><footer><p>{behind}</p></footer>"
    markup = f"<html><head><meta charset=utf-8><title>Nine Days</title>{head}</head><body>{article}</body></html>"
    assert [author.name_as_printed for author in read(markup.encode(), name="a.html").authors] == names

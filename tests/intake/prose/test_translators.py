"""Lines that say who translated the text."""

import pytest

from articles.intake import read
from articles.intake.prose.front_lines import read_front_line
from articles.intake.prose.translators import byline_with_translators, read_translators

TEXT = "The port closed at noon, and nobody in the town had been told of it before.\n\nIt opened again at night."


@pytest.mark.parametrize(
    ("line", "names"),
    [
        ("Translated by Jane Doe", ["Jane Doe"]),
        ("Translated from the German by Jane Doe and John Roe", ["Jane Doe", "John Roe"]),
        ("Translation: Jane Doe", ["Jane Doe"]),
        ("Aus dem Englischen von Jane Doe", ["Jane Doe"]),
        ("Übersetzung: Jane Doe", ["Jane Doe"]),
        ("Traduit de l’anglais par Jane Doe", ["Jane Doe"]),
        ("Traducido por Jane Doe", ["Jane Doe"]),
        ("Перевод: Анна Петрова", ["Анна Петрова"]),
        ("Çeviren: Ayşe Kaya", ["Ayşe Kaya"]),
        ("翻译：王芳", ["王芳"]),
        ("번역 김하늘", ["김하늘"]),
        ("ترجمة: ليلى حداد", ["ليلى حداد"]),
        ("Translation Matters Now", None),
        ("Translated by hand", None),
        ("Translated by Jane", None),
        ("Translated by Jane Doe in Hull", None),
        ("Translated by Jane Doe, the port wrote a letter.", None),
        ("By Jane Doe", None),
        ("We were translated by Jane Doe", None),
    ],
)
def test_the_names_of_translators(line: str, names: list[str] | None) -> None:
    byline = read_translators(line)
    assert (byline and [printed.name for printed in byline.names]) == names
    assert byline is None or {printed.role for printed in byline.names} == {"translator"}


PAGE = f"""<html lang=en><head><title>A Port</title>{{head}}</head><body><article><h1>A Port</h1><p>By John Roe</p>{{line}}
<p>{TEXT.replace(chr(10) * 2, "</p><p>")}</p></article></body></html>"""
DATA = '<script type="application/ld+json">{"@type": "Article", "translator": {"@type": "Person", "name": "Jane Doe"}}</script>'


@pytest.mark.parametrize(
    ("name", "document"),
    [
        ("a.txt", f"A Port\n\nBy John Roe\n\nTranslated by Jane Doe\n\n{TEXT}"),
        ("a.md", f"# A Port\n\nBy John Roe\n\nTranslated by Jane Doe\n\n{TEXT}"),
        ("a.md", f"---\ntitle: A Port\nauthor: John Roe\ntranslator: Jane Doe\n---\n\n{TEXT}"),
        ("a.html", PAGE.format(head="", line="<p>Translated by Jane Doe</p>")),
        ("a.html", PAGE.format(head="<meta name=author content='John Roe'>", line="<p>Translated by Jane Doe</p>")),
        ("a.html", PAGE.format(head=DATA, line="")),
        ("a.html", PAGE.format(head=DATA, line="<p>Translated by Jane Doe</p>")),
    ],
)
def test_a_translator_is_a_contributor_with_an_origin(name: str, document: str) -> None:
    manuscript = read(document.encode(), name=name)
    authors = [(author.name_as_printed, author.role) for author in manuscript.authors]
    assert authors == [("John Roe", "author"), ("Jane Doe", "translator")]
    assert [block.text for block in manuscript.blocks] == TEXT.split("\n\n")
    assert all("Jane Doe" in author.origins["name_as_printed"].excerpt for author in manuscript.authors[1:])


def test_who_translates_and_writes_is_an_author_once() -> None:
    manuscript = read(f"---\ntitle: A\nauthor: Jane Doe\ntranslator: Jane Doe\n---\n\n{TEXT}".encode(), name="a.md")
    assert [(author.name_as_printed, author.role) for author in manuscript.authors] == [("Jane Doe", "author")]


def test_a_translator_alone_is_no_author() -> None:
    manuscript = read(f"A Port\n\nTranslated by Jane Doe\n\n{TEXT}".encode(), name="a.txt")
    assert [author.role for author in manuscript.authors] == ["translator"]
    assert any("no byline" in warning for warning in manuscript.warnings)


@pytest.mark.parametrize(
    "line",
    [
        "By Jane Doe. Translated by John Roe",
        "By Jane Doe, translated by John Roe",
        "By Jane Doe; translated from the French by John Roe",
        "By Jane Doe | Translation: John Roe",
        "Von Jane Doe, übersetzt von John Roe",
        "Von Jane Doe. Aus dem Englischen von John Roe",
        "Par Jane Doe, traduit de l’anglais par John Roe",
        "Por Jane Doe. Traducido del inglés por John Roe",
        "Di Jane Doe, traduzione di John Roe",
        "Por Jane Doe, tradução de John Roe",
        "Door Jane Doe, vertaald uit het Engels door John Roe",
        "Av Jane Doe, översatt från engelska av John Roe",
        "Autor: Jane Doe, przełożył John Roe",
        "Автор: Jane Doe, перевод с английского: John Roe",
        "Yazan: Jane Doe, çeviren: John Roe",
        "作者：Jane Doe，译者：John Roe",
        "بقلم Jane Doe، ترجمة: John Roe",
    ],
)
def test_a_byline_that_names_the_translator_as_well(line: str) -> None:
    items = read_front_line(line) or []
    people = [(printed.name, printed.role) for item in items for printed in getattr(item, "names", ())]
    assert people == [("Jane Doe", "author"), ("John Roe", "translator")]


def test_a_byline_without_a_translator_s_name_keeps_its_rest() -> None:
    byline = byline_with_translators("By Jane Doe, translated by hand")
    assert byline is not None
    assert [printed.role for printed in byline.names] == ["author"]
    assert byline.remainder == "translated by hand"


@pytest.mark.parametrize("head", ["", '<meta name="author" content="Jane Doe">'])
def test_both_are_facts_of_a_page(head: str) -> None:
    paragraphs = "".join(f"<p>{text * 2}</p>" for text in TEXT.split("\n\n"))
    body = f"<article><h1>The port</h1><p class='author'>By Jane Doe, translated by John Roe</p>{paragraphs}</article>"
    manuscript = read(f"<html><head>{head}</head><body>{body}</body></html>".encode(), name="page.html")
    people = [(author.name_as_printed, author.role) for author in manuscript.authors]
    assert people == [("Jane Doe", "author"), ("John Roe", "translator")]

"""Lines that say who translated the text."""

import pytest

from articles.intake import read
from articles.intake.prose.translators import read_translators

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

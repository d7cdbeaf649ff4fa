"""The pack of styles and locales: everything comes out as it went in, and a file that is not a style is refused by name."""

import lzma
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from articles.citing.rendering.library import locale_pack, style_pack
from articles.citing.setup import pack as module
from articles.citing.setup.facts import facts_of
from articles.citing.setup.pack import Pack, PackedLocale, style_files, write_pack
from articles.citing.setup.paths import SetupError

HEAD = '<style xmlns="http://purl.org/net/xbiblio/csl" version="1.0"'
INDEPENDENT = (
    HEAD + ' class="note" default-locale="de-DE"><info><title>Größe &amp; Maß</title><title-short>GM</title-short>'
    '<category citation-format="note"/><category field="law"/><category field="history"/><issn>1234-5678</issn>'
    "<eissn>8765-4321</eissn><updated>2026-01-01T00:00:00+00:00</updated></info><bibliography/></style>"
)
DEPENDENT = (
    HEAD
    + '><info><title>Another name</title><link href="http://www.zotero.org/styles/whole" rel="independent-parent"/>'
    "</info></style>"
)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "dependent").mkdir()
    (tmp_path / "whole.csl").write_text(INDEPENDENT, encoding="utf-8")
    (tmp_path / "dependent" / "another.csl").write_text(DEPENDENT, encoding="utf-8")
    (tmp_path / "renamed-styles.json").write_text('{"old": "whole"}')
    return tmp_path


def test_a_pack_has_the_contents_of_its_folder(folder: Path, tmp_path: Path) -> None:
    write_pack(tmp_path / "made.sqlite3", folder, None)
    pack = Pack(tmp_path / "made.sqlite3")
    assert list(pack.styles()) == ["another", "whole"]
    assert pack.style_xml("whole") == INDEPENDENT
    assert pack.renamed() == {"old": "whole"}
    assert pack.locales() == []


def test_the_files_of_dependent_styles_come_last(folder: Path) -> None:
    assert [file.name for file in style_files(folder)] == ["whole.csl", "another.csl"]


def test_the_facts_of_a_style_are_those_of_its_info(folder: Path, tmp_path: Path) -> None:
    write_pack(tmp_path / "made.sqlite3", folder, None)
    facts = Pack(tmp_path / "made.sqlite3").styles()["whole"]
    assert facts == facts_of(INDEPENDENT.encode())
    assert (facts.title, facts.title_short, facts.citation_format) == ("Größe & Maß", "GM", "note")
    assert (facts.fields, facts.issns) == (("law", "history"), ("1234-5678", "8765-4321"))
    assert (facts.form, facts.default_locale, facts.parent, facts.has_bibliography) == ("note", "de-DE", None, True)


def test_a_dependent_style_has_a_parent_and_no_xml(folder: Path, tmp_path: Path) -> None:
    write_pack(tmp_path / "made.sqlite3", folder, None)
    pack = Pack(tmp_path / "made.sqlite3")
    assert pack.styles()["another"].parent == "whole"
    with pytest.raises(KeyError):
        pack.style_xml("another")


def test_styles_of_several_blocks_come_out_as_they_went_in(
    folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(module, "_BLOCK", len(INDEPENDENT.encode()) + 10)
    contents = {f"style-{number}": INDEPENDENT.replace("Maß", f"Maß {number}") for number in range(5)}
    for name, content in contents.items():
        (folder / f"{name}.csl").write_text(content, encoding="utf-8")
    write_pack(tmp_path / "made.sqlite3", folder, None)
    pack = Pack(tmp_path / "made.sqlite3")
    assert {name: pack.style_xml(name) for name in contents} == contents
    with closing(sqlite3.connect(tmp_path / "made.sqlite3")) as connection:
        sizes = [len(lzma.decompress(xml)) for (xml,) in connection.execute("SELECT xml FROM block")]
    assert len(sizes) > 2
    assert max(sizes) < 3 * len(INDEPENDENT.encode())


def test_a_pack_has_the_locales_with_their_names_and_primary_dialects(folder: Path, tmp_path: Path) -> None:
    locales = tmp_path / "locales"
    locales.mkdir()
    (locales / "locales.json").write_text(
        '{"primary-dialects": {"de": "de-DE"}, "language-names": {"de-DE": ["Deutsch", "German"]}}'
    )
    for tag in ("xx", "de-DE"):
        (locales / f"locales-{tag}.xml").write_text(f"<locale>ß {tag}</locale>", encoding="utf-8")
    write_pack(tmp_path / "made.sqlite3", folder, locales)
    pack = Pack(tmp_path / "made.sqlite3")
    assert pack.locales() == [PackedLocale("de-DE", "Deutsch", "German"), PackedLocale("xx", None, None)]
    assert pack.primary_dialects() == {"de": "de-DE"}
    assert pack.locale_xml() == {"de-DE": "<locale>ß de-DE</locale>", "xx": "<locale>ß xx</locale>"}


def test_a_folder_of_styles_needs_no_list_of_renamed_ones(folder: Path, tmp_path: Path) -> None:
    (folder / "renamed-styles.json").unlink()
    write_pack(tmp_path / "made.sqlite3", folder, None)
    assert Pack(tmp_path / "made.sqlite3").renamed() == {}


def test_facts_are_cleaned_of_white_space_and_repetition() -> None:
    facts = facts_of(
        (
            HEAD + "><info><title>A\n  long   title</title><title-short> </title-short><issn>1</issn><issn>1</issn>"
            '<issnl>3</issnl><eissn>2</eissn><link rel="self" href="x/self"/>'
            '<category field="law"/></info></style>'
        ).encode()
    )
    assert (facts.title, facts.title_short, facts.issns, facts.parent) == ("A long title", None, ("1", "2", "3"), None)
    assert (facts.fields, facts.form, facts.citation_format, facts.updated) == (("law",), None, None, None)
    assert not facts.has_bibliography


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        ("<style", "it is not well-formed XML"),
        ("<html/>", "its root is not cs:style"),
        (HEAD + "/>", "it has no title in cs:info"),
        (HEAD + "><info/></style>", "it has no title in cs:info"),
    ],
)
def test_a_file_that_is_not_a_style_is_refused_by_name_and_leaves_no_pack(
    folder: Path, content: str, reason: str
) -> None:
    (folder / "wrong.csl").write_text(content, encoding="utf-8")
    with pytest.raises(SetupError, match=rf"wrong\.csl is not a style in CSL 1\.0: {reason}"):
        write_pack(folder / "made.sqlite3", folder, None)
    assert not list(folder.glob("*.sqlite3"))
    assert not list(folder.glob(".new-*"))


def test_a_folder_without_styles_is_refused(tmp_path: Path) -> None:
    with pytest.raises(SetupError, match="holds no styles"):
        write_pack(tmp_path / "made.sqlite3", tmp_path, None)


def test_the_set_up_s_pack_is_small() -> None:
    assert style_pack().path.stat().st_size < 8_000_000


def test_every_style_and_locale_of_the_set_up_is_there() -> None:
    facts = style_pack().styles()
    independent = [name for name, style in facts.items() if not style.parent]
    assert len(facts) > 10_000
    assert len(independent) > 2_800
    assert len(locale_pack().locales()) >= 60
    assert set(locale_pack().primary_dialects().values()) <= set(locale_pack().locale_xml())

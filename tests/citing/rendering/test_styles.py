"""Styles: found by id in any spelling, by former id, by words, by field and by ISSN; and the nearest if the name is unknown."""

import os
from pathlib import Path
from typing import Any

import pytest
from django.core.management.base import CommandError

from articles.citing.rendering import library
from articles.citing.rendering.styles import POPULAR_STYLES, search_styles, style_named, styles, xml_of
from articles.citing.setup.paths import SetupError
from articles.management.commands.start import ready_styles
from articles.selectors.errors import UnknownError
from tests.citing.setup.test_pack import DEPENDENT, INDEPENDENT


@pytest.fixture
def own_styles(tmp_path: Path, settings: Any) -> Any:
    """Let the service have a folder of styles of its own."""
    folder = tmp_path / "styles"
    (folder / "dependent").mkdir(parents=True)
    (folder / "whole.csl").write_text(INDEPENDENT, encoding="utf-8")
    (folder / "dependent" / "another.csl").write_text(DEPENDENT, encoding="utf-8")
    settings.CSL_STYLES, settings.DATA_DIR = folder, tmp_path / "data"
    library._style_pack.cache_clear()
    yield folder
    library._style_pack.cache_clear()


@pytest.mark.parametrize(
    "name",
    ["apa", "APA", " apa ", "apa.csl", "APA.CSL", "http://www.zotero.org/styles/apa", "https://zotero.org/styles/APA"],
)
def test_a_style_is_named_in_any_case_and_by_its_uri(name: str) -> None:
    assert style_named(name).id == "apa"


def test_a_style_is_named_by_its_former_name() -> None:
    assert style_named("acta-theriologica").id == "mammal-research"


def test_a_dependent_style_has_the_rules_of_its_parent_and_its_own_facts() -> None:
    style = style_named("american-psychologist")
    assert (style.parent, style.rules) == ("apa", "apa")
    assert xml_of(style) == xml_of(style_named("apa"))
    assert (style.title, style.default_locale, style.issns) == (
        "American Psychologist",
        "en-US",
        ("0003-066X", "1935-990X"),
    )
    assert style.has_bibliography
    assert style_named("apa").default_locale is None


def test_every_style_has_rules() -> None:
    known = {style.id: style for style in styles()}
    assert [style.id for style in known.values() if known[style.rules].parent] == []


@pytest.mark.parametrize(
    ("name", "nearest"),
    [("apaa", "“apa”"), ("chicago", "“chicago-author-date”"), ("modern language", "“modern-language-association”")],
)
def test_an_unknown_style_is_an_error_with_three_near_ids(name: str, nearest: str) -> None:
    with pytest.raises(UnknownError) as raised:
        style_named(name)
    assert raised.value.code == "unknown_style"
    assert raised.value.detail.startswith(f"No citation style is called “{name}”; the nearest are “")
    assert nearest in raised.value.detail
    assert raised.value.detail.count("“") == 4


@pytest.mark.parametrize("name", ["", "x", "zzzz", "\u0000", "💥" * 200, "<qqqq>", "../../etc/passwd"])
def test_any_other_text_is_an_unknown_style_and_suggests_none(name: str) -> None:
    with pytest.raises(UnknownError, match="none has a similar name"):
        style_named(name)


@pytest.mark.parametrize(
    ("q", "first"),
    [
        ("apa", "apa"),
        ("nature", "nature"),
        ("0003-066X", "american-psychologist"),
        ("0003066x", "american-psychologist"),
        ("modern language association", "modern-language-association"),
        ("cite them right", "harvard-cite-them-right"),
        ("APA Style 7th edition", "apa"),
        ("psychology apa", "apa"),
    ],
)
def test_the_best_match_comes_first(q: str, first: str) -> None:
    assert search_styles(q)[0].id == first


def test_a_style_has_all_words_in_any_order_and_as_parts_of_words() -> None:
    found = {style.id for style in search_styles("cite harv")}
    assert "harvard-cite-them-right" in found
    assert {style.id for style in search_styles("harv cite")} == found
    assert search_styles("harvard zzzz") == []


def test_the_name_of_a_field_finds_its_styles() -> None:
    found = list(search_styles("political science"))
    assert [style for style in found if "political_science" in style.fields]
    assert search_styles("political_science") == found


def test_independent_styles_come_before_dependent_ones() -> None:
    parents = [style.parent is not None for style in search_styles("nature") if "nature" in style.id.split("-")[1:]]
    assert parents == sorted(parents)


def test_without_words_all_styles_are_listed_by_title() -> None:
    everything = search_styles(None)
    assert len(everything) == len({style.id for style in everything}) > 10_000
    assert search_styles(" !? ") == everything


def test_the_operator_s_folder_of_styles_replaces_the_set_up_s(own_styles: Path) -> None:
    assert {style.id for style in styles()} == {"whole", "another"}
    assert xml_of(style_named("another")) == INDEPENDENT
    with pytest.raises(UnknownError, match="the nearest is “another”"):
        style_named("anoter")
    with pytest.raises(UnknownError, match="“apa”; none has"):
        style_named("apa")


def test_a_folder_is_packed_again_only_after_a_change(own_styles: Path, settings: Any) -> None:
    packs = settings.DATA_DIR / "citing"
    ready_styles()
    first = list(packs.iterdir())
    library._style_pack.cache_clear()
    ready_styles()
    assert list(packs.iterdir()) == first
    (own_styles / "new.csl").write_text(INDEPENDENT.replace("Maß", "Neu"), encoding="utf-8")
    library._style_pack.cache_clear()
    ready_styles()
    assert len(list(packs.iterdir())) == 2
    assert style_named("new").title == "Größe & Neu"


def test_an_edited_style_is_noticed(own_styles: Path) -> None:
    assert style_named("whole").title == "Größe & Maß"
    (own_styles / "whole.csl").write_text(INDEPENDENT.replace("Maß", "Mute"), encoding="utf-8")
    os.utime(own_styles / "whole.csl", ns=(1, 1))
    library._style_pack.cache_clear()
    assert style_named("whole").title == "Größe & Mute"


def test_a_new_list_of_renamed_styles_is_noticed(own_styles: Path) -> None:
    with pytest.raises(UnknownError):
        style_named("former")
    (own_styles / "renamed-styles.json").write_text('{"former": "whole"}')
    library._style_pack.cache_clear()
    assert style_named("former").id == "whole"


def test_the_format_of_a_dependent_style_is_its_own_or_else_its_parent_s(own_styles: Path) -> None:
    assert style_named("another").format == "note"
    (own_styles / "dependent" / "own.csl").write_text(
        DEPENDENT.replace("<link", '<category citation-format="numeric"/><link'), encoding="utf-8"
    )
    (own_styles / "silent.csl").write_text(
        INDEPENDENT.replace('<category citation-format="note"/>', ""), encoding="utf-8"
    )
    (own_styles / "in-text.csl").write_text(
        INDEPENDENT.replace('<category citation-format="note"/>', "").replace('class="note"', 'class="in-text"'),
        encoding="utf-8",
    )
    library._style_pack.cache_clear()
    formats = {style.id: style.format for style in styles()}
    assert formats == {"whole": "note", "another": "note", "own": "numeric", "silent": "note", "in-text": None}


def test_a_style_whose_parent_depends_on_another_is_left_out(own_styles: Path) -> None:
    (own_styles / "dependent" / "third.csl").write_text(DEPENDENT.replace("/whole", "/another"), encoding="utf-8")
    library._style_pack.cache_clear()
    assert {style.id for style in styles()} == {"whole", "another"}


def test_popular_styles_are_known_by_their_ids() -> None:
    assert [style_named(identity).id for identity, _ in POPULAR_STYLES] == [identity for identity, _ in POPULAR_STYLES]


def test_a_style_whose_parent_is_missing_is_left_out(own_styles: Path) -> None:
    (own_styles / "dependent" / "orphan.csl").write_text(DEPENDENT.replace("whole", "gone"), encoding="utf-8")
    assert {style.id for style in styles()} == {"whole", "another"}


def test_a_missing_folder_of_styles_is_an_error_before_the_service_starts(settings: Any, tmp_path: Path) -> None:
    settings.CSL_STYLES = tmp_path / "nowhere"
    with pytest.raises(SetupError, match=r"ALLIANCE_CSL_STYLES names .*nowhere, and no folder is there"):
        style_named("apa")
    with pytest.raises(CommandError, match="no folder is there"):
        ready_styles()

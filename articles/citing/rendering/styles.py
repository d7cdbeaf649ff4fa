"""The styles that citations can be had in: all of the CSL project's, found by name, title, field and ISSN. Reads the pack.

A dependent style is another name of its parent, for a journal that asks for it; it brings no rules of its own.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from articles.citing.rendering.library import style_pack
from articles.citing.rendering.nearest import nearest, told
from articles.citing.rendering.style_search import StyleIndex
from articles.citing.setup.facts import Facts
from articles.citing.setup.pack import Pack
from articles.selectors.errors import UnknownError

_URI = re.compile(r"https?://(?:www\.)?zotero\.org/styles/", re.IGNORECASE)
_SUFFIX = ".csl"


@dataclass(frozen=True, slots=True)
class Style:
    """A style. `id` is what to name it by, `parent` that of the style whose rules a dependent one has."""

    id: str
    title: str
    short_title: str | None
    parent: str | None
    format: str | None
    fields: tuple[str, ...]
    issns: tuple[str, ...]
    default_locale: str | None
    updated: str | None
    has_bibliography: bool

    @property
    def rules(self) -> str:
        """Return the id of the independent style whose XML this style is rendered with."""
        return self.parent or self.id


@dataclass(frozen=True, slots=True)
class _Library:
    pack: Pack
    styles: Mapping[str, Style]
    renamed: Mapping[str, str]


def style_named(name: str) -> Style:
    """Return the style of this id, in any case, or of this former id; the URI that CSL gives a style is as good.

    Raises `UnknownError`, which tells the nearest names, where there is none.
    """
    library = _library(style_pack())
    asked = _URI.sub("", name.strip()).casefold().removesuffix(_SUFFIX)
    found = library.styles.get(asked) or library.styles.get(library.renamed.get(asked, ""))
    if not found:
        raise UnknownError("unknown_style", f"No citation style is called “{name}”; {told(_nearest(library, asked))}")
    return found


def styles() -> Sequence[Style]:
    """Return all styles by title."""
    return search_styles(None)


def search_styles(q: str | None) -> Sequence[Style]:
    """Return the styles that have all words of `q` in their id, titles, fields or ISSNs, the best match first.

    Without words, all of them by title.
    """
    library = _library(style_pack())
    return [library.styles[name] for name in _index(library.pack).found(q or "")]


def xml_of(style: Style) -> str:
    """Return the XML of the rules of a style: its own, or its parent's."""
    return style_pack().style_xml(style.rules)


@cache
def _library(pack: Pack) -> _Library:
    known = pack.styles()
    styles = {name: _style(name, facts, known) for name, facts in known.items() if not _is_orphan(facts, known)}
    return _Library(pack, styles, pack.renamed())


@cache
def _index(pack: Pack) -> StyleIndex:
    """Return the words of the styles: apart, since most who name a style need not search for it."""
    return StyleIndex(_library(pack).styles.values())


def _is_orphan(facts: Facts, known: Mapping[str, Facts]) -> bool:
    return facts.parent is not None and (facts.parent not in known or known[facts.parent].parent is not None)


def _style(name: str, facts: Facts, known: Mapping[str, Facts]) -> Style:
    rules = known[facts.parent] if facts.parent else facts
    note = "note" if rules.form == "note" else None
    return Style(
        id=name,
        title=facts.title,
        short_title=facts.title_short,
        parent=facts.parent,
        format=facts.citation_format or rules.citation_format or note,
        fields=facts.fields,
        issns=facts.issns,
        default_locale=facts.default_locale,
        updated=facts.updated,
        has_bibliography=rules.has_bibliography,
    )


def _nearest(library: _Library, asked: str) -> list[str]:
    """Return the ids of the three styles that may have been meant: those that have the words, then those alike."""
    index = _index(library.pack)
    found = index.found(asked) if asked else []
    return list(dict.fromkeys([*found, *nearest(asked, index.called)]))[:3]

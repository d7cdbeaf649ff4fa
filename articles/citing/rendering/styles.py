"""The citation styles, by name, title, field and ISSN. Reads the pack of styles.

A dependent style only names its parent style, under a journal's title.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from articles.citing.rendering.library import style_pack
from articles.citing.rendering.nearest import nearest, suggestion
from articles.citing.rendering.style_search import StyleIndex
from articles.citing.setup.facts import Facts
from articles.citing.setup.pack import Pack
from articles.searching.terms import words
from articles.selectors.errors import UnknownError

# The styles that most editors and teachers ask for, each with its short name. Search finds every other style.
POPULAR_STYLES = (
    ("apa", "APA"),
    ("modern-language-association", "MLA"),
    ("chicago-notes-bibliography", "Chicago, notes"),
    ("chicago-author-date", "Chicago, author and date"),
    ("harvard-cite-them-right", "Harvard"),
    ("ieee", "IEEE"),
    ("nlm-citation-sequence", "Vancouver"),
    ("american-medical-association", "AMA"),
    ("bluebook-law-review", "Bluebook"),
)
_URI = re.compile(r"https?://(?:www\.)?zotero\.org/styles/", re.IGNORECASE)
_SUFFIX = ".csl"


@dataclass(frozen=True, slots=True)
class Style:
    """A style. `id` is its name in requests; `parent` is the id of the style that gives a dependent style its rules."""

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
        """Return the id of the independent style with the rules of this one."""
        return self.parent or self.id


@dataclass(frozen=True, slots=True)
class _Library:
    pack: Pack
    styles: Mapping[str, Style]
    renamed: Mapping[str, str]


def style_named(text: str) -> Style:
    """Return the style with this id in any case, this former id, or this URI of the CSL project.

    Raises `UnknownError` with up to three near ids if no style has that name.
    """
    library = _library(style_pack())
    name = _URI.sub("", text.strip()).casefold().removesuffix(_SUFFIX)
    style = library.styles.get(name) or library.styles.get(library.renamed.get(name, ""))
    if not style:
        nearby = suggestion(_nearest(library, name))
        raise UnknownError("unknown_style", f"No citation style is called “{text}”; {nearby}")
    return style


def styles() -> Sequence[Style]:
    """Return all styles by title."""
    return search_styles(None)


def search_styles(q: str | None) -> Sequence[Style]:
    """Return the styles with all words of `q` in their id, titles, fields or ISSNs, the best match first.

    Without words, return all styles by title.
    """
    library = _library(style_pack())
    return [library.styles[name] for name in _index(library.pack).search(q or "")]


def xml_of(style: Style) -> str:
    """Return the XML with the rules of a style: its own, or its parent's."""
    return style_pack().style_xml(style.rules)


@cache
def _library(pack: Pack) -> _Library:
    known = pack.styles()
    styles = {name: _style(name, facts, known) for name, facts in known.items() if not _is_orphan(facts, known)}
    return _Library(pack, styles, pack.renamed())


@cache
def _index(pack: Pack) -> StyleIndex:
    """Return the search index. It is not part of the library, because most requests name a style and never search."""
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


def _nearest(library: _Library, name: str) -> list[str]:
    """Return the ids of up to three styles: first those that have the words of `name`, then those with a similar name."""
    index = _index(library.pack)
    matches = index.search(name) if any(len(word) > 1 for word in words(name)) else []
    return list(dict.fromkeys([*matches, *nearest(name, index.names)]))[:3]

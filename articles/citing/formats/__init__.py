"""The formats of a citation. A new format is a module in this folder with its writer, and one entry in `FORMATS`."""

from collections.abc import Callable
from dataclasses import dataclass

from pydantic_core import to_json

from articles.addresses import Urls
from articles.citing.citations import Manner, citation, entry
from articles.citing.formats.biblatex import biblatex
from articles.citing.formats.bibtex import bibtex
from articles.citing.formats.csl_json import csl_json
from articles.citing.formats.item import Item
from articles.citing.formats.latex import ascii_latex, unicode_latex
from articles.citing.formats.ris import ris
from articles.representations.csl.item import csl_item
from articles.representations.schema_org import schema_org
from articles.selectors.cited import Cited

Writer = Callable[[Cited, Manner, Urls], str]


@dataclass(frozen=True, slots=True)
class CitationFormat:
    """A format of citations.

    `name` is the value of `?format=`. `media_types` are the types that `Accept` may name; the answer has the first one.
    `title` is for people. `write` returns the citation; it raises `ItemError`, `ProcessorError` and `SetupError`.
    """

    name: str
    media_types: tuple[str, ...]
    title: str
    write: Writer


def _from_item(write: Callable[[Item, str | None], str]) -> Writer:
    """Return the writer of a format that has everything from the CSL item and the paragraph's number."""
    return lambda cited, manner, urls: write(csl_item(cited, urls, manner.accessed), cited.locator)


def _bibtex(cited: Cited, manner: Manner, urls: Urls) -> str:
    encode = ascii_latex if manner.ascii else unicode_latex
    return bibtex(csl_item(cited, urls, manner.accessed), cited.locator, encode)


def _json(cited: Cited, manner: Manner, urls: Urls) -> str:
    return to_json(citation(cited, manner, urls).model_dump(mode="json")).decode()


def _text(cited: Cited, manner: Manner, urls: Urls) -> str:
    return f"{entry(cited, manner, urls).text}\n"


def _html(cited: Cited, manner: Manner, urls: Urls) -> str:
    return f'<p lang="{manner.locale}">{entry(cited, manner, urls).html}</p>\n'


def _json_ld(cited: Cited, manner: Manner, urls: Urls) -> str:
    return to_json(schema_org(cited, urls)).decode()


# Content negotiation for DOIs (Crossref, DataCite, mEDRA) uses these media types. It does not name biblatex;
# application/x-biblatex is pandoc's name, differs from BibTeX's, and belongs to no other format.
FORMATS: tuple[CitationFormat, ...] = (
    CitationFormat("json", ("application/json",), "JSON", _json),
    CitationFormat("text", ("text/x-bibliography", "text/plain"), "Plain text", _text),
    CitationFormat("html", ("text/html",), "HTML", _html),
    CitationFormat("bibtex", ("application/x-bibtex",), "BibTeX", _bibtex),
    CitationFormat("biblatex", ("application/x-biblatex",), "biblatex", _from_item(biblatex)),
    CitationFormat("ris", ("application/x-research-info-systems",), "RIS", _from_item(ris)),
    CitationFormat("csl-json", ("application/vnd.citationstyles.csl+json",), "CSL-JSON", _from_item(csl_json)),
    CitationFormat("jsonld", ("application/ld+json", "application/vnd.schemaorg.ld+json"), "JSON-LD", _json_ld),
)

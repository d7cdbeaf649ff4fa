"""The formats of a citation: their names, media types and file name extensions. Pure data; each writer has its module."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class CitationFormat:
    """A format that a citation can be had in.

    `name` is what `?format=` takes. `media_types` are what `Accept` may ask for; the answer has the first of them.
    `extension` is that of a file, without the dot. `title` is for people.
    """

    name: str
    media_types: tuple[str, ...]
    extension: str
    title: str


# The media types are those of content negotiation for DOIs (Crossref, DataCite, mEDRA). biblatex has none there; pandoc's
# users name it application/x-biblatex, which is distinct from BibTeX's and which no other format uses.
FORMATS: tuple[CitationFormat, ...] = (
    CitationFormat("json", ("application/json",), "json", "JSON"),
    CitationFormat("text", ("text/x-bibliography", "text/plain"), "txt", "Plain text"),
    CitationFormat("html", ("text/html",), "html", "HTML"),
    CitationFormat("bibtex", ("application/x-bibtex",), "bib", "BibTeX"),
    CitationFormat("biblatex", ("application/x-biblatex",), "bib", "biblatex"),
    CitationFormat("ris", ("application/x-research-info-systems",), "ris", "RIS"),
    CitationFormat("csl-json", ("application/vnd.citationstyles.csl+json",), "json", "CSL-JSON"),
    CitationFormat("jsonld", ("application/ld+json", "application/vnd.schemaorg.ld+json"), "jsonld", "JSON-LD"),
)

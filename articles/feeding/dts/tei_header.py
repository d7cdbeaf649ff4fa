"""The header of a text in TEI P5: what is known about it; what is not known is left out. Pure functions of rows."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import groupby

from articles.addresses import Urls
from articles.feeding.dts.tei_writer import TeiWriter
from articles.feeding.dts.vocabulary import Tree
from articles.feeding.feeds.feed import SERVICE
from articles.models import Contribution, Notice, Publication, Version
from articles.partial_dates import rfc3339

# Where the units of a citation tree are in the text, and which part of them a reference names (TEI P5, 16.2.5).
_UNITS = "/TEI/text/body//*[@xml:id]"
_REFERENCES = {Tree.PIDS: "substring(@xml:id, 3)", Tree.ORDINALS: "@n"}


@dataclass(frozen=True, slots=True)
class About:
    """A version with its article at hand, its byline, the notices on it, and the publications of the article."""

    version: Version
    contributions: Sequence[Contribution]
    notices: Sequence[Notice]
    publications: Sequence[Publication]


def write_header(tei: TeiWriter, about: About, urls: Urls) -> None:
    """Write the header; the service's own words in it are English."""
    with tei.block("teiHeader", {"xml:lang": "en"}):
        with tei.block("fileDesc"):
            _titles(tei, about)
            _edition(tei, about, urls)
            _notes(tei, about.notices)
            _source(tei, about.publications)
        with tei.block("encodingDesc"):
            _references(tei)
        if about.version.language or about.version.article.keywords:
            with tei.block("profileDesc"):
                _profile(tei, about.version)


def _titles(tei: TeiWriter, about: About) -> None:
    version = about.version
    language = {"xml:lang": version.language}
    with tei.block("titleStmt"):
        tei.element("title", version.title, {"type": "main", **language})
        if version.subtitle:
            tei.element("title", version.subtitle, {"type": "sub", **language})
        for role, people in groupby(about.contributions, key=lambda person: person.role):
            _responsible(tei, role, people)


def _responsible(tei: TeiWriter, role: str, people: Iterable[Contribution]) -> None:
    """Write people of one role, by their names as printed."""
    if role in ("author", "editor"):
        for person in people:
            tei.element(role, person.name_as_printed)
        return
    with tei.block("respStmt"):
        tei.element("resp", role)
        for person in people:
            tei.element("name", person.name_as_printed)


def _edition(tei: TeiWriter, about: About, urls: Urls) -> None:
    """Write which version it is, and who gives it out; what is printed about rights."""
    version = about.version
    with tei.block("editionStmt"):
        tei.element("edition", f"Version {version.number}", {"n": str(version.number)})
    with tei.block("publicationStmt"):
        tei.element("distributor", SERVICE)
        tei.element("date", attributes={"type": "stored", "when": rfc3339(version.created_at)})
        tei.element("idno", urls.version_page(version.article.slug, version.number), {"type": "URI"})
        rights = dict.fromkeys(item.rights for item in about.publications if item.rights)
        if rights:
            with tei.block("availability"):
                for statement in rights:
                    tei.element("p", statement)


def _notes(tei: TeiWriter, notices: Sequence[Notice]) -> None:
    """Write the notices on the text, such as a correction or a retraction."""
    if not notices:
        return
    with tei.block("notesStmt"):
        for notice in notices:
            tei.line()
            tei.start("note", {"type": notice.kind})
            tei.element("date", f"{notice.created_at:%Y-%m-%d}", {"when": rfc3339(notice.created_at)})
            tei.element("p", notice.text)
            tei.end("note")


def _source(tei: TeiWriter, publications: Sequence[Publication]) -> None:
    """Write where the text appeared."""
    with tei.block("sourceDesc"):
        for publication in publications:
            _publication(tei, publication)
        if not publications:
            tei.element("p", "Where the text was published is not known.")


def _publication(tei: TeiWriter, item: Publication) -> None:
    with tei.block("bibl", {"type": item.role}):
        for name, text, attributes in (
            ("title", item.title, {"level": "a"}),
            ("publisher", item.outlet_name, {}),
            ("date", item.date, {"when": item.date}),
            ("biblScope", item.volume, {"unit": "volume"}),
            ("biblScope", item.issue, {"unit": "issue"}),
            ("biblScope", item.pages, {"unit": "page"}),
            ("idno", item.doi, {"type": "DOI"}),
            ("idno", item.issn, {"type": "ISSN"}),
            ("ref", item.url, {"target": item.url}),
            ("note", item.note_as_printed, {"type": "printed"}),
            ("note", item.disclaimer_as_printed, {"type": "disclaimer"}),
        ):
            if text:
                tei.element(name, text, attributes)


def _references(tei: TeiWriter) -> None:
    """Write how references name the paragraphs, in each citation tree."""
    for tree, reference in _REFERENCES.items():
        with tei.block("refsDecl", {"n": tree} if tree else {"default": "true"}):
            tei.element("citeStructure", attributes={"unit": "paragraph", "match": _UNITS, "use": reference})


def _profile(tei: TeiWriter, version: Version) -> None:
    if version.language:
        with tei.block("langUsage"):
            tei.element("language", attributes={"ident": version.language})
    if version.article.keywords:
        with tei.block("textClass"), tei.block("keywords"):
            for keyword in version.article.keywords:
                tei.element("term", keyword)

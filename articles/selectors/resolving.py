"""From references to loaded rows: up to a hundred at once in a constant number of queries. Reads no text; writes nothing.

A reference is a name (PID, ARK, slug or citation key), an address of this service, or the URL or the DOI of a known publication.
"""

import re
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import reduce
from operator import attrgetter, or_
from urllib.parse import unquote

from django.db.models import Exists, OuterRef, Q, QuerySet
from django.db.models.functions import Lower

from articles.addresses import Urls
from articles.identity import pids
from articles.intake.bibliographic import doi_address, doi_named
from articles.models import Article, Passage, Publication, Version
from articles.models.expressions import LONGEST_PAGE, PageOf
from articles.pasted import archived, evenly_encoded, written_out
from articles.references import (
    ForeignReferenceError,
    Reference,
    UnknownReferenceError,
    page_at,
    parse_reference,
)
from articles.selectors.errors import (
    UnknownError,
    ambiguous_reference,
    backward_range,
    paragraph_in_no_such_version,
    several_paragraphs,
    unknown_article,
    unknown_ordinal,
    unknown_paragraph,
    unknown_version,
)

Parse = Callable[[str, str, str | None, Collection[str]], Reference]
# Host with path and query of a page; or a DOI and None.
PublicationName = tuple[str, str | None]
_WWW = "www."
_ESCAPE = re.compile(r"%[0-9A-F]{2}")


@dataclass(frozen=True, slots=True)
class Resolved:
    """The rows that a reference names: a version, and the passages of it; none if the whole text is meant.

    The version has its article at hand, the article its current version, a passage its paragraph.
    """

    reference: Reference
    version: Version
    passages: Sequence[Passage] = ()

    @property
    def passage(self) -> Passage | None:
        """The passage that is named; None if the whole text is meant. Of a run, the first."""
        return self.passages[0] if self.passages else None

    @property
    def row(self) -> Version | Passage:
        """The passage, or the version if the whole text is meant."""
        return self.passage or self.version

    @property
    def pid(self) -> str | None:
        """The identifier of the paragraph; None if the whole text is meant."""
        return self.passage.paragraph.pid if self.passage else None


def resolve(texts: Sequence[str], urls: Urls) -> list[Resolved | UnknownError]:
    """Return for each text the rows that it names, or why it names none; five queries at most. A run is refused."""
    references = read_references([(text, parse_reference) for text in texts], urls)
    return rows_of([without_run(reference) for reference in references])


def read_references(texts: Sequence[tuple[str, Parse]], urls: Urls) -> list[Reference | UnknownError]:
    """Return for each text what it names, read by the function beside it; one query, if any is an address elsewhere or a DOI."""
    references = [_parsed(text, parse, urls) for text, parse in texts]
    elsewhere = {
        text
        for (text, _), reference in zip(texts, references, strict=True)
        if isinstance(reference, UnknownError) and _may_be_elsewhere(text, reference)
    }
    published = {address: _publication_named(address, rows) for address, rows in publications_at(elsewhere).items()}
    return [published.get(text, reference) for (text, _), reference in zip(texts, references, strict=True)]


def rows_of(references: Sequence[Reference | UnknownError]) -> list[Resolved | UnknownError]:
    """Return for each reference the rows that it names, or why there are none; four queries at most.

    A paragraph without a version is the passage of the newest version that has it; an article without one, its current
    version.
    """
    rows = _rows([reference for reference in references if isinstance(reference, Reference)])
    return [reference if isinstance(reference, UnknownError) else rows.named(reference) for reference in references]


def without_run(reference: Reference | UnknownError) -> Reference | UnknownError:
    """Return the reference, or the error that it names a run of paragraphs, if only one text can be taken."""
    if isinstance(reference, Reference) and reference.last is not None:
        return several_paragraphs(reference.ordinal, reference.last)
    return reference


# ── Reading ─────────────────────────────────────────────────────────────────────────────────────────────────────────
def _parsed(text: str, parse: Parse, urls: Urls) -> Reference | UnknownError:
    try:
        return parse(text, urls.base, urls.naan, urls.hosts)
    except (ForeignReferenceError, UnknownReferenceError, pids.MalformedPidError, pids.MistypedPidError) as error:
        return UnknownError(error.code, str(error))


def _may_be_elsewhere(text: str, error: UnknownError) -> bool:
    """Whether a text that names nothing here may be the URL or the DOI of a publication."""
    if error.code == ForeignReferenceError.code:
        return True
    return error.code == UnknownReferenceError.code and doi_named(text) is not None


def publications_at(addresses: Collection[str]) -> Mapping[str, list[Publication]]:
    """Return the publications at each of some addresses or DOIs, if any are known, in the order of their storing; one query."""
    names = {address: _names(address) for address in addresses if "\x00" not in address}
    rows = [(row, _names(row.url) | _names(row.doi)) for row in _publications_named(set().union(*names.values()))]
    known = {address: [row for row, of_row in rows if of_row & of_address] for address, of_address in names.items()}
    return {address: found for address, found in known.items() if found}


def _names(text: str | None) -> set[PublicationName]:
    """Return what is equal for two spellings of a publication's name: its page, or its DOI in lower case and the page of that.

    A host is the same with and without `www.`, a path with and without escapes that it does not need, and the copy of a page in a
    web archive is the page.
    """
    address = written_out(text or "")
    doi = doi_named(address)
    names: set[PublicationName] = {(doi.lower(), None)} if doi else set()
    for page in map(page_at, filter(None, (doi_address(doi) if doi else address, archived(address)))):
        if page:
            bare, query = page[0].removeprefix(_WWW), page[1]
            names |= {(bare, query), (evenly_encoded(bare), query)}
    return names


def _publications_named(names: Collection[PublicationName]) -> Iterable[Publication]:
    """Return the publications with one of these names, ignoring scheme, query and fragment, and some with a longer URL."""
    dois = {name for name, query in names if query is None}
    paths = {path for name, query in names if query is not None for path in _spellings(name)}
    locations = {f"{www}{path}" for path in paths for www in ("", _WWW)}
    pages = {f"{location}{slash}"[:LONGEST_PAGE] for location in locations for slash in ("", "/")}
    wanted = [Q(page__in=pages)] if pages else []
    wanted += [Q(bare_doi__in=dois)] if dois else []
    if not wanted:
        return []
    rows = Publication.objects.annotate(page=PageOf("url"), bare_doi=Lower("doi")).filter(reduce(or_, wanted))
    # In order here and not in the database, which would walk along the keys of all publications instead of the two indexes.
    return sorted(rows.select_related("article", "version").order_by(), key=attrgetter("pk"))


def _spellings(page: str) -> set[str]:
    """Return a page as an address bar shows it, and with its escapes in lower case, as it may be stored as well."""
    return {page, unquote(page), _ESCAPE.sub(lambda escape: escape[0].lower(), page)}


def _publication_named(address: str, publications: Sequence[Publication]) -> Reference | UnknownError:
    slugs = sorted({publication.article.slug for publication in publications})
    if len(slugs) > 1:
        return ambiguous_reference(address, slugs)
    return reference_to(publications[-1])


def reference_to(publication: Publication) -> Reference:
    """Return the article that was published, in the version that was printed, if that is known."""
    version = publication.version.number if publication.version else None
    return Reference(slug=publication.article.slug, version=version, publication=publication.pk)


# ── Loading ─────────────────────────────────────────────────────────────────────────────────────────────────────────
@dataclass(frozen=True, slots=True)
class _Rows:
    """The rows of some references: articles by slug; versions by article and number; passages by PID, the newest of each
    paragraph and those of named versions; and passages by version and ordinal."""

    articles: Mapping[str, Article]
    versions: Mapping[tuple[int, int], Version]
    newest: Mapping[str, Passage]
    passages: Mapping[tuple[str, int], Passage]
    ordinals: Mapping[tuple[int, int], Passage]

    def named(self, reference: Reference) -> Resolved | UnknownError:
        """Return the rows that a reference names, or why there are none."""
        if reference.pid is not None:
            return self._paragraph(reference, reference.pid)
        slug = reference.slug or ""
        article = self.articles.get(slug)
        if article is None:
            return unknown_article(slug)
        version = self._version(article, reference.version)
        if isinstance(version, UnknownError) or reference.ordinal is None:
            return version if isinstance(version, UnknownError) else Resolved(reference, version)
        return self._run(reference, version, reference.ordinal, reference.last or reference.ordinal)

    def _run(self, reference: Reference, version: Version, first: int, last: int) -> Resolved | UnknownError:
        if first > last:
            return backward_range(first, last, "-")
        ends = [ordinal for ordinal in (first, last) if (version.pk, ordinal) not in self.ordinals]
        if ends:
            return unknown_ordinal(version, ends[0])
        return Resolved(reference, version, [self.ordinals[version.pk, ordinal] for ordinal in range(first, last + 1)])

    def _version(self, article: Article, number: int | None) -> Version | UnknownError:
        current = _current_version(article)
        if number in (None, current.number):
            return current
        return self.versions.get((article.pk, number or 0)) or unknown_version(article.slug, current.number, number)

    def _paragraph(self, reference: Reference, pid: str) -> Resolved | UnknownError:
        newest = self.newest.get(pid)
        if newest is None or reference.slug not in (None, newest.version.article.slug):
            return unknown_paragraph(pid, reference.slug)
        number = reference.version
        passage = newest if number in (None, newest.version.number) else self.passages.get((pid, number or 0))
        return Resolved(reference, passage.version, [passage]) if passage else paragraph_in_no_such_version(pid, number)


def _rows(references: Sequence[Reference]) -> _Rows:
    to_texts = [reference for reference in references if reference.pid is None]
    articles = _articles({reference.slug for reference in to_texts if reference.slug})
    versions = _versions(to_texts, articles)
    newest, passages = _passages([reference for reference in references if reference.pid is not None])
    return _Rows(articles, versions, newest, passages, _ordinals(to_texts, articles, versions))


def _articles(slugs: Collection[str]) -> Mapping[str, Article]:
    articles = Article.objects.filter(slug__in=slugs).select_related("current_version")
    for article in articles:
        # Handed on: the version would load it again.
        _current_version(article).article = article
    return {article.slug: article for article in articles}


def _versions(references: Iterable[Reference], articles: Mapping[str, Article]) -> Mapping[tuple[int, int], Version]:
    """Return the versions that are named and not current, by article and number."""
    wanted = set()
    for reference in references:
        article = articles.get(reference.slug or "")
        if article and reference.version not in (None, _current_version(article).number):
            wanted.add((article.pk, reference.version))
    if not wanted:
        return {}
    rows = Version.objects.filter(reduce(or_, [Q(article=article, number=number) for article, number in wanted]))
    versions = {(version.article_id, version.number): version for version in rows}
    of_id = {article.pk: article for article in articles.values()}
    for version in versions.values():
        version.article = of_id[version.article_id]
    return versions


def _passages(references: Collection[Reference]) -> tuple[Mapping[str, Passage], Mapping[tuple[str, int], Passage]]:
    """Return the newest passages by PID, and all that were loaded by PID and number of the version."""
    later = Passage.objects.filter(paragraph=OuterRef("paragraph"), version__number__gt=OuterRef("version__number"))
    named = [Q(paragraph__pid=ref.pid, version__number=ref.version) for ref in references if ref.version is not None]
    rows = _complete().filter(reduce(or_, named, Q(~Exists(later))), paragraph__pid__in={ref.pid for ref in references})
    newest: dict[str, Passage] = {}
    passages: dict[tuple[str, int], Passage] = {}
    for passage in rows.order_by("version__number"):
        newest[passage.paragraph.pid] = passages[passage.paragraph.pid, passage.version.number] = passage
    return newest, passages


def _ordinals(
    references: Iterable[Reference], articles: Mapping[str, Article], versions: Mapping[tuple[int, int], Version]
) -> Mapping[tuple[int, int], Passage]:
    """Return the passages that are named by their place, by version and ordinal."""
    wanted = []
    for reference in references:
        article = articles.get(reference.slug or "")
        if article is None or reference.ordinal is None:
            continue
        current = _current_version(article)
        version = versions.get((article.pk, reference.version or 0), current)
        last = reference.last or reference.ordinal
        wanted.append(Q(version=version, ordinal__range=(reference.ordinal, last)))
    if not wanted:
        return {}
    return {(passage.version_id, passage.ordinal): passage for passage in _complete().filter(reduce(or_, wanted))}


def _complete() -> QuerySet[Passage]:
    return Passage.objects.select_related("version__article__current_version", "paragraph")


def _current_version(article: Article) -> Version:
    assert article.current_version is not None, "an article is published together with its first version"
    return article.current_version

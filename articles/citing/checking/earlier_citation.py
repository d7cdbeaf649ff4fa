"""Earlier citations, and the texts that they cite: the article, the version, and the paragraph. Reads the store."""

import datetime
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from django.db.models import prefetch_related_objects

from articles.addresses import Urls
from articles.models import Article, Version
from articles.partial_dates import end_of
from articles.references import Reference, parse_paragraph_reference, parse_reference
from articles.selectors.errors import UnknownError, unknown_version
from articles.selectors.public_since import public_since, with_appearance
from articles.selectors.resolving import Parse, Resolved, read_references, rows_of, without_run


@dataclass(frozen=True, slots=True)
class EarlierCitation:
    """An earlier citation: of a `paragraph` (a PID, its citation key or its ARK), or of the text that `url` names.

    `version` says which version was cited, or `cited_by`, the last day (UTC) on which it may have been cited, or the
    reference itself. `text` is what was quoted, if the words are to be looked for.
    """

    paragraph: str | None = None
    url: str | None = None
    version: int | None = None
    cited_by: datetime.date | None = None
    text: str | None = None


@dataclass(frozen=True, slots=True)
class CitedText:
    """A cited version, or its paragraph `pid`, and the version that is current now. Cited no later than `moment`."""

    citation: EarlierCitation
    article: Article
    cited: Version
    current: Version
    pid: str | None
    moment: datetime.datetime


def cited_texts(citations: Sequence[EarlierCitation], urls: Urls) -> list[CitedText | UnknownError]:
    """Return for each citation what was cited, or why that is not known; seven queries at most."""
    read = read_references([_reference(citation) for citation in citations], urls)
    references = [without_run(reference) for reference in read]
    named = rows_of([_without_version(reference) for reference in references])
    versions = _versions_of([resolved.version.article for resolved in named if isinstance(resolved, Resolved)])
    return [
        _cited_text(citation, reference, resolved, versions)
        for citation, reference, resolved in zip(citations, references, named, strict=True)
    ]


def _reference(citation: EarlierCitation) -> tuple[str, Parse]:
    if citation.url is not None:
        return citation.url, parse_reference
    return citation.paragraph or "", parse_paragraph_reference


def _without_version(reference: Reference | UnknownError) -> Reference | UnknownError:
    """Return a reference that finds its article in any version; an ordinal means nothing without a version."""
    if isinstance(reference, UnknownError) or reference.ordinal is not None:
        return reference
    return replace(reference, version=None)


def _versions_of(articles: Iterable[Article]) -> Mapping[int, Sequence[Version]]:
    """Return the versions of each article, oldest first, after loading what its tombstone shows."""
    of_id = {article.pk: article for article in articles}
    prefetch_related_objects(list(of_id.values()), "current_version__contributions")
    versions: dict[int, list[Version]] = defaultdict(list)
    rows = with_appearance(Version.objects.filter(article__in=of_id).defer("left_out", "change_note"))
    for version in rows.order_by("number"):
        version.article = of_id[version.article_id]
        versions[version.article_id].append(version)
    return versions


def _cited_text(
    citation: EarlierCitation,
    reference: Reference | UnknownError,
    resolved: Resolved | UnknownError,
    versions: Mapping[int, Sequence[Version]],
) -> CitedText | UnknownError:
    if isinstance(reference, UnknownError):
        return reference
    if isinstance(resolved, UnknownError):
        return resolved
    article = versions[resolved.version.article_id][0].article
    cited = _cited_version(citation, reference, versions[article.pk])
    if isinstance(cited, UnknownError):
        return cited
    current = article.current_version
    assert current is not None, "an article is published together with its first version"
    moment = end_of(citation.cited_by) if citation.cited_by else cited.created_at
    return CitedText(citation, article, cited, current, resolved.pid, moment)


def _cited_version(
    citation: EarlierCitation, reference: Reference, versions: Sequence[Version]
) -> Version | UnknownError:
    """Return the version that was cited, or why it is not known; `versions` are the article's, oldest first."""
    number = _number(citation, reference)
    if isinstance(number, UnknownError):
        return number
    if number is None and citation.cited_by is None:
        detail = "Say which version was cited, or on which day; the reference does not."
        return UnknownError("version_missing", detail)
    named = [version for version in versions if number in (None, version.number)]
    if not named:
        return unknown_version(versions[0].article.slug, versions[-1].number, number)
    known = [
        version
        for version in named
        if citation.cited_by is None or public_since(version).by <= end_of(citation.cited_by)
    ]
    return known[-1] if known else _too_early(citation, named[0])


def _number(citation: EarlierCitation, reference: Reference) -> int | UnknownError | None:
    """Return the number of the version that was cited, if citation or reference tells it.

    The URL of a publication tells what was printed there, which only counts if the citation says nothing else.
    """
    if reference.publication is not None and (citation.version or citation.cited_by):
        return citation.version
    if reference.version and citation.version and reference.version != citation.version:
        detail = f"The address names version {reference.version}, and “version” says {citation.version}."
        return UnknownError("version_conflict", detail)
    return reference.version or citation.version


def _too_early(citation: EarlierCitation, first: Version) -> UnknownError:
    day, since, slug = citation.cited_by, public_since(first).day, first.article.slug
    return UnknownError(
        "date_before_version",
        f"By {day} version {first.number} of “{slug}” was not public yet; it is public since {since}.",
    )

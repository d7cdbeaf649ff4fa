"""From what is claimed to what was cited: the article, the version, and the paragraph. Reads the store; four queries."""

import datetime
from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass

from django.db.models import Q

from articles.addresses import Urls
from articles.citing.checking.earlier_citation import Claim, place_claimed
from articles.identity import pids
from articles.models import Article, Paragraph, Passage, Version
from articles.references import Reference
from articles.selectors.errors import UnknownError


@dataclass(frozen=True, slots=True)
class Found:
    """What was cited: a version, or the paragraph `pid` of it, and what is current now. Cited no later than `moment`."""

    claim: Claim
    article: Article
    cited: Version
    current: Version
    pid: str | None
    moment: datetime.datetime


def find(claims: Sequence[Claim], urls: Urls) -> list[Found | UnknownError]:
    """Return for each claim what was cited, or why that cannot be told."""
    places = [_place(claim, urls) for claim in claims]
    known = _Known([place for place in places if isinstance(place, Reference)])
    return [_found(claim, place, known) for claim, place in zip(claims, places, strict=True)]


def _place(claim: Claim, urls: Urls) -> Reference | UnknownError:
    try:
        return place_claimed(claim, urls)
    except UnknownError as error:
        return error


def _found(claim: Claim, place: Reference | UnknownError, known: "_Known") -> Found | UnknownError:
    if isinstance(place, UnknownError):
        return place
    try:
        article = known.article(place)
        cited = _version(claim, place, article, known.versions[article.pk])
        pid = known.pid_at(cited, place.ordinal) if place.ordinal else place.pid
    except UnknownError as error:
        return error
    current = article.current_version
    assert current is not None, "an article is published together with its first version"
    moment = _end_of(claim.cited_by) if claim.cited_by else cited.created_at
    return Found(claim, article, cited, current, pid, moment)


class _Known:
    """What the store has of some places: articles by slug and by paragraph, versions by article, PIDs by ordinal."""

    def __init__(self, places: Collection[Reference]) -> None:
        asked = {place.pid for place in places if place.pid}
        self.article_of = dict(Paragraph.objects.filter(pid__in=asked).values_list("pid", "article"))
        named = Q(slug__in={place.slug for place in places if place.slug}) | Q(pk__in=self.article_of.values())
        articles = Article.objects.filter(named).select_related("current_version")
        self.articles = {article.pk: article for article in articles.prefetch_related("current_version__contributions")}
        self.by_slug = {article.slug: article for article in self.articles.values()}
        self.versions = _versions(self.articles)
        self.pids = self._pids([place for place in places if place.ordinal])

    def article(self, place: Reference) -> Article:
        """Return the article that a place is in. Raises `UnknownError`."""
        by_pid = self.articles.get(self.article_of.get(place.pid or "", 0))
        if place.pid and by_pid is None:
            raise UnknownError("unknown_paragraph", f"No paragraph has the identifier “{place.pid}”.")
        by_slug = self.by_slug.get(place.slug or "")
        if place.slug and by_slug is None:
            raise UnknownError(
                "unknown_article", f"No article has the slug “{place.slug[:80]}”.{_mistyped(place.slug)}"
            )
        if by_pid and by_slug and by_pid != by_slug:
            raise UnknownError("unknown_paragraph", f"“{place.slug}” has no paragraph “{place.pid}”.")
        found = by_pid or by_slug
        assert found is not None, "a place names an article or a paragraph"
        return found

    def pid_at(self, version: Version, ordinal: int) -> str:
        """Return the paragraph at a place in a version. Raises `UnknownError`."""
        pid = self.pids.get((version.pk, ordinal))
        if pid is None:
            most = version.paragraph_count
            raise UnknownError(
                "unknown_ordinal", f"Version {version.number} has paragraphs 1 to {most}, and no {ordinal}."
            )
        return pid

    def _pids(self, places: Iterable[Reference]) -> Mapping[tuple[int, int], str]:
        wanted = {(place.version, place.ordinal) for place in places}
        versions = {version.pk for some in self.versions.values() for version in some}
        rows = Passage.objects.filter(
            version__in=versions,
            version__number__in={number for number, _ in wanted},
            ordinal__in={ordinal for _, ordinal in wanted},
        )
        return {
            (version, ordinal): pid
            for version, ordinal, pid in rows.values_list("version", "ordinal", "paragraph__pid")
        }


def _versions(articles: Mapping[int, Article]) -> Mapping[int, Sequence[Version]]:
    """Return the versions of each article, oldest first."""
    found: dict[int, list[Version]] = defaultdict(list)
    rows = Version.objects.filter(article__in=articles).defer("left_out", "change_note")
    for version in rows.order_by("number"):
        version.article = articles[version.article_id]
        found[version.article_id].append(version)
    return found


def _version(claim: Claim, place: Reference, article: Article, versions: Sequence[Version]) -> Version:
    """Return the version that was cited. Raises `UnknownError` where it is not told, or not there."""
    if place.version and claim.version and place.version != claim.version:
        told = f"The address names version {place.version}, and “version” says {claim.version}."
        raise UnknownError("version_conflict", told)
    number = place.version or claim.version
    if number is None and claim.cited_by is None:
        raise UnknownError("version_missing", "Say which version was cited, or on which day; the reference does not.")
    if number is not None and all(version.number != number for version in versions):
        newest = versions[-1].number
        raise UnknownError("unknown_version", f"“{article.slug}” has versions 1 to {newest}, and no version {number}.")
    named = [version for version in versions if number in (None, version.number)]
    there = [version for version in named if claim.cited_by is None or version.created_at <= _end_of(claim.cited_by)]
    if not there:
        raise _too_early(claim, article, named[0])
    return there[-1]


def _too_early(claim: Claim, article: Article, first: Version) -> UnknownError:
    day, since = claim.cited_by, first.created_at
    return UnknownError(
        "date_before_version",
        f"By {day} there was no version {first.number} of “{article.slug}” here yet; it is of {since:%Y-%m-%d}.",
    )


def _end_of(day: datetime.date) -> datetime.datetime:
    return datetime.datetime.combine(day, datetime.time.max, datetime.UTC)


def _mistyped(slug: str) -> str:
    """Return what else the reader should know of a word that no article has as its slug."""
    try:
        pids.parse(slug)
    except pids.MistypedPidError as error:
        return f" {error}"
    except pids.MalformedPidError:
        return ""
    return ""

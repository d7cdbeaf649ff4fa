"""From places to the rows that are there: versions and passages of many places, in a constant number of queries."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import reduce
from operator import or_

from django.db.models import Exists, OuterRef, Q, QuerySet

from articles.models import Article, Paragraph, Passage, Version
from articles.references import Reference
from articles.selectors.errors import UnknownError

Row = Version | Passage


@dataclass(frozen=True, slots=True)
class Rows:
    """What is there of some places: articles by slug, versions by number, paragraphs by PID, passages by all of these."""

    articles: dict[str, Article]
    versions: dict[tuple[str, int], Version]
    paragraphs: dict[str, Paragraph]
    newest: dict[str, Passage]
    passages: dict[tuple[str, int], Passage]
    ordinals: dict[tuple[str, int, int], Passage]

    def at(self, place: Reference) -> Row | UnknownError:
        """Return the version or the passage at a place, or why there is none."""
        if place.pid is not None:
            return self._passage(place.pid, place)
        slug = place.slug or ""
        if slug not in self.articles:
            return UnknownError("unknown_article", f"No article has the slug “{slug[:80]}”.")
        version = self._version(slug, place.version)
        if isinstance(version, UnknownError) or place.ordinal is None:
            return version
        return self.ordinals.get((slug, version.number, place.ordinal)) or _unknown_ordinal(version, place.ordinal)

    def _version(self, slug: str, number: int | None) -> Version | UnknownError:
        current = self.articles[slug].current_version
        assert current is not None, "an article is published together with its first version"
        if number is None:
            return current
        detail = f"“{slug}” has versions 1 to {current.number}, and no version {number}."
        return self.versions.get((slug, number)) or UnknownError("unknown_version", detail)

    def _passage(self, pid: str, place: Reference) -> Passage | UnknownError:
        paragraph = self.paragraphs.get(pid)
        if paragraph is None or place.slug not in (None, paragraph.article.slug):
            where = f" of “{place.slug[:80]}”" if place.slug else ""
            return UnknownError("unknown_paragraph", f"No paragraph{where} has the identifier “{pid}”.")
        if place.version is None:
            return self.newest[pid]
        detail = f"Paragraph “{pid}” is in no version {place.version}."
        return self.passages.get((pid, place.version)) or UnknownError("unknown_version", detail)


def rows_of(places: Sequence[Reference]) -> Rows:
    """Return what is there of some places; five queries at most."""
    articles = _articles(places)
    paragraphs = Paragraph.objects.filter(pid__in={place.pid for place in places if place.pid is not None})
    found = _passages(places, articles)
    return Rows(
        articles=articles,
        versions=_versions(places),
        paragraphs={paragraph.pid: paragraph for paragraph in paragraphs.select_related("article")},
        newest=_newest(places),
        passages={(passage.paragraph.pid, passage.version.number): passage for passage in found},
        ordinals={(one.version.article.slug, one.version.number, one.ordinal): one for one in found},
    )


def _articles(places: Iterable[Reference]) -> dict[str, Article]:
    slugs = {place.slug for place in places if place.pid is None and place.slug}
    found = Article.objects.filter(slug__in=slugs).select_related("current_version")
    for article in found:
        if article.current_version:
            # At hand already; the version would ask the database for it.
            article.current_version.article = article
    return {article.slug: article for article in found}


def _versions(places: Iterable[Reference]) -> dict[tuple[str, int], Version]:
    wanted = {(place.slug, place.version) for place in places if place.pid is None and place.version is not None}
    conditions = [Q(article__slug=slug, number=number) for slug, number in wanted]
    if not conditions:
        return {}
    found = Version.objects.filter(reduce(or_, conditions)).select_related("article__current_version")
    return {(version.article.slug, version.number): version for version in found}


def _passages(places: Iterable[Reference], articles: Mapping[str, Article]) -> Sequence[Passage]:
    """Return the passages of paragraphs in versions, and of ordinals in versions."""
    conditions = []
    for place in places:
        if place.pid is not None and place.version is not None:
            conditions.append(Q(paragraph__pid=place.pid, version__number=place.version))
        elif place.pid is None and place.ordinal is not None and (article := articles.get(place.slug or "")):
            chosen = Q(version=article.current_version_id)
            if place.version is not None:
                chosen = Q(version__article=article, version__number=place.version)
            conditions.append(chosen & Q(ordinal=place.ordinal))
    return list(_complete().filter(reduce(or_, conditions))) if conditions else []


def _newest(places: Iterable[Reference]) -> dict[str, Passage]:
    """Return the passages of the newest versions that have the paragraphs, by PID."""
    pids = {place.pid for place in places if place.pid is not None and place.version is None}
    later = Passage.objects.filter(paragraph=OuterRef("paragraph"), version__number__gt=OuterRef("version__number"))
    found = _complete().filter(~Exists(later), paragraph__pid__in=pids)
    return {passage.paragraph.pid: passage for passage in found}


def _complete() -> QuerySet[Passage]:
    return Passage.objects.select_related("version__article__current_version", "paragraph")


def _unknown_ordinal(version: Version, ordinal: int) -> UnknownError:
    detail = f"Version {version.number} has paragraphs 1 to {version.paragraph_count}, and no “{ordinal}”."
    return UnknownError("unknown_ordinal", detail)

"""The lines of the public dump. Reads everything that may be read, some articles at a time, and no withdrawn text.

URLs are relative to the address of the dump (RFC 3986), so that it has the same bytes for everybody.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from operator import attrgetter
from typing import Any

from articles.addresses import Urls
from articles.models import Article, Notice, Passage, Version
from articles.representations.article import article_json
from articles.representations.notice import notice_json
from articles.representations.shape import Shape
from articles.representations.tombstone import tombstone_json
from articles.representations.version import VersionShape, version_json
from articles.selectors.articles import articles_with_current_version, complete
from articles.selectors.public_since import with_appearance
from articles.selectors.streams import in_step
from articles.selectors.versions import with_text
from articles.selectors.withdrawals import Withdrawals, withdrawals_of_many

_ARTICLES_AT_ONCE, _PASSAGES_AT_ONCE = 50, 500
HERE = Urls("")
Line = dict[str, Any]
PassagesWith = Callable[[int], list[Passage]]


def public_lines() -> Iterator[Line]:
    """Yield a line for each article, version and notice, the oldest article first."""
    last = 0
    while page := complete(articles_with_current_version().filter(pk__gt=last).order_by("pk")[:_ARTICLES_AT_ONCE]):
        last = page[-1].pk
        withdrawals = withdrawals_of_many({article.pk for article in page})
        versions = _versions_of([article for article in page if not withdrawals[article.pk].article])
        passages_with = _passages_of([version for version in versions if not _notice_on(version, withdrawals)])
        versions_with = in_step(versions, attrgetter("article_id"))
        for article in page:
            yield from _article_lines(article, withdrawals[article.pk], versions_with(article.pk), passages_with)


def _versions_of(articles: Sequence[Article]) -> list[Version]:
    rows = with_appearance(Version.objects.filter(article__in=articles)).prefetch_related("contributions")
    return list(rows.order_by("article_id", "number"))


def _notice_on(version: Version, withdrawals: Mapping[int, Withdrawals]) -> Notice | None:
    return withdrawals[version.article_id].versions.get(version.pk)


def _passages_of(versions: Sequence[Version]) -> PassagesWith:
    """Return a function from the key of a version to its passages; it must be asked in the order of `versions`."""
    rows = with_text(Passage.objects.filter(version__in=versions))
    ordered = rows.order_by("version__article_id", "version__number", "ordinal")
    return in_step(ordered.iterator(_PASSAGES_AT_ONCE), attrgetter("version_id"))


def _article_lines(
    article: Article, withdrawals: Withdrawals, versions: Sequence[Version], passages_with: PassagesWith
) -> Iterator[Line]:
    if withdrawals.article:
        yield _line("tombstone", tombstone_json(article, withdrawals.article, HERE))
    else:
        yield _line("article", article_json(article, HERE))
    for version in versions:
        version.article = article
        notice = withdrawals.versions.get(version.pk)
        if notice:
            yield _line("tombstone", tombstone_json(article, notice, HERE, version=version.number))
        else:
            yield _line("version", _version_json(version, passages_with(version.pk), withdrawals))
    for notice in article.notices.all():
        yield _line("notice", notice_json(notice, HERE))


def _version_json(version: Version, passages: Sequence[Passage], withdrawals: Withdrawals) -> VersionShape:
    for passage in passages:
        passage.version = version
    return version_json(version, passages, withdrawals, HERE)


def _line(kind: str, shape: Shape) -> Line:
    return {"type": kind, kind: shape.model_dump(mode="json")}

"""The lines of the public dump. Reads everything that may be read, some articles at a time, and no withdrawn text.

URLs are relative to the address of the dump (RFC 3986), so that it has the same bytes for everybody.
"""

from collections.abc import Iterator
from typing import Any

from articles.addresses import Urls
from articles.models import Article
from articles.representations.article import article_json
from articles.representations.notice import notice_json
from articles.representations.shape import Shape
from articles.representations.tombstone import tombstone_json
from articles.representations.version import version_json
from articles.selectors.articles import articles_with_current_version, complete
from articles.selectors.versions import passages_of, versions_of
from articles.selectors.withdrawals import Withdrawals, withdrawals_of_many

_ARTICLES_AT_ONCE = 50
HERE = Urls("")
Line = dict[str, Any]


def public_lines() -> Iterator[Line]:
    """Yield a line for each article, version and notice, the oldest article first."""
    last = 0
    while page := complete(articles_with_current_version().filter(pk__gt=last).order_by("pk")[:_ARTICLES_AT_ONCE]):
        last = page[-1].pk
        withdrawals = withdrawals_of_many({article.pk for article in page})
        for article in page:
            yield from _article_lines(article, withdrawals[article.pk])


def _article_lines(article: Article, withdrawals: Withdrawals) -> Iterator[Line]:
    if withdrawals.article:
        yield _line("tombstone", tombstone_json(article, withdrawals.article, HERE))
    else:
        yield _line("article", article_json(article, HERE))
        yield from _version_lines(article, withdrawals)
    for notice in article.notices.all():
        yield _line("notice", notice_json(notice, HERE))


def _version_lines(article: Article, withdrawals: Withdrawals) -> Iterator[Line]:
    for version in versions_of(article.slug).order_by("number"):
        notice = withdrawals.versions.get(version.pk)
        if notice:
            yield _line("tombstone", tombstone_json(article, notice, HERE, version=version.number))
        else:
            yield _line("version", version_json(version, list(passages_of(version)), withdrawals, HERE))


def _line(kind: str, shape: Shape) -> Line:
    return {"type": kind, kind: shape.model_dump(mode="json")}

"""If-Match (RFC 9110, 13.1.1): who writes says which state they have seen, and nobody's change is lost.

The tags are compared once the article is locked, so that between the look and the write nobody else writes.
"""

import re
from collections.abc import Callable

from django.urls import get_script_prefix
from rest_framework.request import Request

from articles.addresses import Urls
from articles.models import Article
from articles.selectors.states import state_of
from articles.web.caching import precondition_failed, tag_of_state
from articles.web.problems import ApiError

EtagOf = Callable[[Article], str]
Guard = Callable[[Article], None]
_TAG = re.compile(r'(?:W/)?"[\x21\x23-\x7e\x80-\xff]*"')


def guard_from(request: Request, *etags_of: EtagOf) -> Guard | None:
    """Return what raises `ApiError` where an article is in no state that the header If-Match names; None without one.

    It is passed to a service, which calls it with the locked article; `etags_of` give the tags that may be named. The
    comparison is strong: a weak tag matches nothing. Raises `ApiError` for a header that is no list of entity tags,
    since to ignore it would be to write over what its sender did not see.
    """
    header = request.headers.get("If-Match")
    if header is None:
        return None
    if header.strip() == "*":
        return _anything
    named = set(_TAG.findall(header))
    if not named or _TAG.sub("", header).strip(" \t,"):
        raise ApiError(
            "invalid_header", "If-Match is * or a list of entity tags, each in the quotation marks that ETag has."
        )

    def guard(article: Article) -> None:
        if not any(etag_of(article) in named for etag_of in etags_of):
            raise precondition_failed()

    return guard


def article_etag(request: Request, article: Article) -> str:
    """Return the ETag that `GET /api/v1/articles/{slug}/` has right now."""
    path = Urls(get_script_prefix().rstrip("/")).article(article.slug)
    return tag_of_state(request, state_of(article).tag, path)


def _anything(article: Article) -> None:
    """Match any article that is there; one that is not was refused before."""

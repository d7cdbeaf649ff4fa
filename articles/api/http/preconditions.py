"""If-Match (RFC 9110, 13.1.1): a writer says which state they have seen, and nobody's change is lost.

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
Precondition = Callable[[Article], None]
_TAG = re.compile(r'(?:W/)?"[\x21\x23-\x7e\x80-\xff]*"')


def precondition_of(request: Request, *etags_of: EtagOf) -> Precondition | None:
    """Return the check that the header If-Match asks for, or None without that header.

    A service calls the check with the locked article; it raises `ApiError` unless the header names one of the tags that
    `etags_of` give. The weak form of such a tag counts too: the service sends none, so a proxy that compresses made it of
    the same state. Raises `ApiError` for a malformed header, since ignoring it would overwrite what its sender has not seen.
    """
    header = request.headers.get("If-Match")
    if header is None:
        return None
    if header.strip() == "*":
        return _any_state
    named = {tag.removeprefix("W/") for tag in _TAG.findall(header)}
    if not named or _TAG.sub("", header).strip(" \t,"):
        raise ApiError(
            "invalid_header", "If-Match is * or a list of entity tags, each in the quotation marks that ETag has."
        )

    def check(article: Article) -> None:
        if not any(etag_of(article) in named for etag_of in etags_of):
            raise precondition_failed()

    return check


def article_etag(request: Request, article: Article) -> str:
    """Return the ETag that `GET /api/v1/articles/{slug}/` has right now."""
    path = Urls(get_script_prefix().rstrip("/")).article(article.slug)
    return tag_of_state(request, state_of(article).tag, path)


def _any_state(article: Article) -> None:
    """Accept every state of an article; one that does not exist was refused before."""

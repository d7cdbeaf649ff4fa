"""The versions of an article as mementos (RFC 7089), and `/articles/{slug}/timemap/`, the list of them.

The page of an article is the original resource and its own TimeGate: with `Accept-Datetime` it leads to the page of the version
that was public then. The moment of a memento is the last one at which its text may have become public: of a text that was printed
on 10 April, the end of that day. Reads the store; writes nothing.
"""

import datetime
from collections.abc import Sequence
from dataclasses import dataclass

from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.utils.http import http_date, parse_http_date_safe

from articles.addresses import Urls
from articles.models import Version
from articles.reading.page import current_page
from articles.reading.signposting import Signpost, header_of
from articles.selectors.public_since import public_since
from articles.selectors.states import state_of_slug
from articles.selectors.versions import version_nearest, versions_of
from articles.selectors.withdrawals import refusals_of, withdrawals_of
from articles.web.base_url import urls_for
from articles.web.caching import redirect_to
from articles.web.problems import ApiError
from articles.web.views import ReadOnlyView

LINK_FORMAT = "application/link-format"
_TO_THE_END_OF_A_SECOND = datetime.timedelta(microseconds=999_999)


@dataclass(frozen=True, slots=True)
class Memento:
    """The page of a version, and the moment that it shows, as HTTP writes it."""

    address: str
    moment: str

    def link(self, relation: str = "memento") -> Signpost:
        """Return the link to the memento."""
        return Signpost(relation, self.address, attributes=(f'datetime="{self.moment}"',))


def memento_of(version: Version, urls: Urls) -> Memento:
    """Return the memento of a version, which was loaded with the moment since when it is public."""
    return Memento(
        urls.version_page(version.article.slug, version.number), http_date(public_since(version).by.timestamp())
    )


def memento_links(version: Version, urls: Urls) -> list[Signpost]:
    """Return the links that a page of a text, or a redirect to it, has: the original, the list of mementos, this memento."""
    slug = version.article.slug
    return [
        Signpost("original timegate", urls.article_page(slug)),
        Signpost("timemap", urls.timemap(slug), LINK_FORMAT),
        memento_of(version, urls).link(),
    ]


def lead_to_memento(request: HttpRequest, slug: str, header: str) -> HttpResponseBase:
    """Redirect to the page of the version that was public at the moment of `Accept-Datetime`, or to the first version.

    The second that the header names counts to its end. If that version was withdrawn, its page says so, because no other text was
    public then. Raises `ApiError` if the header states no moment, `UnknownError`, and `WithdrawnError` for a withdrawn article.
    """
    seconds = parse_http_date_safe(header)
    if seconds is None:
        raise ApiError("invalid_header", "Accept-Datetime is a moment such as Thu, 20 Apr 2023 12:00:00 GMT.")
    moment = datetime.datetime.fromtimestamp(seconds, datetime.UTC) + _TO_THE_END_OF_A_SECOND
    version, urls = version_nearest(slug, moment), urls_for(request)
    refusals_of(version.article_id).refuse_article(version.article)
    answer = redirect_to(urls.version_page(slug, version.number))
    answer["Link"] = header_of(memento_links(version, urls))
    return answer


class TimeMap(ReadOnlyView):
    """The versions of an article that can be read, each with the moment since which it was public."""

    def get(self, request: HttpRequest, slug: str) -> HttpResponseBase:
        """Return the links in the form of RFC 6690."""
        state = state_of_slug(slug)
        urls = urls_for(request)
        withdrawals = withdrawals_of(state.article.pk)
        withdrawals.refuse_article(state.article)

        def render() -> str:
            readable = [version for version in versions_of(slug) if version.pk not in withdrawals.versions]
            return timemap(slug, sorted(readable, key=lambda version: (public_since(version).by, version.number)), urls)

        return current_page(request, render, state, LINK_FORMAT)


def timemap(slug: str, versions: Sequence[Version], urls: Urls) -> str:
    """Return the list of the versions as mementos, in the order given, the earliest first."""
    mementos = [memento_of(version, urls) for version in versions]
    span = (f'from="{mementos[0].moment}"', f'until="{mementos[-1].moment}"') if mementos else ()
    links = [
        Signpost("original timegate", urls.article_page(slug)),
        Signpost("self", urls.timemap(slug), LINK_FORMAT, span),
        *(memento.link(_relation(place, len(mementos))) for place, memento in enumerate(mementos)),
    ]
    return header_of(links, ",\n") + "\n"


def _relation(place: int, count: int) -> str:
    ends = [*(["first"] if place == 0 else []), *(["last"] if place == count - 1 else [])]
    return " ".join([*ends, "memento"])

"""`/feeds/articles.atom`, `.rss` and `.json`, and the same under a person and an outlet."""

import datetime
from collections.abc import Callable
from dataclasses import dataclass
from urllib.parse import quote

from django.conf import settings
from django.db.models import QuerySet
from django.http import HttpRequest
from django.http.response import HttpResponseBase

from articles.addresses import Urls
from articles.feeding.feeds import atom, json_feed, rss
from articles.feeding.feeds.entry import entry_of
from articles.feeding.feeds.feed import SERVICE, Feed
from articles.models import Article
from articles.selectors.feeds import (
    Cursor,
    FeedPage,
    MalformedCursorError,
    articles_by,
    articles_in,
    feed_page,
    feed_texts,
)
from articles.selectors.people import outlet_by_id, person_by_id
from articles.web.base_url import urls_for
from articles.web.caching import current
from articles.web.problems import invalid_parameter
from articles.web.views import ReadOnlyView

PAGE_SIZE = 20
_FORMATS: dict[str, tuple[Callable[[Feed], str], str]] = {
    "atom": (atom.atom, atom.MEDIA_TYPE),
    "rss": (rss.rss, rss.MEDIA_TYPE),
    "json": (json_feed.json_feed, json_feed.MEDIA_TYPE),
}


@dataclass(frozen=True, slots=True)
class _Subject:
    """The subject of a feed: its articles, title and URL, and the path of the feed below the base, as `people/7/`."""

    articles: QuerySet[Article]
    title: str
    home: str
    under: str
    known_since: datetime.datetime | None = None


class ArticlesFeed(ReadOnlyView):
    """All articles, the last changed one first."""

    def get(self, request: HttpRequest, form: str) -> HttpResponseBase:
        """Return a page of the feed."""
        urls = urls_for(request)
        return _answer(request, form, _Subject(Article.objects.all(), SERVICE, f"{urls.base}/", ""), urls)


class PersonFeed(ReadOnlyView):
    """The articles that a person contributed to."""

    def get(self, request: HttpRequest, person_id: int, form: str) -> HttpResponseBase:
        """Return a page of the feed."""
        urls, person = urls_for(request), person_by_id(person_id)
        title = f"{person.name} · {SERVICE}"
        under = f"people/{person.pk}/"
        subject = _Subject(articles_by(person.pk), title, urls.person_page(person.pk), under, person.updated_at)
        return _answer(request, form, subject, urls)


class OutletFeed(ReadOnlyView):
    """The articles that appeared in an outlet."""

    def get(self, request: HttpRequest, outlet_id: int, form: str) -> HttpResponseBase:
        """Return a page of the feed."""
        urls, outlet = urls_for(request), outlet_by_id(outlet_id)
        title = f"{outlet.name} · {SERVICE}"
        under = f"outlets/{outlet.pk}/"
        subject = _Subject(articles_in(outlet.pk), title, urls.outlet_page(outlet.pk), under, outlet.updated_at)
        return _answer(request, form, subject, urls)


def _answer(request: HttpRequest, form: str, subject: _Subject, urls: Urls) -> HttpResponseBase:
    render, media_type = _FORMATS[form]
    before = _cursor(request)
    page = feed_page(subject.articles, before, PAGE_SIZE)
    moments = [page.changed_at, subject.known_since] if subject.known_since else [page.changed_at]
    answer = current(
        request,
        lambda: render(_feed(form, subject, page, before, urls)),
        media_type=media_type,
        state="|".join([page.tag, subject.title, str(settings.WEBSUB_HUB)]),
        changed_at=max(moments),
    )
    first = urls.feed(form, subject.under)
    links = {"self": _page(first, before), "hub": settings.WEBSUB_HUB}
    links["next"] = _page(first, page.following) if page.following else None
    # A subscriber looks here first (WebSub, 4), and a client that follows pages need not parse the feed.
    answer["Link"] = ", ".join(f'<{link}>; rel="{name}"' for name, link in links.items() if link)
    return answer


def _cursor(request: HttpRequest) -> Cursor | None:
    text = request.GET.get("before")
    try:
        return None if text is None else Cursor.parse(text)
    except (MalformedCursorError, OverflowError) as error:
        raise invalid_parameter("before", str(error), "malformed_cursor") from error


def _feed(form: str, subject: _Subject, page: FeedPage, before: Cursor | None, urls: Urls) -> Feed:
    first = urls.feed(form, subject.under)
    return Feed(
        id=urls.feed("atom", subject.under),
        title=subject.title,
        home=subject.home,
        address=_page(first, before),
        first=first,
        following=_page(first, page.following) if page.following else None,
        hub=settings.WEBSUB_HUB,
        updated_at=page.updated_at,
        entries=[entry_of(text, urls) for text in feed_texts(page.articles)],
    )


def _page(first: str, before: Cursor | None) -> str:
    return f"{first}?before={quote(str(before))}" if before else first

"""`/sitemap.xml` (sitemaps.org 0.9): the pages of all articles; past 50,000, an index of `/sitemap-1.xml` and so on."""

import math
from collections.abc import Sequence
from xml.sax.saxutils import escape  # nosec B406 # writes XML, reads none

from django.http import HttpRequest
from django.http.response import HttpResponseBase

from articles.addresses import Urls
from articles.selectors.errors import UnknownError
from articles.selectors.sitemap import listed_articles, listed_state
from articles.web.base_url import urls_for
from articles.web.caching import current
from articles.web.views import ReadOnlyView

_NAMESPACE = "http://www.sitemaps.org/schemas/sitemap/0.9"
MEDIA_TYPE = "application/xml; charset=utf-8"
# The protocol allows 50,000 addresses in one file, and the first one lists the home page as well.
LIMIT = 50_000 - 1


class SitemapXml(ReadOnlyView):
    """The sitemap of all pages, or the index of its files."""

    def get(self, request: HttpRequest) -> HttpResponseBase:
        """Return the sitemap, or the index."""
        urls = urls_for(request)
        count, latest = listed_state()
        pages = math.ceil(count / LIMIT)

        def render() -> str:
            return _page(1, urls) if pages <= 1 else _index(pages, urls)

        return current(request, render, media_type=MEDIA_TYPE, state=f"{count} {latest} {LIMIT}", changed_at=latest)


class SitemapPage(ReadOnlyView):
    """One file of a sitemap that an index names."""

    def get(self, request: HttpRequest, number: str) -> HttpResponseBase:
        """Return the file. Raises `UnknownError` if the index names no such file."""
        urls, page = urls_for(request), int(number)
        count, latest = listed_state()
        if page > max(1, math.ceil(count / LIMIT)):
            raise UnknownError("not_found", f"The sitemap has no part {page}.")
        state = f"{count} {latest} {LIMIT}"
        return current(request, lambda: _page(page, urls), media_type=MEDIA_TYPE, state=state, changed_at=latest)


def _page(number: int, urls: Urls) -> str:
    """Return a file. Django's own template takes four seconds for a file of 50,000 addresses, so this is plain text."""
    rows = listed_articles()[(number - 1) * LIMIT : number * LIMIT].values_list("slug", "updated_at")
    entries = [f"<url><loc>{escape(urls.base)}/</loc></url>"] if number == 1 else []
    entries += [
        f"<url><loc>{escape(urls.article_page(slug))}</loc><lastmod>{day:%Y-%m-%d}</lastmod></url>"
        for slug, day in rows
    ]
    return _document("urlset", entries)


def _index(pages: int, urls: Urls) -> str:
    parts = (f"{escape(urls.base)}/sitemap-{number}.xml" for number in range(1, pages + 1))
    return _document("sitemapindex", [f"<sitemap><loc>{part}</loc></sitemap>" for part in parts])


def _document(root: str, lines: Sequence[str]) -> str:
    body = "\n".join(lines)
    return f'<?xml version="1.0" encoding="UTF-8"?>\n<{root} xmlns="{_NAMESPACE}">\n{body}\n</{root}>\n'

"""`/sitemap.xml` (sitemaps.org 0.9): the pages of all articles, of the people who wrote them, and of the outlets.

It is one file, or an index of the files `/sitemap-1.xml` and so on.
"""

from collections.abc import Iterable
from xml.sax.saxutils import escape  # nosec B406 # writes XML, reads none

from django.http import HttpRequest
from django.http.response import HttpResponseBase

from articles.addresses import Urls
from articles.selectors.errors import UnknownError
from articles.selectors.sitemap import Files, Listed, listed_in, sitemap_files
from articles.web.base_url import urls_for
from articles.web.caching import current
from articles.web.views import ReadOnlyView

_NAMESPACE = "http://www.sitemaps.org/schemas/sitemap/0.9"
MEDIA_TYPE = "application/xml; charset=utf-8"


class SitemapXml(ReadOnlyView):
    """The sitemap if one file holds it, or the index of its files."""

    def get(self, request: HttpRequest) -> HttpResponseBase:
        """Return the sitemap, or the index."""
        files, urls = sitemap_files(), urls_for(request)
        if files.count == 1:
            return _file(request, files, 1)
        return current(
            request,
            lambda: _index(files, urls),
            media_type=MEDIA_TYPE,
            state=f"{files.count} files",
            changed_at=files.changed_at,
        )


class SitemapPage(ReadOnlyView):
    """One file of a sitemap that an index names."""

    def get(self, request: HttpRequest, number: str) -> HttpResponseBase:
        """Return the file. Raises `UnknownError` if the index names no such file."""
        files = sitemap_files()
        if int(number) > files.count:
            raise UnknownError("not_found", f"The sitemap has no part {number}.")
        return _file(request, files, int(number))


def paths_of(files: Files) -> list[str]:
    """Return the paths of the files that the index names."""
    return [f"/sitemap-{number}.xml" for number in range(1, files.count + 1)]


def _file(request: HttpRequest, files: Files, number: int) -> HttpResponseBase:
    urls, listed = urls_for(request), listed_in(files, number)
    return current(
        request,
        lambda: _page(number, listed, urls),
        media_type=MEDIA_TYPE,
        state=f"{len(listed.articles)} {listed.changed_at} {listed.people} {listed.outlets}",
        changed_at=max(filter(None, (listed.changed_at, files.articles_changed_at)), default=None),
    )


def _page(number: int, listed: Listed, urls: Urls) -> str:
    """Return a file as plain text, which takes a fraction of the time of Django's own template.

    The first file lists the home page too, and so does a file without articles, because a file must list something.
    """
    home = [f"{urls.base}/"] if number == 1 or not listed.articles else []
    people, outlets = map(urls.person_page, listed.people), map(urls.outlet_page, listed.outlets)
    entries = [f"<url><loc>{escape(page)}</loc></url>" for page in (*home, *people, *outlets)]
    entries += [
        f"<url><loc>{escape(urls.article_page(slug))}</loc><lastmod>{day:%Y-%m-%d}</lastmod></url>"
        for slug, day in listed.articles
    ]
    return _document("urlset", entries)


def _index(files: Files, urls: Urls) -> str:
    return _document(
        "sitemapindex", (f"<sitemap><loc>{escape(urls.base + path)}</loc></sitemap>" for path in paths_of(files))
    )


def _document(root: str, lines: Iterable[str]) -> str:
    body = "\n".join(lines)
    return f'<?xml version="1.0" encoding="UTF-8"?>\n<{root} xmlns="{_NAMESPACE}">\n{body}\n</{root}>\n'

"""`/robots.txt` (RFC 9309): crawlers may read everything but the admin and the desk; it names the sitemap."""

from django.http import HttpRequest
from django.http.response import HttpResponseBase

from articles.web.base_url import base_url
from articles.web.caching import listing
from articles.web.views import ReadOnlyView


class RobotsTxt(ReadOnlyView):
    """The rules for crawlers."""

    def get(self, request: HttpRequest) -> HttpResponseBase:
        """Return the rules."""
        closed = ["Disallow: /admin/", "Disallow: /desk/"]
        lines = ["User-agent: *", *closed, "Allow: /", "", f"Sitemap: {base_url(request)}/sitemap.xml", ""]
        return listing(request, "\n".join(lines), media_type="text/plain; charset=utf-8")

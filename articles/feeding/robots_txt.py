"""`/robots.txt` (RFC 9309): everything may be read but the editors' admin; where the sitemap is."""

from django.http import HttpRequest
from django.http.response import HttpResponseBase

from alliance.hosting import base_of
from alliance.revalidated import said
from articles.feeding.door import Door


class RobotsTxt(Door):
    """What crawlers are told."""

    def get(self, request: HttpRequest) -> HttpResponseBase:
        """Return the rules."""
        lines = ["User-agent: *", "Disallow: /admin/", "Allow: /", "", f"Sitemap: {base_of(request)}/sitemap.xml", ""]
        return said(request, "\n".join(lines), media_type="text/plain; charset=utf-8")

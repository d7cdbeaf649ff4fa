"""`/robots.txt` (RFC 9309): everything may be read but the editors' admin; where the sitemap is."""

from django.http import HttpRequest
from django.http.response import HttpResponseBase

from articles.feeding.door import Door
from articles.web.base_url import base_url
from articles.web.revalidated import said


class RobotsTxt(Door):
    """What crawlers are told."""

    def get(self, request: HttpRequest) -> HttpResponseBase:
        """Return the rules."""
        lines = ["User-agent: *", "Disallow: /admin/", "Allow: /", "", f"Sitemap: {base_url(request)}/sitemap.xml", ""]
        return said(request, "\n".join(lines), media_type="text/plain; charset=utf-8")

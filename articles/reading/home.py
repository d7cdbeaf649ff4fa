"""`/`: all articles, the newest publication first."""

from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.template.loader import render_to_string

from articles.addresses import Urls
from articles.reading.list_pages import list_page
from articles.reading.page import MEDIA_TYPE, Page
from articles.selectors.articles import readable_articles
from articles.web.base_url import urls_for
from articles.web.caching import listing, redirect_to
from articles.web.negotiation import prefers_json


class Home(Page):
    """The list of articles."""

    def get(self, request: HttpRequest) -> HttpResponseBase:
        """Return the page, or redirect a program to the articles in the API."""
        urls = urls_for(request)
        if prefers_json(request):
            return redirect_to(urls.articles())
        return listing(request, render_home(request.GET.get("page", "1"), urls), media_type=MEDIA_TYPE)


def render_home(number: str, urls: Urls) -> str:
    """Return a page of the list. Raises `UnknownError` if the list does not have the page."""
    page = list_page(readable_articles(), number, "/", urls)
    return render_to_string("home.html", {"list": page, "at": urls})

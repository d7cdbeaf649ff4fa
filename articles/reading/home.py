"""`/`: all articles, the newest publication first."""

from dataclasses import dataclass

from django.core.paginator import InvalidPage, Paginator
from django.db.models import F
from django.http import Http404, HttpRequest
from django.http.response import HttpResponseBase
from django.template.loader import render_to_string

from articles.addresses import Urls
from articles.models import Article, Version
from articles.reading.answers import listing
from articles.reading.page import Page, prefers_json, see
from articles.reading.publications import Appearance, appearances
from articles.representations.bylines import byline_of
from articles.selectors.articles import readable_articles
from articles.web.base_url import urls_for

PAGE_SIZE = 20


@dataclass(frozen=True, slots=True)
class Entry:
    """An article in the list."""

    url: str
    version: Version
    byline: str | None
    appearances: list[Appearance]


class Home(Page):
    """The list of articles."""

    def get(self, request: HttpRequest) -> HttpResponseBase:
        """Return the page, or lead a program to the articles in the API."""
        urls = urls_for(request)
        if prefers_json(request):
            return see(urls.articles())
        return listing(request, render_home(request.GET.get("page", "1"), urls))


def render_home(number: str, urls: Urls) -> str:
    """Return a page of the list. Raises `Http404` where there is no page of that number."""
    ordered = readable_articles().order_by(F("first_published_on").desc(nulls_last=True), "-pk")
    try:
        page = Paginator(ordered, PAGE_SIZE).page(number)
    except InvalidPage as error:
        raise Http404("The list has no such page.") from error
    entries = [_entry(article, urls) for article in page.object_list]
    return render_to_string(
        "home.html", {"entries": entries, "page": page, "at": urls, "canonical": _address(page.number, urls)}
    )


def _entry(article: Article, urls: Urls) -> Entry:
    version = article.current_version
    if version is None:
        raise ValueError(f"The article {article.slug} has no version; run `manage.py verify`.")
    return Entry(
        url=urls.article_page(article.slug),
        version=version,
        byline=byline_of(version.contributions.all()),
        appearances=appearances(article.publications.all(), version),
    )


def _address(number: int, urls: Urls) -> str:
    return f"{urls.base}/" if number == 1 else f"{urls.base}/?page={number}"

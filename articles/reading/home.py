"""`/`: all articles, the newest publication first."""

from dataclasses import dataclass

from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.template.loader import render_to_string

from articles.addresses import Urls
from articles.citing.page_metadata.coins import coins
from articles.models import Article, Version
from articles.models.expressions import PublishedOrNever
from articles.reading.page import MEDIA_TYPE, Page, redirect_to
from articles.reading.publications import PublicationInWords, publications_in_words
from articles.references import positive_int
from articles.representations.bylines import byline_of
from articles.representations.csl.item import csl_item
from articles.representations.csl.notices import status_of
from articles.representations.languages import Direction, direction_of
from articles.selectors.articles import complete, readable_articles
from articles.selectors.cited import cited_as_loaded
from articles.selectors.errors import UnknownError
from articles.web.base_url import urls_for
from articles.web.caching import listing
from articles.web.negotiation import prefers_json

PAGE_SIZE = 20


@dataclass(frozen=True, slots=True)
class HomeEntry:
    """An article in the list of articles; `status` says if its text was retracted or corrected."""

    url: str
    version: Version
    language: str | None
    direction: Direction
    status: str | None
    key: str
    coins: str
    byline: str | None
    publications: list[PublicationInWords]


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
    wanted = positive_int(number) or 0
    ordered = readable_articles().order_by(PublishedOrNever("first_published_on").desc(), "-pk")
    start = (wanted - 1) * PAGE_SIZE
    # One article more than the page holds tells whether there is another page; all of them are never counted.
    rows = list(ordered[start : start + PAGE_SIZE + 1]) if wanted else []
    if not rows and wanted != 1:
        raise UnknownError("not_found", f"The list has no page “{number[:20]}”.")
    return render_to_string(
        "home.html",
        {
            "entries": [_entry(article, urls) for article in complete(rows[:PAGE_SIZE])],
            "number": wanted,
            "newer": _page(wanted - 1) if wanted > 1 else None,
            "older": _page(wanted + 1) if len(rows) > PAGE_SIZE else None,
            "at": urls,
            "canonical": f"{urls.base}/{_page(wanted).lstrip('/')}",
        },
    )


def _entry(article: Article, urls: Urls) -> HomeEntry:
    version = article.current_version
    if version is None:
        raise ValueError(f"The article {article.slug} has no version; run `manage.py verify`.")
    language = version.language or article.language
    cited = cited_as_loaded(version)
    return HomeEntry(
        url=urls.article_page(article.slug),
        version=version,
        language=language,
        direction=direction_of(language),
        status=status_of(cited),
        key=cited.key,
        coins=coins(csl_item(cited, urls)),
        byline=byline_of(version.contributions.all(), language),
        publications=publications_in_words(article.publications.all(), version, language),
    )


def _page(number: int) -> str:
    """Return the address of a page of the list, as a link on another page of it."""
    return "/" if number == 1 else f"?page={number}"

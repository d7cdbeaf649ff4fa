"""The pages of a list of articles: twenty articles each, the newest publication first."""

from dataclasses import dataclass

from django.db.models import QuerySet

from articles.addresses import Urls
from articles.models import Article
from articles.models.expressions import PublishedOrNever
from articles.reading.entries import ArticleEntry, entry_of
from articles.references import positive_int
from articles.selectors.articles import complete_for_list
from articles.selectors.errors import UnknownError

PAGE_SIZE = 20


@dataclass(frozen=True, slots=True)
class ListPage:
    """A page of a list: its `address`, its articles, and the links to the pages before and behind it, if there are any."""

    number: int
    address: str
    entries: list[ArticleEntry]
    newer: str | None
    older: str | None


def list_page(articles: QuerySet[Article], number: str, first: str, urls: Urls) -> ListPage:
    """Return the page of this number of a list of `readable_articles` that begins at the path `first`, as `/people/7/`.

    Raises `UnknownError` if the list does not have the page.
    """
    wanted = positive_int(number) or 0
    ordered = articles.order_by(PublishedOrNever("first_published_on").desc(), "-pk")
    start = (wanted - 1) * PAGE_SIZE
    # One article more than the page holds tells whether there is another page; all of them are never counted.
    rows = list(ordered[start : start + PAGE_SIZE + 1]) if wanted else []
    if not rows and wanted != 1:
        raise UnknownError("not_found", f"The list has no page “{number[:20]}”.")
    return ListPage(
        number=wanted,
        address=f"{urls.base}{first}{_query(wanted)}",
        entries=[entry_of(article, urls) for article in complete_for_list(rows[:PAGE_SIZE])],
        newer=(_query(wanted - 1) or first) if wanted > 1 else None,
        older=_query(wanted + 1) if len(rows) > PAGE_SIZE else None,
    )


def _query(number: int) -> str:
    """Return the query of the address of a page, which is also a link from the other pages; the first page has none."""
    return "" if number == 1 else f"?page={number}"

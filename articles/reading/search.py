"""`/search/?q=`: the articles that answer a search, the best first, and below each the paragraphs that hold the words."""

import datetime
import re
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from urllib.parse import urlencode

from django.db.models import prefetch_related_objects
from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.template.loader import render_to_string
from django.utils.safestring import SafeString, mark_safe

from articles.addresses import Urls
from articles.models import Article, Passage
from articles.reading.entries import ArticleEntry, entry_of
from articles.reading.page import MEDIA_TYPE, Page
from articles.searching.search import Search
from articles.searching.snippets import snippet
from articles.searching.terms import Clause, clauses
from articles.selectors.articles import ArticleFilter, complete_for_list
from articles.selectors.paragraph_search import FoundParagraphs
from articles.selectors.ranking import Ranked, ranked
from articles.web.base_url import urls_for
from articles.web.caching import listing, redirect_to
from articles.web.negotiation import prefers_json
from articles.web.problems import invalid_parameter

PAGE_SIZE, PARAGRAPHS_AN_ARTICLE = 20, 3
LONGEST_QUERY = 500  # characters
_AFTER = re.compile(r"([0-2])-([0-9]{1,7})-([0-9]{1,18})")


@dataclass(frozen=True, slots=True)
class FoundParagraph:
    """A paragraph that holds the words: where it is, and an excerpt as HTML."""

    url: str
    snippet: SafeString


@dataclass(frozen=True, slots=True)
class FoundArticle:
    """An article that answers, and some of its paragraphs; `more` is the address of all of them, if there are more."""

    entry: ArticleEntry
    paragraphs: Sequence[FoundParagraph]
    more: str | None


class SearchPage(Page):
    """A page of what a search found."""

    def get(self, request: HttpRequest) -> HttpResponseBase:
        """Return the page, or redirect a program to the search in the API. Raises `ApiError` for a query that is too long."""
        urls, query = urls_for(request), request.GET.get("q", "").strip()
        if prefers_json(request):
            return redirect_to(f"{urls.articles()}?{urlencode({'q': query})}" if query else urls.articles())
        if len(query) > LONGEST_QUERY:
            raise invalid_parameter("q", f"“q” has more than {LONGEST_QUERY} characters: {len(query)}.")
        if "\x00" in query:
            raise invalid_parameter("q", "“q” holds a NUL character.")
        return listing(request, render_search(query, request.GET.get("after"), urls), media_type=MEDIA_TYPE)


def render_search(query: str, after: str | None, urls: Urls) -> str:
    """Return the page of a search; `after` says where the page before ends. Raises `ApiError` if it says nothing."""
    wanted = clauses(query)
    rows = _articles(wanted, _edge(after))
    next_page = {"q": query, "after": _place(rows[PAGE_SIZE - 1])} if len(rows) > PAGE_SIZE else None
    return render_to_string(
        "search.html",
        {
            "query": query,
            "longest": LONGEST_QUERY,
            "has_words": any(not clause.excluded for clause in wanted),
            "found": _found(rows[:PAGE_SIZE], wanted, query, urls),
            "next": f"?{urlencode(next_page)}" if next_page else None,
            "at": urls,
        },
    )


def _articles(wanted: Sequence[Clause], edge: Sequence[object]) -> list[Article]:
    """Return the articles of the page, and one more if there is another page."""
    answering = ranked(ArticleFilter(clauses=tuple(wanted)))
    return answering.stretch(edge, PAGE_SIZE + 1, backwards=False) if isinstance(answering, Ranked) else []


def _found(articles: Sequence[Article], wanted: Sequence[Clause], query: str, urls: Urls) -> list[FoundArticle]:
    paragraphs = _paragraphs(
        articles, Search.of(wanted, sorted({article.language or "" for article in articles})), urls
    )
    return [
        FoundArticle(
            entry=entry_of(article, urls),
            paragraphs=paragraphs.get(article.pk, [])[:PARAGRAPHS_AN_ARTICLE],
            more=f"{urls.base}/api/v1/paragraphs/?{urlencode({'q': query, 'article': article.slug})}"
            if len(paragraphs.get(article.pk, [])) > PARAGRAPHS_AN_ARTICLE
            else None,
        )
        for article in complete_for_list(articles)
    ]


def _paragraphs(articles: Sequence[Article], search: Search, urls: Urls) -> Mapping[int, list[FoundParagraph]]:
    """Return the paragraphs that hold the words, the best first, by the ids of their articles."""
    found: dict[int, list[FoundParagraph]] = defaultdict(list)
    languages = {article.pk: article.language for article in articles}
    for passage in _passages(search, list(languages)):
        article_id = passage.paragraph.article_id
        excerpt = mark_safe(snippet(passage.wording.text, search, languages[article_id]))  # nosec # escaped
        found[article_id].append(FoundParagraph(urls.paragraph_page(passage.paragraph.pid), excerpt))
    return found


def _passages(search: Search, article_ids: Sequence[int]) -> list[Passage]:
    of_articles = FoundParagraphs(Search(search.wanted, search.excluded, search.languages, article_ids))
    passages = of_articles.stretch((), PAGE_SIZE * (PARAGRAPHS_AN_ARTICLE + 1), backwards=False)
    prefetch_related_objects(passages, "wording")
    return passages


def _place(article: Article) -> str:
    """Return where an article stands among those that answer, to go on behind it."""
    published: datetime.date = getattr(article, "published_or_never")  # noqa: B009  (an annotation, which no type knows)
    rank: int = getattr(article, "rank")  # noqa: B009
    return f"{rank}-{published.toordinal()}-{article.pk}"


def _edge(after: str | None) -> Sequence[object]:
    if after is None:
        return ()
    place = _AFTER.fullmatch(after)
    if place is None or not 0 < int(place[2]) <= datetime.date.max.toordinal():
        raise invalid_parameter("after", "“after” is not one that a page of a search gave out; begin again without it.")
    return int(place[1]), datetime.date.fromordinal(int(place[2])), int(place[3])

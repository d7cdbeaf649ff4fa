"""The time of searches by relevance; the baseline is the same list without a query."""

import random
from collections.abc import Callable

from benchmarks.store import WORDS, made_article
from benchmarks.timing import Figure, in_turns

ARTICLES = 1_000
NAMES = 200
_FIRST = 1_000_000  # no other benchmark publishes these numbers


def figures(articles: int = ARTICLES) -> list[Figure]:
    """Publish so many articles, some of which hold a rare name, and time queries of every kind: the ids of one page."""
    from articles.intake import read
    from articles.publishing.articles import publish_article
    from articles.publishing.delivery import Delivery

    for number in range(_FIRST, _FIRST + articles):
        content = made_article(number) + f"\n\nName{'abcdefghij'[number % 10]}{number % NAMES} was there.".encode()
        publish_article(Delivery(content, read(content)))
    chance = random.Random(1)
    two, five = (" ".join(chance.sample(WORDS, k)) for k in (2, 5))
    queries = {
        "baseline: the newest articles": None,
        "one rare word": "namea0",
        "one common word": "harbour",
        "two common words": two,
        "five common words": five,
        "a phrase": f'"{two}"',
        "a word that no article has": "nowhere",
        "a common word without a rare one": "harbour -namea0",
    }
    return in_turns({name: _searching(query) for name, query in queries.items()}, rounds=9, calls=5)


def _searching(query: str | None) -> Callable[[], object]:
    from articles.api.v1.articles import ArticleListQuery, wanted_articles

    def search() -> object:
        from articles.api.http.pagination import page_of
        from articles.api.v1.articles import ORDERINGS

        name = "-published" if query is None else "relevance"
        return page_of(wanted_articles(ArticleListQuery(q=query)), ORDERINGS, name, None, 20)

    return search

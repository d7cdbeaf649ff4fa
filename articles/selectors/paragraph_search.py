"""Reading the current paragraphs that hold some words, the best first, and no further than a page needs.

The index knows every wording. Here stands which of them may be found: those of the current version of an article, if
no withdrawal is in force that the text falls under.
"""

import datetime
from collections.abc import Collection, Sequence
from dataclasses import dataclass, field, replace

from django.db.models import Exists, F, OuterRef, Q, QuerySet

from articles.choices import ArticleStatus
from articles.models import Article, Passage, Withdrawal, Wording
from articles.references import is_slug
from articles.searching import wordings
from articles.searching.search import Search, Stretch
from articles.searching.tables import place_of_wording
from articles.searching.terms import Clause
from articles.searching.wordings import WordingRank
from articles.selectors.articles import ArticleFilter, filtered
from articles.selectors.languages import known_languages
from articles.selectors.prepared import prepared
from articles.selectors.ranking import Edge, in_ranks

# Of so few articles the index is asked for their own wordings; of more, each wording that has the words is looked up.
_FEW_ARTICLES = 200


@dataclass(frozen=True, slots=True)
class ParagraphFilter:
    """Which articles the paragraphs are wanted of. `article` is a slug, `updated_from` a moment."""

    articles: ArticleFilter = field(default_factory=ArticleFilter)
    article: str | None = None
    updated_from: datetime.datetime | None = None


@dataclass(frozen=True, slots=True)
class FoundParagraphs:
    """The paragraphs that answer a search, by their `rank` (`WordingRank`), and those of one rank the last stored first.

    `readable` are the wordings that may be found; None if there is nothing to find.
    """

    search: Search
    readable: QuerySet[Wording] | None

    def stretch(self, edge: Sequence[object], count: int, *, backwards: bool) -> list[Passage]:
        """Return `count` passages behind the one with the rank and the wording's id of `edge`; before it, if `backwards`."""
        readable = self.readable
        if readable is None:
            return []

        def read(rank: WordingRank, wanted: Stretch) -> list[int]:
            return wordings.of_rank(self.search, rank, wanted, readable)

        ranks = in_ranks(WordingRank, read, _edge(edge), count, backwards=backwards)
        passages = {passage.wording_id: passage for passage in _current_passages(list(ranks))}
        for key, passage in passages.items():
            setattr(passage, "rank", int(ranks[key]))  # noqa: B010  (as an annotation would, which no type knows)
        return [passages[key] for key in ranks if key in passages]


def found_paragraphs(clauses: Sequence[Clause], wanted: ParagraphFilter) -> FoundParagraphs:
    """Return the current paragraphs that hold what the clauses ask for; none if no word is wanted."""
    search = Search.of(clauses, known_languages())
    if not search.wanted:
        return FoundParagraphs(search, None)
    if wanted == ParagraphFilter():
        return FoundParagraphs(search, _readable())
    articles = _articles(wanted)
    few = list(articles.order_by().values_list("pk", flat=True)[: _FEW_ARTICLES + 1])
    if not few:
        return FoundParagraphs(search, None)
    if len(few) <= _FEW_ARTICLES:
        return FoundParagraphs(replace(search, articles=few), _readable())
    of_article = articles.filter(pk=OuterRef("paragraph__article"))
    return FoundParagraphs(search, _readable().filter(Exists(of_article)))


def is_article(slug: str) -> bool:
    """Return whether an article, withdrawn or not, has the slug."""
    return is_slug(slug) and Article.objects.filter(slug=slug).exists()


def _articles(wanted: ParagraphFilter) -> QuerySet[Article]:
    articles = filtered(Article.objects.filter(status=ArticleStatus.PUBLISHED), wanted.articles)
    if wanted.article is not None:
        articles = articles.filter(slug=wanted.article)
    return articles.filter(updated_at__gte=wanted.updated_from) if wanted.updated_from else articles


def _readable() -> QuerySet[Wording]:
    """Return the wordings of all passages that may be shown now."""
    current = Passage.objects.filter(
        version=OuterRef("paragraph__article__current_version"), paragraph=OuterRef("paragraph"), wording=OuterRef("pk")
    )
    withdrawn = Withdrawal.objects.filter(
        Q(version=None) | Q(version=OuterRef("paragraph__article__current_version")),
        Q(paragraph=None) | Q(paragraph=OuterRef("paragraph")),
        article=OuterRef("paragraph__article"),
        lifted_by=None,
    )
    return Wording.objects.filter(Exists(current), ~Exists(withdrawn))


@prepared
def _current_passages(wording_ids: Collection[int]) -> QuerySet[Passage]:
    of_current = Passage.objects.filter(wording__in=wording_ids, version=F("paragraph__article__current_version"))
    return of_current.select_related("paragraph").order_by()


def _edge(values: Sequence[object]) -> Edge | None:
    if not values:
        return None
    rank, wording_id = values
    assert isinstance(rank, int)
    assert isinstance(wording_id, int)
    return Edge(rank, place_of_wording(wording_id))

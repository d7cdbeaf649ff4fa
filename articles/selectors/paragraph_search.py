"""Reading the current paragraphs that hold some words, the best first, and no further than a page needs.

The index knows every wording. Here stands which of them may be found: those of the current version of an article, if
no withdrawal is in force that the text falls under.
"""

from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace

from django.db.models import Exists, F, OuterRef, Q, QuerySet

from articles.choices import ArticleStatus
from articles.models import Article, Passage, Withdrawal
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
_FEW_ARTICLES = 1_000
# If what is found may not be shown, more is read the next time.
_FASTER, _MOST_AT_ONCE = 4, 2_000


@dataclass(frozen=True, slots=True)
class ParagraphFilter:
    """Which articles the paragraphs are wanted of. `article` is a slug."""

    articles: ArticleFilter = field(default_factory=ArticleFilter)
    article: str | None = None


@dataclass(frozen=True, slots=True)
class FoundParagraphs:
    """The paragraphs that answer a search, by their `rank` (`WordingRank`), and those of one rank the last stored first.

    They are of the `articles`; None stands for all of them.
    """

    search: Search
    articles: QuerySet[Article] | None = None

    def stretch(self, edge: Sequence[object], count: int, *, backwards: bool) -> list[Passage]:
        """Return `count` passages behind the one with the rank and the wording's id of `edge`; before it, if `backwards`."""
        passages: dict[int, Passage] = {}

        def read(rank: WordingRank, wanted: Stretch) -> list[int]:
            readable = list(self._readable(rank, wanted))
            passages.update((passage.wording_id, passage) for passage in readable)
            return [passage.wording_id for passage in readable]

        if not self.search.wanted or self.search.articles == []:
            return []
        ranks = in_ranks(WordingRank, read, _edge(edge), count, backwards=backwards)
        for key, rank in ranks.items():
            setattr(passages[key], "rank", int(rank))  # noqa: B010  (as an annotation would, which no type knows)
        return [passages[key] for key in ranks]

    def _readable(self, rank: WordingRank, wanted: Stretch) -> Iterator[Passage]:
        """Yield the passages of a stretch of a rank that may be shown; the index is read until there are enough of them."""
        found, stretch = 0, wanted
        while found < wanted.count:
            keys = wordings.of_rank(self.search, rank, stretch)
            passages = {passage.wording_id: passage for passage in self._passages(keys)}
            readable = [passages[key] for key in keys if key in passages][: wanted.count - found]
            yield from readable
            if len(keys) < stretch.count:
                return
            found += len(readable)
            next_count = min(stretch.count * _FASTER, _MOST_AT_ONCE)
            stretch = Stretch(next_count, place_of_wording(keys[-1]), wanted.backwards)

    def _passages(self, keys: Collection[int]) -> Iterable[Passage]:
        if self.articles is None:
            return _current_passages(keys)
        return _current(keys).filter(paragraph__article__in=self.articles.order_by().values("pk"))


def found_paragraphs(clauses: Sequence[Clause], wanted: ParagraphFilter) -> FoundParagraphs:
    """Return the current paragraphs that hold what the clauses ask for; none if no word is wanted."""
    search = Search.of(clauses, known_languages())
    if wanted == ParagraphFilter():
        return FoundParagraphs(search)
    articles = _articles(wanted)
    few = list(articles.order_by().values_list("pk", flat=True)[: _FEW_ARTICLES + 1])
    if len(few) <= _FEW_ARTICLES:
        return FoundParagraphs(replace(search, articles=few))
    return FoundParagraphs(search, articles)


def is_article(slug: str) -> bool:
    """Return whether an article, withdrawn or not, has the slug."""
    return is_slug(slug) and Article.objects.filter(slug=slug).exists()


def _articles(wanted: ParagraphFilter) -> QuerySet[Article]:
    articles = filtered(Article.objects.filter(status=ArticleStatus.PUBLISHED), wanted.articles)
    if wanted.article is not None:
        articles = articles.filter(slug=wanted.article)
    return articles


@prepared
def _current_passages(wording_ids: Collection[int]) -> QuerySet[Passage]:
    return _current(wording_ids)


def _current(wording_ids: Collection[int]) -> QuerySet[Passage]:
    """Return the passages with these wordings that are current and may be shown."""
    article = "paragraph__article"
    passages = Passage.objects.filter(wording__in=wording_ids, version=F(f"{article}__current_version"))
    withdrawn = Withdrawal.objects.filter(
        Q(version=None) | Q(version=OuterRef("version")),
        Q(paragraph=None) | Q(paragraph=OuterRef("paragraph")),
        article=OuterRef(article),
        lifted_by=None,
    )
    return passages.filter(~Exists(withdrawn)).select_related("paragraph").order_by()


def _edge(values: Sequence[object]) -> Edge | None:
    if not values:
        return None
    rank, wording_id = values
    assert isinstance(rank, int)
    assert isinstance(wording_id, int)
    return Edge(rank, place_of_wording(wording_id))

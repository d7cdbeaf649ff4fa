"""The search of the desk: articles and paragraphs that hold some words. Reads the full-text index."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.db.models import prefetch_related_objects
from django.utils.safestring import SafeString, mark_safe

from articles.addresses import Urls
from articles.models import Article, Passage
from articles.searching.search import Search
from articles.searching.snippets import snippet
from articles.searching.terms import clauses
from articles.selectors.articles import ArticleFilter
from articles.selectors.languages import known_languages
from articles.selectors.paragraph_search import FoundParagraphs
from articles.selectors.ranking import Ranked, ranked

LONGEST = 500  # characters
MOST_ARTICLES, MOST_PARAGRAPHS = 10, 30


@dataclass(frozen=True, slots=True)
class FoundParagraph:
    """A paragraph that holds the words, with its address, its article, and an excerpt as HTML."""

    address: str
    article: Article
    passage: Passage
    excerpt: SafeString


@dataclass(frozen=True, slots=True)
class Found:
    """What a search found."""

    articles: Sequence[Article]
    paragraphs: Sequence[FoundParagraph]


def found(query: str, urls: Urls) -> Found:
    """Return the articles whose title or text answers, the best first, and the paragraphs that hold the words."""
    wanted = clauses(query.replace("\x00", "")[:LONGEST])
    answering = ranked(ArticleFilter(clauses=tuple(wanted)))
    articles = answering.stretch((), MOST_ARTICLES, backwards=False) if isinstance(answering, Ranked) else []
    search = Search.of(wanted, known_languages())
    passages = FoundParagraphs(search).stretch((), MOST_PARAGRAPHS, backwards=False)
    prefetch_related_objects(passages, "wording", "paragraph__article__current_version")
    return Found(articles, [_paragraph(passage, search, urls) for passage in passages])


def _paragraph(passage: Passage, search: Search, urls: Urls) -> FoundParagraph:
    article = passage.paragraph.article
    excerpt = mark_safe(snippet(passage.wording.text, search, article.language))  # nosec  # escaped there
    return FoundParagraph(urls.paragraph_page(passage.paragraph.pid), article, passage, excerpt)

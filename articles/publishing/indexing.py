"""Keeping the search index at the text that may be read now. Reads the current version; writes the index."""

import datetime
from collections.abc import Iterable, Iterator, Mapping

from articles.models import Article, Passage, Version
from articles.searching import index
from articles.searching.terms import terms
from articles.selectors.withdrawals import withdrawals_of


def reindex(article: Article) -> None:
    """Index the article's current text without what is withdrawn, or nothing if the whole text is withdrawn."""
    withdrawn = withdrawals_of(article.pk)
    version = Version.objects.get(current_of=article)
    if withdrawn.article or version.pk in withdrawn.versions:
        index.drop(article.pk, article.first_published_on)
        return
    passages = Passage.objects.filter(version=version).select_related("wording").order_by("ordinal")
    texts = [passage.wording.text for passage in passages if withdrawn.of(passage) is None]
    index.put(article.pk, *_entry(article, version, texts))


def index_version(article: Article, version: Version, texts: Mapping[int, str]) -> None:
    """Index a version that has just become current; `texts` are its paragraphs' texts in order, by the keys of the paragraphs."""
    if version.number == 1:
        index.add(article.pk, *_entry(article, version, texts.values()))
        return
    withdrawn = withdrawals_of(article.pk).paragraphs
    index.put(article.pk, *_entry(article, version, (text for key, text in texts.items() if key not in withdrawn)))


def _entry(
    article: Article, version: Version, texts: Iterable[str]
) -> tuple[datetime.date | None, Iterator[str], Iterator[str]]:
    """Return the day of the first publication, the terms of the title with the subtitle, and those of the paragraphs."""
    # The language of the article, not of the version: it may have been learned later, and searches use it.
    title = terms("\n".join([version.title, version.subtitle or ""]), article.language)
    return article.first_published_on, title, terms("\n".join(texts), article.language)

"""Keeping the search index at the text that may be read now, and the index of keywords. Reads current versions; writes both."""

from collections.abc import Collection, Iterable, Mapping

from django.db import connection

from articles.models import Article, Passage, Version
from articles.publishing.delivery import Delivery
from articles.searching import index, keywords
from articles.searching.entries import Entry, entry_of
from articles.searching.index import Indexed
from articles.selectors.withdrawals import Withdrawals, withdrawals_of, withdrawals_of_many

_AT_ONCE = 100  # articles


def reindex(article: Article) -> None:
    """Index the article's current text without what is withdrawn, or nothing if the whole text is withdrawn."""
    index.drop(article.pk, article.first_published_on)
    index.add(_entries([article.pk]))


def index_everything() -> None:
    """Index the current text of every article, in a constant number of queries for some articles at a time, and the keywords.

    The indexes must be empty.
    """
    keys = list(Article.objects.order_by("pk").values_list("pk", flat=True))
    for start in range(0, len(keys), _AT_ONCE):
        index.add(_entries(keys[start : start + _AT_ONCE]))
    for key, words in Article.objects.exclude(keywords=[]).values_list("pk", "keywords").iterator(_AT_ONCE):
        keywords.add(key, words)


def index_version(article: Article, version: Version, delivery: Delivery, texts: Mapping[int, str]) -> None:
    """Index a version that has just become current; `texts` are its paragraphs' texts in order, by the keys of the paragraphs."""
    if delivery.manuscript.keywords:
        keywords.put(article.pk, article.keywords)
    if version.number == 1:
        index.add([_indexed(article, delivery.entry or _entry(article, version, texts.values()))])
        return
    withdrawn = withdrawals_of(article.pk).paragraphs
    readable = (text for key, text in texts.items() if key not in withdrawn)
    index.put(_indexed(article, _entry(article, version, readable)))


def _entries(article_ids: Collection[int]) -> list[Indexed]:
    """Return some articles with their entries, without those that are withdrawn as a whole."""
    withdrawals = withdrawals_of_many(article_ids)
    versions = Version.objects.filter(current_of__in=article_ids).select_related("article").order_by("article")
    readable = {version.pk: version for version in versions if _is_readable(version, withdrawals[version.article_id])}
    texts: dict[int, list[str]] = {key: [] for key in readable}
    passages = Passage.objects.filter(version__in=readable).select_related("wording").order_by("version", "ordinal")
    for passage in passages:
        if withdrawals[readable[passage.version_id].article_id].of(passage) is None:
            texts[passage.version_id].append(passage.wording.text)
    return [
        _indexed(version.article, _entry(version.article, version, texts[key])) for key, version in readable.items()
    ]


def _indexed(article: Article, entry: Entry) -> Indexed:
    return Indexed(article.pk, article.first_published_on, entry)


def _is_readable(version: Version, withdrawals: Withdrawals) -> bool:
    return withdrawals.article is None and version.pk not in withdrawals.versions


def _entry(article: Article, version: Version, texts: Iterable[str]) -> Entry:
    # The language of the article, not of the version: it may have been learned later, and searches use it.
    return entry_of([version.title, version.subtitle], texts, article.language, connection.vendor)

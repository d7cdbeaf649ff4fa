"""Keeping the search index: of articles, at the text that may be read now; of wordings, at all that were ever stored.

Reads the current versions and the wordings; writes the indexes.
"""

from collections.abc import Collection, Iterable, Mapping, Sequence
from typing import NamedTuple

from django.db import connection

from articles.models import Article, Passage, Version, Wording
from articles.publishing.delivery import Delivery
from articles.searching import index, keywords, neighbours, postgresql, wordings
from articles.searching.entries import Entry, entry_of, new_entry_of, wording_entry
from articles.searching.index import Indexed
from articles.searching.neighbours import Neighbours
from articles.searching.wordings import IndexedWording
from articles.selectors.withdrawals import Withdrawals, withdrawals_of, withdrawals_of_many

_AT_ONCE = 100  # articles
_WORDINGS_AT_ONCE = 2_000


class Stored(NamedTuple):
    """A version that has just been stored, and the delivery that it is of.

    `texts` are its paragraphs' texts in order, by the keys of the paragraphs; `new` are the texts of the wordings that no version
    before has, by the keys of these, in the same order.
    """

    version: Version
    delivery: Delivery
    texts: Mapping[int, str]
    new: Mapping[int, str]

    @property
    def article(self) -> Article:
        """The article of the version."""
        return self.version.article

    @property
    def entry(self) -> Entry:
        """The entry of a first version in the index, which may have been made ahead."""
        version = self.version
        heading = [version.title, version.subtitle]
        return self.delivery.entry or new_entry_of(
            heading, self.texts.values(), version.article.language, connection.vendor
        )


def reindex(article: Article) -> None:
    """Index the article's current text without what is withdrawn, or nothing if the whole text is withdrawn."""
    index.drop(article.pk, article.first_published_on)
    index.add(_entries([article.pk]))


def learn_language(article: Article, before: str | None) -> None:
    """Index the article and its wordings by the stems of its language, which was another `before`."""
    reindex(article)
    rows = list(Wording.objects.filter(paragraph__article=article).order_by("pk").values_list("pk", "text"))
    wordings.drop(_indexed_wordings(rows, article.pk, before))
    neighbours.drop(key for key, _ in rows)
    _add_wordings(_indexed_wordings(rows, article.pk, article.language))


def index_everything() -> None:
    """Index every article at its current text, all wordings, and the keywords, in a constant number of queries for some of them.

    The indexes must be empty.
    """
    index_wordings_behind(0)
    keys = list(Article.objects.order_by("pk").values_list("pk", flat=True))
    for start in range(0, len(keys), _AT_ONCE):
        index.add(_entries(keys[start : start + _AT_ONCE]))
    for key, words in Article.objects.exclude(keywords=[]).values_list("pk", "keywords").iterator(_AT_ONCE):
        keywords.add(key, words)


def index_wordings_behind(last: int) -> None:
    """Index all wordings whose ids are larger than the `last` one that is in the index."""
    columns = ("pk", "paragraph__article", "text", "paragraph__article__language")
    rows = Wording.objects.order_by("pk").values_list(*columns)
    while batch := list(rows.filter(pk__gt=last)[:_WORDINGS_AT_ONCE]):
        _add_wordings(
            [
                IndexedWording(key, article_id, wording_entry(text, language, connection.vendor))
                for key, article_id, text, language in batch
            ]
        )
        last = batch[-1][0]


def place_new_terms() -> None:
    """Do what PostgreSQL puts off when it indexes new texts; nothing on SQLite."""
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            postgresql.place_new_terms(cursor)


def index_versions(stored: Sequence[Stored]) -> None:
    """Index versions that have just become current, each of another article."""
    for item in stored:
        if item.delivery.manuscript.keywords:
            keywords.put(item.article.pk, item.article.keywords)
    first = [(item, item.entry) for item in stored if item.version.number == 1]
    index.add(_indexed(item.article, entry) for item, entry in first)
    _add_wordings(
        [
            IndexedWording(key, item.article.pk, wording)
            for item, entry in first
            for key, wording in zip(item.new, entry.wordings, strict=True)
        ]
    )
    for item in stored:
        if item.version.number > 1:
            _index_revised(item)


def _index_revised(stored: Stored) -> None:
    article = stored.article
    _add_wordings(_indexed_wordings(stored.new.items(), article.pk, article.language))
    withdrawn = withdrawals_of(article.pk).paragraphs
    readable = (text for key, text in stored.texts.items() if key not in withdrawn)
    index.put(_indexed(article, _entry(article, stored.version, readable)))


def _add_wordings(indexed: Sequence[IndexedWording]) -> None:
    wordings.add(indexed)
    neighbours.add(Neighbours(key, entry.terms) for key, _, entry in indexed)


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


def _indexed_wordings(rows: Iterable[tuple[int, str]], article_id: int, language: str | None) -> list[IndexedWording]:
    return [IndexedWording(key, article_id, wording_entry(text, language, connection.vendor)) for key, text in rows]


def _is_readable(version: Version, withdrawals: Withdrawals) -> bool:
    return withdrawals.article is None and version.pk not in withdrawals.versions


def _entry(article: Article, version: Version, texts: Iterable[str]) -> Entry:
    # The language of the article, not of the version: it may have been learned later, and searches use it.
    return entry_of([version.title, version.subtitle], texts, article.language, connection.vendor)

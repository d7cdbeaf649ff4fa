"""Which texts of an article are withdrawn: loaded once, before any of its text is shown."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass, field
from typing import Any, NoReturn, Protocol

from django.db.models import QuerySet, prefetch_related_objects

from articles.models import Article, Notice, Passage, Version, Withdrawal
from articles.selectors.prepared import prepared


class WithdrawnError(Exception):
    """The text was withdrawn. `notice` says why; `version` and `pid` name what was withdrawn, None for the whole article."""

    def __init__(self, article: Article, notice: Notice, *, version: int | None = None, pid: str | None = None) -> None:
        super().__init__(f"The text was withdrawn on {notice.created_at:%Y-%m-%d}.")
        self.article = article
        self.notice = notice
        self.version = version
        self.pid = pid


class InVersion(Protocol):
    """A passage, as a model or as a line of a page."""

    @property
    def version_id(self) -> int:
        """The id of its version."""

    @property
    def paragraph_id(self) -> int:
        """The id of its paragraph."""


@dataclass(frozen=True, slots=True)
class Withdrawals:
    """The withdrawals of one article that are in force: of all of it, of versions, of paragraphs, of single passages."""

    article: Notice | None = None
    versions: dict[int, Notice] = field(default_factory=dict)
    paragraphs: dict[int, Notice] = field(default_factory=dict)
    passages: dict[tuple[int, int], Notice] = field(default_factory=dict)

    @property
    def hides_paragraphs(self) -> bool:
        """Whether a version may be shown without some of its paragraphs; then its answer is not immutable."""
        return bool(self.paragraphs or self.passages)

    @property
    def tag(self) -> str:
        """A string that changes with what is withdrawn, and with the notices that say so."""
        parts: tuple[dict[Any, Notice], ...] = (self.versions, self.paragraphs, self.passages)
        notices = [[(key, notice.pk) for key, notice in part.items()] for part in parts]
        return f"{self.article.pk if self.article else None}{notices}"

    def of(self, passage: InVersion) -> Notice | None:
        """Return the notice that withdrew the passage, or None if it may be shown."""
        return (
            self.article
            or self.versions.get(passage.version_id)
            or self.paragraphs.get(passage.paragraph_id)
            or self.passages.get((passage.version_id, passage.paragraph_id))
        )

    def refuse_article(self, article: Article) -> None:
        """Raise `WithdrawnError` if the whole article is withdrawn."""
        if self.article:
            raise WithdrawnError(article, self.article)

    def refuse_current(self, article: Article) -> None:
        """Raise `WithdrawnError` if the article or its current version is withdrawn."""
        self.refuse_article(article)
        notice = self.versions.get(article.current_version_id or 0)
        if notice and article.current_version:
            raise WithdrawnError(article, notice, version=article.current_version.number)

    def refuse_version(self, version: Version) -> None:
        """Raise `WithdrawnError` if the article or the version is withdrawn."""
        self.refuse_article(version.article)
        notice = self.versions.get(version.pk)
        if notice:
            raise WithdrawnError(version.article, notice, version=version.number)

    def refuse_source(self, version: Version) -> None:
        """Raise `WithdrawnError` if the bytes of the version hold anything that is withdrawn; at most two queries."""
        self.refuse_version(version)
        hidden = Passage.objects.filter(version=version, paragraph__in=self.paragraphs).select_related("paragraph")
        for passage in [*hidden, *self._single(version)][:1]:
            self._refuse(version, passage)

    def refuse_passage(self, passage: Passage) -> None:
        """Raise `WithdrawnError` if the passage, its paragraph, its version or its article is withdrawn."""
        self.refuse_version(passage.version)
        if self.of(passage):
            self._refuse(passage.version, passage)

    def _single(self, version: Version) -> list[Passage]:
        paragraphs = [paragraph for of_version, paragraph in self.passages if of_version == version.pk]
        hidden = Passage.objects.filter(version=version, paragraph__in=paragraphs)
        return list(hidden.select_related("paragraph")) if paragraphs else []

    def _refuse(self, version: Version, passage: Passage) -> NoReturn:
        notice = self.of(passage)
        assert notice is not None
        raise WithdrawnError(version.article, notice, version=version.number, pid=passage.paragraph.pid)


_NOTHING = Withdrawals()


def withdrawals_of(article_id: int) -> Withdrawals:
    """Return the withdrawals of an article that are in force; one query, and one more if there are any."""
    return withdrawals_of_many({article_id})[article_id]


def refusals_of(article_id: int) -> Withdrawals:
    """Return the same without the paragraphs that the notices name; one query. It is enough to refuse a text."""
    return refusals_of_many([article_id])[article_id]


def refusals_of_many(article_ids: Collection[int]) -> dict[int, Withdrawals]:
    """Return the same of each of some articles; one query."""
    return _by_article(article_ids, _in_force(article_ids))


def withdrawals_of_many(article_ids: Collection[int]) -> dict[int, Withdrawals]:
    """Return the withdrawals in force of each of some articles; one query, and one more if there are any."""
    rows = _in_force(article_ids)
    prefetch_related_objects(rows, "notice__paragraphs")
    return _by_article(article_ids, rows)


def withdrawals_in_force(article_id: int) -> QuerySet[Withdrawal]:
    """Return the withdrawals of an article that nothing has lifted, each to be loaded with what it names; one query."""
    rows = Withdrawal.objects.filter(article=article_id, lifted_by=None)
    return rows.select_related("notice", "version", "paragraph").order_by("notice", "pk")


@prepared
def _in_force(article_ids: Collection[int]) -> QuerySet[Withdrawal]:
    rows = Withdrawal.objects.filter(article__in=article_ids, lifted_by=None).order_by("pk")
    return rows.select_related("notice__article", "notice__version")


def _by_article(article_ids: Iterable[int], rows: Collection[Withdrawal]) -> dict[int, Withdrawals]:
    withdrawals = dict.fromkeys(article_ids, _NOTHING) | {row.article_id: Withdrawals() for row in rows}
    for row in rows:
        own = withdrawals[row.article_id]
        if row.version_id and row.paragraph_id:
            own.passages[row.version_id, row.paragraph_id] = row.notice
        elif row.version_id:
            own.versions[row.version_id] = row.notice
        elif row.paragraph_id:
            own.paragraphs[row.paragraph_id] = row.notice
        else:
            withdrawals[row.article_id] = Withdrawals(row.notice, own.versions, own.paragraphs, own.passages)
    return withdrawals

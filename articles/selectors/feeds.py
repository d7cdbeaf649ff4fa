"""Reading a page of a feed: which articles are on it, whether anything on it changed, and their texts.

The article that changed last comes first. Withdrawn articles keep their places, since a feed says that they are gone. The
number of queries is constant; whether anything changed costs no text.
"""

import datetime
import re
from collections import defaultdict
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass

from django.db.models import Count, Exists, Max, OuterRef, Q, QuerySet

from articles.models import Article, Contribution, Notice, Passage, Publication
from articles.selectors.articles import articles_with_current_version, complete
from articles.selectors.prepared import prepared
from articles.selectors.withdrawals import Withdrawals, withdrawals_of_many

_CURSOR = re.compile(r"([0-9]{1,17})\.([1-9][0-9]{0,17})")
_EPOCH = datetime.datetime(1970, 1, 1, tzinfo=datetime.UTC)
_MICROSECOND = datetime.timedelta(microseconds=1)


class MalformedCursorError(ValueError):
    """The text is not a cursor of a feed."""


@dataclass(frozen=True, slots=True)
class Cursor:
    """The last article of a page: when it last changed, and its id."""

    changed_at: datetime.datetime
    article_id: int

    def __str__(self) -> str:
        return f"{(self.changed_at - _EPOCH) // _MICROSECOND}.{self.article_id}"

    @classmethod
    def parse(cls, text: str) -> "Cursor":
        """Return the cursor that `text` spells. Raises `MalformedCursorError`."""
        match = _CURSOR.fullmatch(text)
        if match is None:
            raise MalformedCursorError(f"“{text[:40]}” is not a cursor; take it from the feed, unchanged.")
        return cls(_EPOCH + int(match[1]) * _MICROSECOND, int(match[2]))


@dataclass(frozen=True, slots=True)
class FeedPage:
    """The ids of the articles on a page, in order; the text for its entity tag; and the start of the next page.

    `updated_at` is when the newest of them changed. `changed_at` is when any article last changed, since an article that
    moves to another page, or to another author, changes the page that it left.
    """

    article_ids: Sequence[int]
    tag: str
    updated_at: datetime.datetime
    changed_at: datetime.datetime
    following: Cursor | None


@dataclass(frozen=True, slots=True)
class FeedText:
    """An article with what its entry shows. `first_pid` is the paragraph that its first version begins with.

    `withdrawn` is the notice that withdrew the article or its current text; `passages` are then empty.
    """

    article: Article
    first_pid: str
    passages: Sequence[Passage]
    withdrawals: Withdrawals
    withdrawn: Notice | None


def articles_by(person_id: int) -> QuerySet[Article]:
    """Return the articles with a current version that a person contributed to."""
    contributions = Contribution.objects.filter(version=OuterRef("current_version"), person=person_id)
    return Article.objects.filter(Exists(contributions))


def articles_in(outlet_id: int) -> QuerySet[Article]:
    """Return the articles that appeared in an outlet."""
    return Article.objects.filter(Exists(Publication.objects.filter(article=OuterRef("pk"), outlet=outlet_id)))


def feed_page(articles: QuerySet[Article], before: Cursor | None, size: int) -> FeedPage:
    """Return the page of `size` of the `articles` that begins after a cursor, or the first page."""
    if before:
        older = Q(updated_at__lt=before.changed_at)
        articles = articles.filter(older | Q(updated_at=before.changed_at, pk__lt=before.article_id))
    newest = articles.order_by("-updated_at", "-pk").values_list("pk", "updated_at", "current_version")
    with_next = list(newest[: size + 1])
    rows = with_next[:size]
    beside = _beside([pk for pk, _, _ in rows], [version for _, _, version in rows if version])
    latest = Article.objects.aggregate(Max("updated_at"))["updated_at__max"]
    moments = [moment for moment in (latest, *beside) if isinstance(moment, datetime.datetime)]
    last = rows[-1] if len(with_next) > size else None
    return FeedPage(
        article_ids=[pk for pk, _, _ in rows],
        tag="|".join(map(str, [*rows, *beside, last])),
        updated_at=rows[0][1] if rows else _EPOCH,
        changed_at=max(moments, default=_EPOCH),
        following=Cursor(last[1], last[0]) if last else None,
    )


def feed_texts(page: FeedPage) -> list[FeedText]:
    """Return the articles of a page with their texts."""
    articles = {article.pk: article for article in complete(_articles(page.article_ids))}
    withdrawals = withdrawals_of_many(articles)
    withdrawn = {pk: _withdrawn(articles[pk], withdrawals[pk]) for pk in articles}
    texts = _texts(article for pk, article in articles.items() if not withdrawn[pk])
    names = dict(_first_pids(articles))
    return [
        FeedText(articles[pk], names[pk], texts[articles[pk].current_version_id], withdrawals[pk], withdrawn[pk])
        for pk in page.article_ids
        if pk in articles
    ]


@prepared
def _articles(article_ids: Collection[int]) -> QuerySet[Article]:
    return articles_with_current_version().filter(pk__in=article_ids).order_by()


def _beside(articles: Sequence[int], versions: Sequence[int]) -> list[object]:
    """Return what may change in an entry without its article: publications, outlets and people."""
    publications = Publication.objects.filter(article__in=articles).aggregate(
        Count("pk"), Max("updated_at"), Max("outlet__updated_at")
    )
    people = Contribution.objects.filter(version__in=versions).aggregate(Max("person__updated_at"))
    return [*publications.values(), *people.values()]


def _withdrawn(article: Article, withdrawals: Withdrawals) -> Notice | None:
    return withdrawals.article or withdrawals.versions.get(article.current_version_id or 0)


def _texts(articles: Iterable[Article]) -> dict[int | None, list[Passage]]:
    """Return the passages of the current version of each complete article, by version."""
    versions = {version.pk: version for article in articles if (version := article.current_version)}
    sections = {section.pk: section for version in versions.values() for section in version.sections.all()}
    texts: dict[int | None, list[Passage]] = defaultdict(list)
    for passage in _passages(versions):
        passage.version = versions[passage.version_id]
        passage.section = sections[passage.section_id] if passage.section_id else None
        texts[passage.version_id].append(passage)
    return texts


@prepared
def _passages(version_ids: Collection[int]) -> QuerySet[Passage]:
    rows = Passage.objects.filter(version__in=version_ids).select_related("paragraph", "wording")
    return rows.order_by("version_id", "ordinal")


@prepared
def _first_pids(article_ids: Collection[int]) -> "QuerySet[Passage, tuple[int, str]]":
    """Return the id of each article, and the PID of the paragraph that its first version begins with."""
    rows = Passage.objects.filter(version__article__in=article_ids, version__number=1, ordinal=1)
    return rows.order_by().values_list("version__article", "paragraph__pid")

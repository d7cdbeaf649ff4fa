"""Reading a page of a feed: which articles are on it, whether anything on it changed, and their texts.

The article that changed last comes first. Withdrawn articles keep their places, since a feed says that they are gone. The
number of queries is constant; whether anything changed costs no text.
"""

import datetime
import re
from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass

from django.db.models import Q, QuerySet, Subquery

from articles.models import Article, Contribution, Notice, Passage, Publication
from articles.selectors.belonging import appeared_as, written_as
from articles.selectors.lines import TextLine, lines_of
from articles.selectors.parts import bylines_of, hand_over, notices_of, publications_of
from articles.selectors.prepared import prepared
from articles.selectors.states import State, has_notices, state_in, with_state
from articles.selectors.withdrawals import Withdrawals, refusals_of_many

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
    """The articles on a page, in order; the text for its entity tag; and the start of the next page.

    `updated_at` is when the newest of them changed. `changed_at` is when any article last changed, since an article that
    moves to another page, or to another author, changes the page that it left.
    """

    articles: Sequence[Article]
    tag: str
    updated_at: datetime.datetime
    changed_at: datetime.datetime
    following: Cursor | None


@dataclass(frozen=True, slots=True)
class Standing:
    """An article with its byline, publications and notices, and what of it is withdrawn.

    `withdrawn` is the notice that withdrew the article or its current text.
    """

    article: Article
    withdrawals: Withdrawals
    withdrawn: Notice | None


@dataclass(frozen=True, slots=True)
class FeedText(Standing):
    """An article with what its entry shows: `passages` are empty if its text is withdrawn.

    `first_pid` is the paragraph that its first version begins with.
    """

    first_pid: str
    passages: Sequence[TextLine]


def articles_by(person_id: int) -> QuerySet[Article]:
    """Return the articles with a current version that a person contributed to."""
    return written_as(Article.objects.all(), Contribution.objects.filter(person=person_id))


def articles_in(outlet_id: int) -> QuerySet[Article]:
    """Return the articles that appeared in an outlet."""
    return appeared_as(Article.objects.all(), Publication.objects.filter(outlet=outlet_id))


def feed_page(articles: QuerySet[Article], before: Cursor | None, size: int) -> FeedPage:
    """Return the page of `size` of the `articles` that begins after a cursor, or the first page; two queries."""
    if before:
        older = Q(updated_at__lt=before.changed_at)
        articles = articles.filter(older | Q(updated_at=before.changed_at, pk__lt=before.article_id))
    with_next = list(articles.order_by("-updated_at", "-pk").values_list("pk", "updated_at")[: size + 1])
    keys = with_next[:size]
    states = states_of([pk for pk, _ in keys])
    following = Cursor(keys[-1][1], keys[-1][0]) if len(with_next) > size else None
    return FeedPage(
        articles=[state.article for state in states],
        tag="|".join([*(state.tag for state in states), str(following)]),
        updated_at=keys[0][1] if keys else _EPOCH,
        changed_at=max([_last_change(states), *(state.changed_at for state in states)]),
        following=following,
    )


def states_of(article_ids: Sequence[int]) -> list[State]:
    """Return the states of articles, in the order of their ids; one query."""
    rows = {row.pk: row for row in _articles(article_ids)} if article_ids else {}
    return [state_in(rows[pk], rows[pk]) for pk in article_ids if pk in rows]


def standings_of(articles: Iterable[Article]) -> list[Standing]:
    """Return articles that `states_of` loaded with what stands beside their texts; two queries, two more if there are notices."""
    by_id = {article.pk: article for article in articles}
    noted = {pk: article for pk, article in by_id.items() if has_notices(article)}
    _complete(by_id, noted)
    withdrawals = {pk: Withdrawals() for pk in by_id} | refusals_of_many(noted)
    return [Standing(article, withdrawals[pk], _withdrawn(article, withdrawals[pk])) for pk, article in by_id.items()]


def texts_of(standings: Iterable[Standing]) -> Mapping[int | None, Sequence[TextLine]]:
    """Return the passages of the current versions that can be read, by version; one query."""
    versions = [standing.article.current_version_id for standing in standings if not standing.withdrawn]
    texts: dict[int | None, list[TextLine]] = defaultdict(list)
    for line in lines_of([version_id for version_id in versions if version_id]):
        texts[line.version_id].append(line)
    return texts


def feed_texts(articles: Iterable[Article]) -> list[FeedText]:
    """Return articles that `states_of` loaded with their texts.

    Three queries, two more if there are notices, and one more if not every text is shown in version 1.
    """
    standings = standings_of(articles)
    texts = texts_of(standings)
    names = _names({standing.article.pk: standing.article for standing in standings}, texts)
    return [
        FeedText(
            article=standing.article,
            withdrawals=standing.withdrawals,
            withdrawn=standing.withdrawn,
            first_pid=names[standing.article.pk],
            passages=texts[standing.article.current_version_id],
        )
        for standing in standings
    ]


def _complete(articles: Mapping[int, Article], noted: Mapping[int, Article]) -> None:
    """Load what the entries show beside their articles; `noted` are those with notices."""
    versions = {version.pk: version for article in articles.values() if (version := article.current_version)}
    bylines, publications, notices = bylines_of(versions), publications_of(articles), notices_of(noted)
    for key, version in versions.items():
        hand_over(version, "contributions", bylines[key])
    for key, article in articles.items():
        hand_over(article, "publications", publications[key])
        hand_over(article, "notices", notices[key])


def _last_change(states: Iterable[State]) -> datetime.datetime:
    """Return when any article last changed, which each article on a page tells; one query if there is none."""
    for state in states:
        latest: datetime.datetime = getattr(state.article, "latest")  # noqa: B009  (an annotation, which no type knows)
        return latest
    return _latest().first() or _EPOCH


def _latest() -> "QuerySet[Article, datetime.datetime]":
    return Article.objects.order_by("-updated_at").values_list("updated_at", flat=True)


def _names(articles: Mapping[int, Article], texts: Mapping[int | None, Sequence[TextLine]]) -> dict[int, str]:
    """Return for each article the PID of the paragraph that its first version begins with."""
    names = {
        pk: lines[0].pid
        for pk, article in articles.items()
        if article.current_version and article.current_version.number == 1
        if (lines := texts[article.current_version_id])
    }
    return names | dict(_first_pids([pk for pk in articles if pk not in names]))


@prepared
def _first_pids(article_ids: Collection[int]) -> "QuerySet[Passage, tuple[int, str]]":
    rows = Passage.objects.filter(version__article__in=article_ids, version__number=1, ordinal=1)
    return rows.order_by().values_list("version__article", "paragraph__pid")


@prepared
def _articles(article_ids: Collection[int]) -> QuerySet[Article]:
    """Return articles with their states, and when any article last changed."""
    rows = Article.objects.filter(pk__in=article_ids).select_related("current_version")
    light = rows.defer("supplied_by_editor", "current_version__left_out", "current_version__change_note")
    return with_state(light.annotate(latest=Subquery(_latest()[:1])).order_by(), "pk", "current_version")


def _withdrawn(article: Article, withdrawals: Withdrawals) -> Notice | None:
    return withdrawals.article or withdrawals.versions.get(article.current_version_id or 0)

"""The article that a notice is about, with the version whose paragraphs the form shows. Reads the store."""

from dataclasses import dataclass
from itertools import groupby
from operator import attrgetter

from articles.models import Article, Notice, Version, Withdrawal
from articles.representations.dates import human_day
from articles.selectors.lines import TextLine, lines_of
from articles.selectors.notices import all_notices
from articles.selectors.states import current_with_state, version_with_state
from articles.selectors.withdrawals import Withdrawals, withdrawals_in_force, withdrawals_of


@dataclass(frozen=True, slots=True)
class Withdrawn:
    """What one notice withdrew and nothing has reinstated: the article, a version, or paragraphs."""

    notice: Notice
    version: int | None
    pids: list[str]

    @property
    def words(self) -> str:
        """What is withdrawn, in words."""
        in_version = f"version {self.version}" if self.version else ""
        if not self.pids:
            return in_version or "the whole article"
        paragraphs = "one paragraph" if len(self.pids) == 1 else f"{len(self.pids)} paragraphs"
        return f"{paragraphs} of {in_version}" if in_version else paragraphs


@dataclass(frozen=True, slots=True)
class Standing:
    """A notice that stands with the article, in words."""

    title: str
    text: str
    day: str
    made_by: str | None


@dataclass(frozen=True, slots=True)
class Subject:
    """An article, one of its versions with its paragraphs, and what is withdrawn of it."""

    article: Article
    version: Version
    current: int
    lines: list[TextLine]
    withdrawals: Withdrawals
    withdrawn: list[Withdrawn]

    @property
    def state(self) -> str:
        """The state of the article: a form that was filled in on another one is not published unseen."""
        return self.article.updated_at.isoformat()

    @property
    def texts(self) -> dict[str, str]:
        """The texts of the paragraphs by their identifiers."""
        return {line.pid: line.text for line in self.lines}


def subject_of(slug: str, number: str | int | None) -> Subject:
    """Return the article with a version, by default the current one. Raises `UnknownError`."""
    version, state = version_with_state(slug, number) if number else current_with_state(slug)
    withdrawals = withdrawals_of(version.article_id)
    return Subject(
        article=state.article,
        version=version,
        current=state.current_version,
        lines=lines_of([version.pk]),
        withdrawals=withdrawals,
        withdrawn=_in_force(version.article_id),
    )


def standing_notices(article: Article) -> list[Standing]:
    """Return the notices on an article, the newest first."""
    return [
        Standing(notice.title, notice.text, human_day(notice.created_at), notice.made_by)
        for notice in all_notices().filter(article=article).order_by("-created_at", "-id")
    ]


def reinstated_by(subject: Subject, notice_id: str) -> Withdrawn | None:
    """Return what the notice with that id withdrew and is still withdrawn, to fill the form with; None if that is nothing."""
    return next((entry for entry in subject.withdrawn if str(entry.notice.pk) == notice_id), None)


def _in_force(article_id: int) -> list[Withdrawn]:
    groups = groupby(withdrawals_in_force(article_id), key=attrgetter("notice_id"))
    return [_withdrawn(list(rows)) for _, rows in groups]


def _withdrawn(rows: list[Withdrawal]) -> Withdrawn:
    number = rows[0].version.number if rows[0].version else None
    return Withdrawn(rows[0].notice, number, [row.paragraph.pid for row in rows if row.paragraph])

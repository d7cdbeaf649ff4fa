"""Publishing a notice. Writes `Notice` and the log, in one transaction, one editor at a time.

A withdrawal and a reinstatement also write `Withdrawal`, the article's status and the search index. The call of a withdrawal
returns once no host can show the text any more.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial

from django.db import transaction
from django.db.models import Q, QuerySet
from django.utils import timezone

from articles.choices import ArticleStatus, NoticeKind
from articles.identity import pids
from articles.models import Article, Notice, Paragraph, Passage, Version, Withdrawal
from articles.publishing.errors import PublishingError
from articles.publishing.hosts import wait_until_followed
from articles.publishing.indexing import reindex
from articles.publishing.log import log_notice
from articles.publishing.transactions import tried_again, writing
from articles.selectors.errors import unknown_paragraph

LONGEST_TEXT = 10_000
MOST_PARAGRAPHS = 1000


class NoticeError(PublishingError):
    """The notice cannot be published as it is."""

    code = "invalid_notice"


class WithdrawalConflictError(PublishingError):
    """The text to withdraw is already withdrawn, or the text to reinstate is not."""

    code = "withdrawal_conflict"


@dataclass(frozen=True, slots=True)
class NoticeDraft:
    """A notice to publish; without a version and paragraphs it concerns the whole article.

    `made_by` is who publishes it, which is never public.
    """

    kind: str
    text: str
    version: int | None = None
    paragraphs: Sequence[str] = ()
    made_by: str | None = None


@dataclass(frozen=True, slots=True)
class _Subject:
    """The article, version or paragraph that the notice concerns, found and checked."""

    article: Article
    version: Version | None
    paragraphs: Sequence[Paragraph]


@tried_again
def publish_notice(slug: str, draft: NoticeDraft, precondition: Callable[[Article], None] | None = None) -> Notice:
    """Publish a notice on an article, one of its versions, or some of its paragraphs.

    `precondition` is called once the article is locked. Raises `Article.DoesNotExist`, `NoticeError`,
    `WithdrawalConflictError`, and what the precondition raises.
    """
    with writing():
        article = Article.objects.select_for_update().get(slug=slug)
        if precondition:
            precondition(article)
        _check(draft)
        subject = _Subject(article, _version(article, draft.version), _paragraphs(article, draft.paragraphs))
        _check_together(subject)
        notice = Notice.objects.create(
            article=article,
            version=subject.version,
            kind=draft.kind,
            text=draft.text,
            made_by=draft.made_by,
            created_at=timezone.now(),
        )
        notice.paragraphs.set(subject.paragraphs)
        if draft.kind == NoticeKind.WITHDRAWAL:
            _withdraw(notice, subject)
        elif draft.kind == NoticeKind.REINSTATEMENT:
            _reinstate(notice, subject)
        article.save()
        position = log_notice(notice, subject.paragraphs)
        if draft.kind == NoticeKind.WITHDRAWAL:
            transaction.on_commit(partial(wait_until_followed, position))
        return notice


def _check(draft: NoticeDraft) -> None:
    if draft.kind not in tuple(NoticeKind):
        raise NoticeError(
            f"“{draft.kind[:40]}” is not a kind of notice; the kinds are {', '.join(NoticeKind)}.", pointer="/kind"
        )
    if not draft.text.strip():
        raise NoticeError("The text of the notice is empty.", pointer="/text")
    if len(draft.text) > LONGEST_TEXT or "\x00" in draft.text:
        raise NoticeError(f"The text of a notice has at most {LONGEST_TEXT} characters, and no NUL.", pointer="/text")
    if len(draft.paragraphs) > MOST_PARAGRAPHS:
        raise NoticeError(f"A notice names at most {MOST_PARAGRAPHS} paragraphs.", pointer="/paragraphs")


def _version(article: Article, number: int | None) -> Version | None:
    if number is None:
        return None
    version = Version.objects.filter(article=article, number=number).first() if 0 < number < 2**31 else None
    if version is None:
        raise NoticeError(f"“{article.slug}” has no version {number}.", pointer="/version")
    return version


def _paragraphs(article: Article, given: Sequence[str]) -> list[Paragraph]:
    wanted = {index: _pid(index, text) for index, text in enumerate(given)}
    known = {row.pid: row for row in Paragraph.objects.filter(pid__in=wanted.values())}
    for index, pid in wanted.items():
        if pid not in known:
            raise NoticeError(unknown_paragraph(pid).detail, pointer=f"/paragraphs/{index}")
        if known[pid].article_id != article.pk:
            raise NoticeError(f"The paragraph “{pid}” is of another article.", pointer=f"/paragraphs/{index}")
    return list(known.values())


def _pid(index: int, text: str) -> str:
    try:
        return pids.parse(text)
    except (pids.MalformedPidError, pids.MistypedPidError) as error:
        raise NoticeError(str(error), pointer=f"/paragraphs/{index}") from error


def _check_together(subject: _Subject) -> None:
    """Raise `NoticeError` if the version does not have one of the paragraphs."""
    if subject.version and subject.paragraphs:
        passages = Passage.objects.filter(version=subject.version, paragraph__in=subject.paragraphs)
        present = set(passages.values_list("paragraph", flat=True))
        for paragraph in subject.paragraphs:
            if paragraph.pk not in present:
                raise NoticeError(
                    f"Version {subject.version.number} does not have the paragraph “{paragraph.pid}”.",
                    pointer="/paragraphs",
                )


def _withdraw(notice: Notice, subject: _Subject) -> None:
    covered = {row.paragraph_id for row in _in_force(subject)}
    named: list[Paragraph | None] = [*subject.paragraphs] or [None]
    new = [paragraph for paragraph in named if (paragraph.pk if paragraph else None) not in covered]
    if not new:
        raise WithdrawalConflictError("That is already withdrawn; the article's notices say since when.")
    Withdrawal.objects.bulk_create(
        Withdrawal(article=subject.article, version=subject.version, paragraph=paragraph, notice=notice)
        for paragraph in new
    )
    if subject.version is None and not subject.paragraphs:
        subject.article.status = ArticleStatus.WITHDRAWN
    reindex(subject.article)


def _reinstate(notice: Notice, subject: _Subject) -> None:
    if not _in_force(subject).update(lifted_by=notice):
        raise WithdrawalConflictError("That is not withdrawn, so there is nothing to reinstate.")
    if subject.version is None and not subject.paragraphs:
        subject.article.status = ArticleStatus.PUBLISHED
    reindex(subject.article)


def _in_force(subject: _Subject) -> QuerySet[Withdrawal]:
    """Return the withdrawals in force of exactly this subject, not of a larger or smaller one."""
    named = Q(paragraph__in=subject.paragraphs) if subject.paragraphs else Q(paragraph=None)
    return Withdrawal.objects.filter(named, article=subject.article, version=subject.version, lifted_by=None)

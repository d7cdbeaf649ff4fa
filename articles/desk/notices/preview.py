"""What a notice will do, before it is published: the pages as readers will see them, what it repeats, what it cannot reach.

The notice is published in a rehearsal, of which nothing stays.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from django.http import HttpRequest
from django.utils.safestring import SafeString

from articles.addresses import Urls
from articles.choices import NoticeKind, notice_title
from articles.desk.notices.subject import Subject
from articles.desk.preview import public_page
from articles.desk.repeated_words import repeated_words
from articles.models import Article
from articles.publishing.articles import rehearsal
from articles.publishing.notices import NoticeDraft, publish_notice
from articles.selectors.same_words import SameWords, same_as_article, same_as_paragraphs
from articles.web.base_url import urls_for

# The page of a longer text would make the preview slow, and nobody would read it to its end.
LONGEST_PAGE = 1_000  # paragraphs
MOST_ADDRESSES = 20


@dataclass(frozen=True, slots=True)
class Shown:
    """A page as readers will see it at an address; without content if it is too long to be shown here."""

    address: str
    content: SafeString | None


@dataclass(frozen=True, slots=True)
class NoticePreview:
    """What a notice will do. `stone` is what its first paragraph's permanent address will answer, if it goes."""

    title: str
    about: str
    is_withdrawal: bool
    page: Shown
    stone: Shown | None
    repeated: list[str]
    same_words: list[SameWords]
    addresses: list[str]
    keeps_title: bool


def notice_preview(
    request: HttpRequest, subject: Subject, draft: NoticeDraft, precondition: Callable[[Article], None]
) -> NoticePreview:
    """Return the preview. Raises what `publish_notice` raises."""
    urls, is_withdrawal = urls_for(request), draft.kind == NoticeKind.WITHDRAWAL
    page, stone = _page_address(subject, draft, urls), _stone_address(subject, draft, urls)
    with rehearsal():
        publish_notice(subject.article.slug, draft, precondition)
        is_short = subject.version.paragraph_count <= LONGEST_PAGE or (is_withdrawal and not draft.paragraphs)
        shown = Shown(page, public_page(request, page) if is_short else None)
        gone = Shown(stone, public_page(request, stone)) if stone else None
    return NoticePreview(
        title=notice_title(draft.kind),
        about=about_in_words(subject, draft),
        is_withdrawal=is_withdrawal,
        page=shown,
        stone=gone,
        repeated=repeated_words(draft.text, _texts(subject, draft)) if is_withdrawal else [],
        same_words=_same_words(subject, draft) if is_withdrawal else [],
        addresses=_addresses(subject, draft, urls),
        keeps_title=is_withdrawal and not draft.paragraphs,
    )


def about_in_words(subject: Subject, draft: NoticeDraft) -> str:
    """Return what a notice is about, in words."""
    in_version = f"version {draft.version}" if draft.version else ""
    if not draft.paragraphs:
        return in_version or "the whole article"
    ordinals = {line.pid: line.ordinal for line in subject.lines}
    places = sorted(ordinals[pid] for pid in draft.paragraphs if pid in ordinals)
    names = [*map(str, places), *(pid for pid in draft.paragraphs if pid not in ordinals)]
    listed = f"paragraph{'s' if len(names) > 1 else ''} {', '.join(names)}"
    return f"{listed} of {in_version} only" if in_version else listed


def _page_address(subject: Subject, draft: NoticeDraft, urls: Urls) -> str:
    """Return the address of the page on which readers will see the notice."""
    slug, shown = subject.article.slug, subject.version.number
    if shown == subject.current and draft.version is None:
        return urls.article_page(slug)
    return urls.version_page(slug, shown)


def _stone_address(subject: Subject, draft: NoticeDraft, urls: Urls) -> str | None:
    if draft.kind != NoticeKind.WITHDRAWAL:
        return None
    pid = next((pid for pid in draft.paragraphs if pid in subject.texts), None)
    return urls.permalink(pid, subject.version.number) if pid else None


def _texts(subject: Subject, draft: NoticeDraft) -> Sequence[str]:
    """Return the texts that the notice is about, as far as they stand in the version that is shown."""
    texts = subject.texts
    return [texts[pid] for pid in draft.paragraphs if pid in texts] if draft.paragraphs else list(texts.values())


def _same_words(subject: Subject, draft: NoticeDraft) -> list[SameWords]:
    return same_as_paragraphs(draft.paragraphs) if draft.paragraphs else same_as_article(subject.article)


def _addresses(subject: Subject, draft: NoticeDraft, urls: Urls) -> list[str]:
    """Return addresses at which copies elsewhere hold the text: those that are cited first."""
    slug, number = subject.article.slug, subject.version.number
    pages = [urls.article_page(slug), urls.version_page(slug, number)]
    return [*pages, *(urls.permalink(pid, number) for pid in draft.paragraphs)][:MOST_ADDRESSES]

"""An article as all feeds tell of it, whatever their format. Pure functions of rows."""

import datetime
import uuid
from collections.abc import Iterable
from dataclasses import dataclass

from django.utils.text import Truncator

from articles.addresses import Urls
from articles.choices import PublicationRole
from articles.feeding.feeds.content import content_of
from articles.models import Article, Contribution, Publication, Version
from articles.selectors.feeds import FeedText

SUMMARY_LENGTH = 300
# The name space of the identifiers of entries (RFC 9562, 6.6): a random one, for nothing else.
_ENTRIES = uuid.UUID("8e1f5a0c-7d5b-4f39-9a3e-6f0f2b1d4c77")


@dataclass(frozen=True, slots=True)
class Maker:
    """Who made a text: the name as printed, what they did, and where more is known about them."""

    name: str
    role: str
    url: str


@dataclass(frozen=True, slots=True)
class Entry:
    """An article with its current text. `published_at` is when it came into this service; `updated_at`, when its current
    version or its last notice did; `source` is the address of its first appearance, where it is known."""

    id: str
    slug: str
    title: str
    language: str | None
    url: str
    api_url: str
    version: int
    version_url: str
    digest: str
    source: str | None
    makers: tuple[Maker, ...]
    published_at: datetime.datetime
    updated_at: datetime.datetime
    categories: tuple[str, ...]
    rights: str | None
    summary: str | None
    html: str


@dataclass(frozen=True, slots=True)
class Removed:
    """An article whose text was withdrawn: since when, and why."""

    id: str
    at: datetime.datetime
    reason: str
    url: str


def entry_id(first_pid: str) -> str:
    """Return the identifier of the entry of the article whose first version began with that paragraph.

    It names neither a host nor a title, so that it survives a move to another one, and tells nothing of the text.
    """
    return uuid.uuid5(_ENTRIES, first_pid).urn


def entry_of(text: FeedText, urls: Urls) -> Entry | Removed:
    """Return what feeds tell of an article; reads what `selectors.feeds` loads with it."""
    article, version = text.article, text.article.current_version
    assert version is not None, "an article is published together with its first version"
    if text.withdrawn:
        reason = text.withdrawn.text
        return Removed(entry_id(text.first_pid), text.withdrawn.created_at, reason, urls.article_page(article.slug))
    publications = list(article.publications.all())
    return Entry(
        id=entry_id(text.first_pid),
        slug=article.slug,
        title=version.title,
        language=version.language,
        url=urls.article_page(article.slug),
        api_url=urls.article(article.slug),
        version=version.number,
        version_url=urls.version(article.slug, version.number),
        digest=version.digest,
        source=next((one.url for one in publications if one.role == PublicationRole.ORIGINAL and one.url), None),
        makers=tuple(_maker(contribution, urls) for contribution in version.contributions.all()),
        published_at=article.created_at,
        updated_at=_updated_at(article, version),
        categories=(*article.keywords, *([article.genre] if article.genre else [])),
        rights=_rights(publications),
        summary=_summary(text, version),
        html=content_of(text, urls),
    )


def _maker(contribution: Contribution, urls: Urls) -> Maker:
    person = contribution.person
    url = f"https://orcid.org/{person.orcid}" if person.orcid else urls.person(person.pk)
    return Maker(contribution.name_as_printed, contribution.role, url)


def _updated_at(article: Article, version: Version) -> datetime.datetime:
    return max([version.created_at, *(notice.created_at for notice in article.notices.all())])


def _rights(publications: Iterable[Publication]) -> str | None:
    """Return what is printed about rights, once each."""
    return " ".join(dict.fromkeys(one.rights for one in publications if one.rights)) or None


def _summary(text: FeedText, version: Version) -> str | None:
    """Return the subtitle, or how the text begins; None where its first paragraph is withdrawn."""
    if version.subtitle:
        return version.subtitle
    shown = [passage for passage in text.passages if text.withdrawals.of(passage) is None]
    return Truncator(shown[0].wording.text).chars(SUMMARY_LENGTH) if shown else None

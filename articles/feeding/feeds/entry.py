"""An article as an entry of a feed, in no format yet. Pure functions of rows."""

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
# The namespace of the identifiers of entries (RFC 9562, 6.6): a random UUID that nothing else uses.
_ENTRIES = uuid.UUID("8e1f5a0c-7d5b-4f39-9a3e-6f0f2b1d4c77")


@dataclass(frozen=True, slots=True)
class Maker:
    """A person who made a text: the name as printed, the role, and the URL that identifies the person."""

    name: str
    role: str
    url: str


@dataclass(frozen=True, slots=True)
class Entry:
    """An article with its current text. `published_at` is since when it was public, as far as that is known; `updated_at`
    is when its current version or its last notice was published; `source` is the URL of its original publication, or None."""

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
    """An article with a withdrawn text: when it was withdrawn, and why."""

    id: str
    at: datetime.datetime
    reason: str
    url: str


def entry_id(first_pid: str) -> str:
    """Return the identifier of an article's entry, made of the PID of the first paragraph of its version 1.

    It depends neither on the host nor on the title, so it stays when they change, and it says nothing about the text.
    """
    return uuid.uuid5(_ENTRIES, first_pid).urn


def entry_of(text: FeedText, urls: Urls) -> Entry | Removed:
    """Return the entry of an article that `selectors.feeds` loaded."""
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
        source=next((item.url for item in publications if item.role == PublicationRole.ORIGINAL and item.url), None),
        makers=tuple(_maker(contribution, urls) for contribution in version.contributions.all()),
        published_at=_published_at(article, publications),
        updated_at=_updated_at(article, version),
        categories=_categories(article, publications),
        rights=_rights(publications),
        summary=_summary(text, version),
        html=content_of(text, urls),
    )


def _categories(article: Article, publications: Iterable[Publication]) -> tuple[str, ...]:
    """Return the keywords, the genre, and the sections that the outlets printed, each of them once."""
    sections = (item.section for item in publications)
    return tuple(dict.fromkeys(filter(None, (*article.keywords, article.genre, *sections))))


def _maker(contribution: Contribution, urls: Urls) -> Maker:
    person = contribution.person
    stated = person.orcid if contribution.names_person else None
    url = f"https://orcid.org/{stated}" if stated else urls.person(person.pk)
    return Maker(contribution.name_as_printed, contribution.role, url)


def _published_at(article: Article, publications: Iterable[Publication]) -> datetime.datetime:
    """Return since when a text of the article was public: from an appearance that printed one, or from its storing here.

    A feed tells moments, so a date is the beginning of its last day.
    """
    days = [item.ends_on for item in publications if item.version_id and item.ends_on]
    printed = [datetime.datetime.combine(day, datetime.time.min, datetime.UTC) for day in days]
    return min([*printed, article.created_at])


def _updated_at(article: Article, version: Version) -> datetime.datetime:
    return max([version.created_at, *(notice.created_at for notice in article.notices.all())])


def _rights(publications: Iterable[Publication]) -> str | None:
    """Return the printed statements on rights, each of them once."""
    return " ".join(dict.fromkeys(item.rights for item in publications if item.rights)) or None


def _summary(text: FeedText, version: Version) -> str | None:
    """Return the subtitle, or how the text begins; None if all paragraphs are withdrawn."""
    if version.subtitle:
        return version.subtitle
    shown = next((passage for passage in text.passages if text.withdrawals.of(passage) is None), None)
    return Truncator(shown.text).chars(SUMMARY_LENGTH) if shown else None

"""Storing one version: its facts, its byline, its sections, and a passage for each paragraph.

Writes `Version`, `Source`, `Contribution`, `Affiliation`, `Section`, `Wording` and `Passage`, and the search index.
Expects to run inside the caller's transaction.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from django.utils import timezone

from articles.choices import Change, Reason
from articles.identity.digests import text_digest, version_digest
from articles.intake.manuscript import Author, Block
from articles.models import Affiliation, Article, Contribution, Paragraph, Passage, Section, Source, Version, Wording
from articles.publishing.delivery import Delivery
from articles.publishing.indexing import reindex
from articles.publishing.people import person_of
from articles.publishing.rows import fitting


@dataclass(frozen=True, slots=True)
class Placed:
    """A block of the text, the paragraph that it is, and what happened to it since the version before."""

    block: Block
    paragraph: Paragraph
    change: Change


def store_version(
    article: Article,
    delivery: Delivery,
    placed: Sequence[Placed],
    *,
    previous: Version | None = None,
    reason: Reason = Reason.ORIGINAL,
    change_note: str | None = None,
) -> Version:
    """Store the next version of `article`, make it the current one, and return it."""
    version = _store_facts(article, delivery, placed, previous, reason, change_note)
    Source.objects.create(version=version, content=delivery.content, metadata=delivery.metadata)
    for order, author in enumerate(delivery.manuscript.authors, start=1):
        _store_contribution(version, order, author)
    _store_passages(version, placed, _store_sections(version, delivery))
    article.current_version = version
    article.save()
    reindex(article)
    return version


def _store_facts(
    article: Article,
    delivery: Delivery,
    placed: Sequence[Placed],
    previous: Version | None,
    reason: Reason,
    change_note: str | None,
) -> Version:
    manuscript = delivery.manuscript
    number = previous.number + 1 if previous else 1
    title = manuscript.title or ""
    version = fitting(
        Version(
            article=article,
            number=number,
            reason=reason,
            change_note=change_note,
            title=title,
            subtitle=manuscript.subtitle,
            language=manuscript.language,
            media_type=manuscript.media_type,
            source_digest=delivery.digest,
            previous_digest=previous.digest if previous else None,
            digest=version_digest(
                number=number,
                title=title,
                language=manuscript.language,
                source_digest=delivery.digest,
                previous_digest=previous.digest if previous else None,
                paragraphs=((item.paragraph.pid, text_digest(item.block.text)) for item in placed),
            ),
            paragraph_count=len(placed),
            word_count=sum(len(item.block.text.split()) for item in placed),
            left_out=[{"text": item.text, "reason": item.reason} for item in manuscript.left_out],
            created_at=timezone.now(),
        )
    )
    version.save()
    return version


def _store_contribution(version: Version, order: int, author: Author) -> None:
    contribution = fitting(
        Contribution(
            version=version,
            person=person_of(author),
            name_as_printed=author.name_as_printed,
            role=author.role,
            order=order,
            biography_as_printed=author.biography_as_printed,
        )
    )
    contribution.save()
    Affiliation.objects.bulk_create(
        fitting(
            Affiliation(
                contribution=contribution,
                order=place,
                position=affiliation.position,
                organisation=affiliation.organisation,
                supplied_by=affiliation.supplied_by,
            )
        )
        for place, affiliation in enumerate(author.affiliations, start=1)
    )


def _store_sections(version: Version, delivery: Delivery) -> list[Section]:
    return Section.objects.bulk_create(
        fitting(
            Section(
                version=version,
                order=order,
                role=section.role,
                heading=section.heading,
                supplied_by=section.supplied_by,
                first_ordinal=section.first_ordinal,
                last_ordinal=section.last_ordinal,
            )
        )
        for order, section in enumerate(delivery.manuscript.sections, start=1)
    )


def _store_passages(version: Version, placed: Sequence[Placed], sections: Sequence[Section]) -> None:
    section_of = {
        ordinal: section for section in sections for ordinal in range(section.first_ordinal, section.last_ordinal + 1)
    }
    Passage.objects.bulk_create(
        Passage(
            version=version,
            paragraph=item.paragraph,
            wording=wording,
            section=section_of.get(ordinal),
            ordinal=ordinal,
            kind=item.block.kind,
            change=item.change,
        )
        for ordinal, (item, wording) in enumerate(zip(placed, _wordings(placed), strict=True), start=1)
    )


def _wordings(placed: Sequence[Placed]) -> list[Wording]:
    """Return the wording of each block: the one that its paragraph has already, or a new one, stored."""
    drafts = [
        Wording(
            paragraph=item.paragraph,
            text=item.block.text,
            html=item.block.html,
            digest=text_digest(item.block.text),
            html_digest=text_digest(item.block.html),
        )
        for item in placed
    ]
    key = ("paragraph_id", "digest", "html_digest")
    mine = Wording.objects.filter(paragraph__article=placed[0].paragraph.article_id)
    held = {tuple(getattr(wording, name) for name in key): wording for wording in mine.defer("text", "html")}
    found = [held.get(tuple(getattr(draft, name) for name in key)) for draft in drafts]
    stored = iter(Wording.objects.bulk_create(d for d, known in zip(drafts, found, strict=True) if known is None))
    return [known if known is not None else next(stored) for known in found]

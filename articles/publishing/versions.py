"""Storing one version: its facts, its byline, its sections, and a passage for each paragraph.

Writes `Version`, `Source`, `Contribution`, `Affiliation`, `Section`, `Wording` and `Passage`, and the search index.
Runs inside the caller's transaction.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from operator import attrgetter

from django.utils import timezone

from articles.choices import Change, Reason
from articles.folding import folded
from articles.identity.digests import text_digest, version_digest
from articles.intake.manuscript import Author, Block
from articles.models import Affiliation, Article, Contribution, Paragraph, Passage, Section, Source, Version, Wording
from articles.publishing.delivery import Delivery
from articles.publishing.indexing import index_version
from articles.publishing.lengths import refuse_too_long
from articles.publishing.people import person_of
from articles.publishing.rows import insert


@dataclass(frozen=True, slots=True)
class AlignedBlock:
    """A block of the text, the paragraph that it is, and what happened to the paragraph since the version before."""

    block: Block
    paragraph: Paragraph
    change: Change


def store_version(
    article: Article,
    delivery: Delivery,
    blocks: Sequence[AlignedBlock],
    *,
    previous: Version | None = None,
    reason: Reason = Reason.ORIGINAL,
    change_note: str | None = None,
) -> Version:
    """Store the next version of `article`, make it the current one, and return it."""
    version = _store_facts(article, delivery, blocks, previous, reason, change_note)
    insert([Source(version=version, content=delivery.content, metadata=delivery.metadata)])
    _store_byline(version, delivery.manuscript.authors)
    new_wordings = _store_passages(version, blocks, _store_sections(version, delivery))
    article.current_version = version
    article.save(update_fields=None if previous else ["current_version", "updated_at"])
    texts = {aligned.paragraph.pk: aligned.block.text for aligned in blocks}
    index_version(article, version, delivery, texts, new_wordings)
    return version


def _store_facts(
    article: Article,
    delivery: Delivery,
    blocks: Sequence[AlignedBlock],
    previous: Version | None,
    reason: Reason,
    change_note: str | None,
) -> Version:
    manuscript = delivery.manuscript
    number = previous.number + 1 if previous else 1
    title = manuscript.title or ""
    version = refuse_too_long(
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
                paragraphs=((aligned.paragraph.pid, text_digest(aligned.block.text)) for aligned in blocks),
            ),
            paragraph_count=len(blocks),
            word_count=sum(len(aligned.block.text.split()) for aligned in blocks),
            left_out=[{"text": item.text, "reason": item.reason} for item in manuscript.left_out],
            made_by=delivery.made_by,
            created_at=timezone.now(),
        )
    )
    insert([version])
    return version


def _store_byline(version: Version, authors: Sequence[Author]) -> None:
    contributions = insert(_contribution(version, order, author) for order, author in enumerate(authors, start=1))
    insert(
        refuse_too_long(
            Affiliation(
                contribution=contribution,
                order=order,
                position=affiliation.position,
                organisation=affiliation.organisation,
                supplied_by=affiliation.supplied_by,
            )
        )
        for contribution, author in zip(contributions, authors, strict=True)
        for order, affiliation in enumerate(author.affiliations, start=1)
    )


def _contribution(version: Version, order: int, author: Author) -> Contribution:
    return refuse_too_long(
        Contribution(
            version=version,
            person=person_of(author),
            name_as_printed=author.name_as_printed,
            folded_name=folded(author.name_as_printed),
            role=author.role,
            order=order,
            biography_as_printed=author.biography_as_printed,
        )
    )


def _store_sections(version: Version, delivery: Delivery) -> list[Section]:
    return insert(
        refuse_too_long(
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


def _store_passages(version: Version, blocks: Sequence[AlignedBlock], sections: Sequence[Section]) -> Sequence[Wording]:
    """Store the passages, and return the wordings that no version before has, in the order of the text."""
    section_of = {
        ordinal: section.pk
        for section in sections
        for ordinal in range(section.first_ordinal, section.last_ordinal + 1)
    }
    wordings, new = _wordings(blocks, first=version.number == 1)
    insert(
        Passage(
            version_id=version.pk,
            paragraph_id=aligned.paragraph.pk,
            wording_id=wording.pk,
            section_id=section_of.get(ordinal),
            ordinal=ordinal,
            kind=aligned.block.kind,
            change=aligned.change,
        )
        for ordinal, (aligned, wording) in enumerate(zip(blocks, wordings, strict=True), start=1)
    )
    return new


def _draft(aligned: AlignedBlock) -> Wording:
    text, html = aligned.block.text, aligned.block.html
    digest = text_digest(text)
    return Wording(
        paragraph_id=aligned.paragraph.pk,
        text=text,
        html=html,
        digest=digest,
        html_digest=digest if html == text else text_digest(html),
    )


def _wordings(blocks: Sequence[AlignedBlock], *, first: bool) -> tuple[Sequence[Wording], Sequence[Wording]]:
    """Return the wording of each block, which is one that its paragraph already has or a new one, and the new ones, stored."""
    drafts = [_draft(aligned) for aligned in blocks]
    if first:
        insert(drafts)
        return drafts, drafts
    key = attrgetter("paragraph_id", "digest", "html_digest")
    rows = Wording.objects.filter(paragraph__article=blocks[0].paragraph.article_id).order_by().defer("text", "html")
    known = {key(wording): wording for wording in rows}
    new = {key(draft): draft for draft in drafts if key(draft) not in known}
    known.update(zip(new, insert(new.values()), strict=True))
    return [known[key(draft)] for draft in drafts], list(new.values())

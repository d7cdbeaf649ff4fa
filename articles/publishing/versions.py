"""Storing one version: its facts, its byline, its sections, and a passage for each paragraph.

Writes `Version`, `Source`, `Contribution`, `Affiliation`, `Section`, `Wording` and `Passage`, and the search index.
Runs inside the caller's transaction.
"""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, NamedTuple

from django.utils import timezone

from articles.choices import Change, Reason
from articles.folding import folded
from articles.identity.digests import text_digest, version_digest
from articles.intake.manuscript import Author, Block
from articles.models import Affiliation, Article, Contribution, Paragraph, Passage, Section, Source, Version, Wording
from articles.partial_dates import last_moment
from articles.publishing.delivery import Delivery
from articles.publishing.indexing import index_version
from articles.publishing.lengths import refuse_too_long
from articles.publishing.people import how_identified, person_of, stated_name
from articles.publishing.rows import insert, insert_values


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
    public_since: str | None = None,
) -> Version:
    """Store the next version of `article`, make it the current one, and return it."""
    version = _store_facts(article, delivery, blocks, previous, reason, change_note, public_since)
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
    public_since: str | None,
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
            supplied_public_since=public_since,
            supplied_public_by=last_moment(public_since),
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
    parts = stated_name(author)
    return refuse_too_long(
        Contribution(
            version=version,
            person=person_of(author),
            name_as_printed=author.name_as_printed,
            folded_name=folded(author.name_as_printed),
            name_parts=parts.as_json() if parts else None,
            identified_by=how_identified(author),
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


def _store_passages(version: Version, blocks: Sequence[AlignedBlock], sections: Sequence[Section]) -> Mapping[int, str]:
    """Store the passages, and return the texts of the wordings that no version before has, by id, in the order of the text."""
    section_of = {
        ordinal: section.pk
        for section in sections
        for ordinal in range(section.first_ordinal, section.last_ordinal + 1)
    }
    wording_ids, new = _wordings(blocks, first=version.number == 1)
    insert_values(
        Passage,
        {
            "version_id": [version.pk] * len(blocks),
            "paragraph_id": [aligned.paragraph.pk for aligned in blocks],
            "wording_id": wording_ids,
            "section_id": [section_of.get(ordinal) for ordinal in range(1, len(blocks) + 1)],
            "ordinal": range(1, len(blocks) + 1),
            "kind": [aligned.block.kind for aligned in blocks],
            "change": [aligned.change for aligned in blocks],
        },
    )
    return new


def _wordings(blocks: Sequence[AlignedBlock], *, first: bool) -> tuple[Sequence[int], Mapping[int, str]]:
    """Return the id of the wording of each block, which is one that its paragraph already has, or a new one.

    New ones are stored, and returned as their texts by their ids.
    """
    drafts = list(map(_draft, blocks))
    if first:
        ids = _store_wordings(drafts)
        return ids, {wording_id: draft.text for wording_id, draft in zip(ids, drafts, strict=True)}
    rows = Wording.objects.filter(paragraph__article=blocks[0].paragraph.article_id).order_by()
    known = {tuple(key): wording for *key, wording in rows.values_list("paragraph_id", "digest", "html_digest", "pk")}
    new = {draft.key: draft for draft in drafts if draft.key not in known}
    new_ids = _store_wordings(new.values())
    known.update(zip(new, new_ids, strict=True))
    texts = {wording_id: draft.text for wording_id, draft in zip(new_ids, new.values(), strict=True)}
    return [known[draft.key] for draft in drafts], texts


class _Draft(NamedTuple):
    """The fields of a wording that may have to be stored."""

    paragraph_id: int
    digest: str
    html_digest: str
    text: str
    html: str

    @property
    def key(self) -> tuple[Any, ...]:
        """The paragraph and the digests, by which a wording is known."""
        return self[:3]


def _draft(aligned: AlignedBlock) -> _Draft:
    text, html = aligned.block.text, aligned.block.html
    digest = text_digest(text)
    return _Draft(aligned.paragraph.pk, digest, digest if html == text else text_digest(html), text, html)


def _store_wordings(drafts: Collection[_Draft]) -> list[int]:
    """Store wordings and return their ids."""
    return insert_values(Wording, {name: [getattr(draft, name) for draft in drafts] for name in _Draft._fields})

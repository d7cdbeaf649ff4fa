"""Storing versions, each of another article: facts, byline, sections, and a passage for each paragraph.

Writes `Version`, `Source`, `Contribution`, `Affiliation`, `Section`, `Wording` and `Passage`, and the search index.
Runs inside the caller's transaction.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, NamedTuple, TypeAlias

from django.db.models import OuterRef, Subquery
from django.utils import timezone

from articles.choices import Change, Reason
from articles.collation import sort_key
from articles.folding import folded
from articles.identity.digests import text_digest, version_digest
from articles.intake.manuscript import Author, Block
from articles.models import Affiliation, Article, Contribution, Paragraph, Passage, Section, Source, Version, Wording
from articles.partial_dates import last_moment
from articles.publishing.delivery import Delivery
from articles.publishing.indexing import Stored, index_versions
from articles.publishing.lengths import refuse_too_long
from articles.publishing.people import Named, how_identified, people_by_name, person_of, stated_name
from articles.publishing.rows import insert, insert_values


@dataclass(frozen=True, slots=True)
class AlignedBlock:
    """A block of the text, the paragraph that it is, and what happened to the paragraph since the version before."""

    block: Block
    paragraph: Paragraph
    change: Change


@dataclass(frozen=True, slots=True)
class Draft:
    """A version that is to be stored as the next one of its article."""

    article: Article
    delivery: Delivery
    blocks: Sequence[AlignedBlock]
    previous: Version | None = None
    reason: Reason = Reason.ORIGINAL
    change_note: str | None = None
    public_since: str | None = None


# A draft, and the version that was stored of it.
Pair: TypeAlias = tuple[Draft, Version]
# The key of a wording: its paragraph, and the digests of its text and of its HTML.
_Key: TypeAlias = tuple[int, str, str]


def store_version(article: Article, delivery: Delivery, blocks: Sequence[AlignedBlock], **facts: Any) -> Version:
    """Store the next version of `article`, make it the current one, and return it; `facts` are other fields of `Draft`."""
    return store_versions([Draft(article, delivery, blocks, **facts)])[0]


def store_versions(drafts: Sequence[Draft]) -> list[Version]:
    """Store a version of each of several articles, make it the current one, and return them.

    For many drafts it takes as many queries as for one.
    """
    versions = insert(map(_facts, drafts))
    pairs = list(zip(drafts, versions, strict=True))
    insert(
        Source(version=version, content=draft.delivery.content, metadata=draft.delivery.metadata)
        for draft, version in pairs
    )
    wordings = _store_passages(pairs, _store_sections(pairs))
    _make_current(pairs)
    index_versions(
        [
            Stored(version, draft.delivery, _texts(draft), new)
            for (draft, version), new in zip(pairs, wordings, strict=True)
        ]
    )
    # Last, since publications that have new authors wait for each other from here on.
    _store_bylines(pairs)
    return versions


def _texts(draft: Draft) -> dict[int, str]:
    """Return the texts of the paragraphs in order, by the keys of the paragraphs."""
    return {aligned.paragraph.pk: aligned.block.text for aligned in draft.blocks}


def _make_current(pairs: Sequence[Pair]) -> None:
    """Make each version the current one of its article; an article with a version before takes other facts too."""
    for draft, version in pairs:
        draft.article.current_version = version
        if draft.previous:
            draft.article.save()
    new = [draft.article.pk for draft, _ in pairs if not draft.previous]
    if new:
        only_version = Version.objects.filter(article=OuterRef("pk")).values("pk")
        Article.objects.filter(pk__in=new).update(current_version=Subquery(only_version))


def _facts(draft: Draft) -> Version:
    delivery, blocks, previous = draft.delivery, draft.blocks, draft.previous
    manuscript = delivery.manuscript
    number = previous.number + 1 if previous else 1
    title = manuscript.title or ""
    return refuse_too_long(
        Version(
            article=draft.article,
            number=number,
            reason=draft.reason,
            change_note=draft.change_note,
            title=title,
            sort_key=sort_key(title),
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
            contribution_count=len(manuscript.authors),
            left_out=[{"text": item.text, "reason": item.reason} for item in manuscript.left_out],
            made_by=delivery.made_by,
            created_at=timezone.now(),
            supplied_public_since=draft.public_since,
            supplied_public_by=last_moment(draft.public_since),
        )
    )


def _store_bylines(pairs: Sequence[Pair]) -> None:
    authors = [author for draft, _ in pairs for author in draft.delivery.manuscript.authors]
    named = people_by_name(authors)
    contributions = insert(
        _contribution(version, order, author, named)
        for draft, version in pairs
        for order, author in enumerate(draft.delivery.manuscript.authors, start=1)
    )
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


def _contribution(version: Version, order: int, author: Author, named: Named) -> Contribution:
    parts = stated_name(author)
    return refuse_too_long(
        Contribution(
            version=version,
            person=person_of(author, named),
            name_as_printed=author.name_as_printed,
            folded_name=folded(author.name_as_printed),
            name_parts=parts.as_json() if parts else None,
            identified_by=how_identified(author),
            role=author.role,
            order=order,
            biography_as_printed=author.biography_as_printed,
            affiliation_count=len(author.affiliations),
        )
    )


def _store_sections(pairs: Sequence[Pair]) -> list[Section]:
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
        for draft, version in pairs
        for order, section in enumerate(draft.delivery.manuscript.sections, start=1)
    )


def _store_passages(pairs: Sequence[Pair], sections: Sequence[Section]) -> list[dict[int, str]]:
    """Store the passages of each version.

    Returns for each the texts of the wordings that no version before has, by id, in the order of the text.
    """
    section_of = {
        (section.version_id, ordinal): section.pk
        for section in sections
        for ordinal in range(section.first_ordinal, section.last_ordinal + 1)
    }
    places = [
        (version.pk, ordinal, aligned)
        for draft, version in pairs
        for ordinal, aligned in enumerate(draft.blocks, start=1)
    ]
    wording_ids, new = _store_wordings([draft for draft, _ in pairs])
    insert_values(
        Passage,
        {
            "version_id": [version for version, _, _ in places],
            "paragraph_id": [aligned.paragraph.pk for _, _, aligned in places],
            "wording_id": wording_ids,
            "section_id": [section_of.get((version, ordinal)) for version, ordinal, _ in places],
            "ordinal": [ordinal for _, ordinal, _ in places],
            "kind": [aligned.block.kind for _, _, aligned in places],
            "change": [aligned.change for _, _, aligned in places],
        },
    )
    return new


def _store_wordings(drafts: Sequence[Draft]) -> tuple[list[int], list[dict[int, str]]]:
    """Return the id of the wording of each block, which is one that its paragraph already has, or a new one.

    New ones are stored, and returned for each draft as their texts by their ids.
    """
    wordings = [list(map(_wording, draft.blocks)) for draft in drafts]
    known = _known_wordings([draft.article.pk for draft in drafts if draft.previous])
    new = {wording.key: wording for of_draft in wordings for wording in of_draft if wording.key not in known}
    ids = insert_values(Wording, {name: [getattr(row, name) for row in new.values()] for name in _Wording._fields})
    new_ids = dict(zip(new, ids, strict=True))
    known |= new_ids
    return [known[wording.key] for of_draft in wordings for wording in of_draft], [
        {new_ids[wording.key]: wording.text for wording in of_draft if wording.key in new_ids} for of_draft in wordings
    ]


def _known_wordings(article_ids: Sequence[int]) -> dict[_Key, int]:
    """Return the ids of all wordings of some articles, by what they are known by."""
    if not article_ids:
        return {}
    rows = Wording.objects.filter(paragraph__article__in=article_ids).order_by()
    columns = rows.values_list("paragraph_id", "digest", "html_digest", "pk")
    return {(paragraph, digest, html_digest): key for paragraph, digest, html_digest, key in columns}


class _Wording(NamedTuple):
    """The fields of a wording that may have to be stored."""

    paragraph_id: int
    digest: str
    html_digest: str
    text: str
    html: str

    @property
    def key(self) -> _Key:
        """The paragraph and the digests, by which a wording is known."""
        return self.paragraph_id, self.digest, self.html_digest


def _wording(aligned: AlignedBlock) -> _Wording:
    text, html = aligned.block.text, aligned.block.html
    digest = text_digest(text)
    return _Wording(aligned.paragraph.pk, digest, digest if html == text else text_digest(html), text, html)

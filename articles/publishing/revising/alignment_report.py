"""The alignment of a new version as JSON, for the editor to look at. Reads an aligned version; writes nothing."""

from articles.addresses import Urls
from articles.choices import LineageKind
from articles.models import Passage
from articles.publishing.revising.align import AlignedVersion
from articles.representations.alignment import (
    AlignedParagraph,
    AlignmentShape,
    RemovedParagraph,
    beginning,
)
from articles.representations.reference import ParagraphReference


def alignment_json(aligned: AlignedVersion, previous_version: int, urls: Urls, *, minted: bool) -> AlignmentShape:
    """Return the alignment; `minted` is false in a rehearsal, because its new identifiers are not kept."""
    before = {passage.paragraph_id: passage for passage in aligned.before}
    return AlignmentShape(
        previous_version=previous_version,
        paragraphs=[_paragraph(aligned, j, before, urls, minted=minted) for j in range(len(aligned.blocks))],
        removed=[_removed(passage, aligned) for passage in aligned.removed],
    )


def _paragraph(
    aligned: AlignedVersion, j: int, before: dict[int, Passage], urls: Urls, *, minted: bool
) -> AlignedParagraph:
    paragraph = aligned.paragraphs[j]
    assert paragraph is not None, "an alignment is reported once its new paragraphs are minted"
    previous = before.get(paragraph.pk)
    is_new = j in aligned.minted
    decided = "editor" if j in aligned.by_editor else "new" if is_new else "alignment" if previous else "return"
    return AlignedParagraph(
        ordinal=j + 1,
        id=None if is_new and not minted else paragraph.pid,
        change=aligned.changes[j].value,
        previous_ordinal=previous.ordinal if previous else None,
        decided_by=decided,
        derived_from=[
            ParagraphReference(id=heir.ancestor.pid, url=urls.paragraph(heir.ancestor.pid))
            for heir in aligned.heirs
            if heir.descendant == j
        ],
        beginning=beginning(aligned.blocks[j].text),
    )


def _removed(passage: Passage, aligned: AlignedVersion) -> RemovedParagraph:
    merged = [
        heir for heir in aligned.heirs if heir.kind == LineageKind.MERGE and heir.ancestor.pk == passage.paragraph_id
    ]
    return RemovedParagraph(
        id=passage.paragraph.pid,
        previous_ordinal=passage.ordinal,
        merged_into=[heir.descendant + 1 for heir in merged],
        beginning=beginning(passage.wording.text),
    )

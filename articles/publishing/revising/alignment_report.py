"""What the alignment of a new version came to, for the editor to look at. Reads a placement; writes nothing."""

from articles.addresses import Urls
from articles.models import Passage
from articles.models.choices import LineageKind
from articles.publishing.revising.align import Heir, Placement
from articles.representations.alignment import (
    AlignedParagraph,
    AlignmentShape,
    RemovedParagraph,
    beginning,
)
from articles.representations.reference import ParagraphReference


def alignment_json(placement: Placement, previous_version: int, urls: Urls, *, minted: bool) -> AlignmentShape:
    """Return the alignment; `minted` is false in a rehearsal, whose new identifiers are not kept."""
    before = {passage.paragraph_id: passage for passage in placement.before}
    return AlignmentShape(
        previous_version=previous_version,
        paragraphs=[_aligned(placement, j, before, urls, minted=minted) for j in range(len(placement.blocks))],
        removed=[_removed(passage, placement) for passage in placement.removed],
    )


def _aligned(placement: Placement, j: int, before: dict[int, Passage], urls: Urls, *, minted: bool) -> AlignedParagraph:
    paragraph = placement.paragraphs[j]
    assert paragraph is not None, "a placement is told once its new paragraphs are minted"
    previous = before.get(paragraph.pk)
    is_new = j in placement.minted
    decided = "editor" if j in placement.by_editor else "new" if is_new else "alignment" if previous else "return"
    return AlignedParagraph(
        ordinal=j + 1,
        id=None if is_new and not minted else paragraph.pid,
        change=placement.changes[j].value,
        previous_ordinal=previous.ordinal if previous else None,
        decided_by=decided,
        derived_from=[
            ParagraphReference(id=heir.ancestor.pid, url=urls.paragraph(heir.ancestor.pid))
            for heir in placement.heirs
            if heir.descendant == j
        ],
        beginning=beginning(placement.blocks[j].text),
    )


def _removed(passage: Passage, placement: Placement) -> RemovedParagraph:
    heirs: list[Heir] = [heir for heir in placement.heirs if heir.ancestor.pk == passage.paragraph_id]
    return RemovedParagraph(
        id=passage.paragraph.pid,
        previous_ordinal=passage.ordinal,
        merged_into=[heir.descendant + 1 for heir in heirs if heir.kind == LineageKind.MERGE],
        beginning=beginning(passage.wording.text),
    )

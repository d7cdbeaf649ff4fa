"""Which paragraph each block of a new version is: by alignment, by its return, or by an editor's decision; else a new one.

Reads the current version's passages and the wordings of paragraphs that are gone; writes nothing.
"""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field

from articles.choices import Change, LineageKind
from articles.identity.alignment import match
from articles.identity.change import changes
from articles.identity.digests import text_digest
from articles.identity.lineage import Relation
from articles.intake.manuscript import Block
from articles.models import Article, Paragraph, Passage, Version, Wording
from articles.publishing.revising.identity_overrule import Overrule


@dataclass(frozen=True, slots=True)
class Heir:
    """A block that `ancestor` was split into, or merged into; `descendant` is its position, from 0."""

    kind: LineageKind
    ancestor: Paragraph
    descendant: int


@dataclass(slots=True)
class AlignedVersion:
    """The blocks of a new version and the paragraph that each of them is; None stands for a paragraph not yet minted.

    `by_editor` and `minted` are positions of blocks, from 0.
    """

    blocks: Sequence[Block]
    paragraphs: list[Paragraph | None]
    before: Sequence[Passage]
    changes: list[Change] = field(default_factory=list)
    heirs: list[Heir] = field(default_factory=list)
    by_editor: frozenset[int] = frozenset()
    minted: frozenset[int] = frozenset()

    @property
    def removed(self) -> list[Passage]:
        """The passages of the version before that the new version does not continue."""
        kept = {paragraph.pk for paragraph in self.paragraphs if paragraph}
        return [passage for passage in self.before if passage.paragraph_id not in kept]


def align(current: Version, blocks: Sequence[Block], overrule: Overrule) -> AlignedVersion:
    """Return which paragraph each block is, what happened to it, and the lineage of what was split or merged."""
    before = list(Passage.objects.filter(version=current).select_related("paragraph", "wording").order_by("ordinal"))
    links, relations = match([passage.wording.text for passage in before], [block.text for block in blocks])
    paragraphs: list[Paragraph | None] = [None] * len(blocks)
    for i, j in links:
        paragraphs[j] = before[i].paragraph
    for j, paragraph in _returned(current.article, before, blocks, paragraphs).items():
        paragraphs[j] = paragraph
    _apply_overrule(overrule, paragraphs)
    aligned = AlignedVersion(blocks, paragraphs, before, by_editor=frozenset(overrule))
    aligned.changes = _changes(aligned)
    aligned.heirs = _heirs(aligned, relations)
    return aligned


def _returned(
    article: Article, before: Sequence[Passage], blocks: Sequence[Block], paragraphs: Sequence[Paragraph | None]
) -> dict[int, Paragraph]:
    """Return the paragraphs that were gone and come back word for word, by the position of their block.

    Only if nothing else could be meant: one block has the text, and one paragraph had it.
    """
    digests = {j: text_digest(block.text) for j, block in enumerate(blocks) if paragraphs[j] is None}
    if not digests:
        return {}
    current = {passage.paragraph_id for passage in before}
    candidates: dict[str, set[Paragraph]] = {digest: set() for digest in digests.values()}
    wordings = Wording.objects.filter(paragraph__article=article).select_related("paragraph").defer("text", "html")
    for wording in wordings.iterator():
        if wording.digest in candidates and wording.paragraph_id not in current:
            candidates[wording.digest].add(wording.paragraph)
    chosen = {j: next(iter(candidates[digest])) for j, digest in digests.items() if len(candidates[digest]) == 1}
    # Two blocks with one text, and two blocks with two former wordings of one paragraph, are both undecided.
    uses = Counter(paragraph.pk for paragraph in chosen.values())
    return {j: paragraph for j, paragraph in chosen.items() if uses[paragraph.pk] == 1}


def _apply_overrule(overrule: Overrule, paragraphs: list[Paragraph | None]) -> None:
    """Put the editor's decisions in place of the alignment's; a paragraph that moves to another block leaves its own."""
    given = {paragraph.pk for paragraph in overrule.values() if paragraph}
    for j, paragraph in enumerate(paragraphs):
        if paragraph and paragraph.pk in given:
            paragraphs[j] = None
    for j, paragraph in overrule.items():
        paragraphs[j] = paragraph


def _changes(aligned: AlignedVersion) -> list[Change]:
    """Return the kind of change of each block since the version before."""
    before = [(passage.paragraph_id, (passage.wording.text, passage.wording.html)) for passage in aligned.before]
    after = [
        (paragraph.pk if paragraph else None, (block.text, block.html))
        for paragraph, block in zip(aligned.paragraphs, aligned.blocks, strict=True)
    ]
    return [Change(name) for name in changes(before, after)]


def _heirs(aligned: AlignedVersion, relations: Sequence[Relation]) -> list[Heir]:
    """Return the lineage that the alignment found, without the parts that the editor's decisions make untrue.

    A split leads to a paragraph that is new; a merge comes from a paragraph that is gone. A block that an editor
    decided on is left out.
    """
    gone = {passage.paragraph_id for passage in aligned.removed}
    heirs = []
    for i, j, kind in relations:
        ancestor, descendant = aligned.before[i].paragraph, aligned.paragraphs[j]
        split = kind == "split" and descendant is None and ancestor.pk not in gone
        merge = kind == "merge" and descendant is not None and ancestor.pk in gone
        if (split or merge) and j not in aligned.by_editor:
            heirs.append(Heir(LineageKind(kind), ancestor, j))
    return heirs

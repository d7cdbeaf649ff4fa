"""Which paragraph each block of a new version is: by alignment, by return, by an editor's word; else a new one.

Reads the current version's passages and the wordings of paragraphs that are gone; writes nothing.
"""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field

from articles.choices import Change, LineageKind
from articles.identity.alignment import match
from articles.identity.change import changes
from articles.identity.digests import text_digest
from articles.intake.manuscript import Block
from articles.models import Article, Paragraph, Passage, Version, Wording
from articles.publishing.revising.identity_overrule import Overrule


@dataclass(frozen=True, slots=True)
class Heir:
    """That `ancestor` was split into, or merged into, the block at the position `descendant` (from 0)."""

    kind: LineageKind
    ancestor: Paragraph
    descendant: int


@dataclass(slots=True)
class Placement:
    """The blocks of a new version with the paragraphs that they are; None is one to be minted."""

    blocks: Sequence[Block]
    paragraphs: list[Paragraph | None]
    before: Sequence[Passage]
    changes: list[Change] = field(default_factory=list)
    heirs: list[Heir] = field(default_factory=list)
    by_editor: frozenset[int] = frozenset()
    returned: frozenset[int] = frozenset()
    minted: frozenset[int] = frozenset()

    @property
    def removed(self) -> list[Passage]:
        """The passages of the version before whose paragraphs the new version does not have."""
        kept = {paragraph.pk for paragraph in self.paragraphs if paragraph}
        return [passage for passage in self.before if passage.paragraph_id not in kept]


def place(current: Version, blocks: Sequence[Block], overrule: Overrule) -> Placement:
    """Return which paragraph each block is, what happened to it, and the lineage of what was split or merged."""
    before = list(Passage.objects.filter(version=current).select_related("paragraph", "wording").order_by("ordinal"))
    old, new = [passage.wording.text for passage in before], [block.text for block in blocks]
    links, relations = match(old, new)
    found: list[Paragraph | None] = [None] * len(blocks)
    for i, j in links:
        found[j] = before[i].paragraph
    returned = _returned(current.article, before, blocks, found)
    for j, paragraph in returned.items():
        found[j] = paragraph
    _obey(overrule, found)
    still = frozenset(j for j, paragraph in returned.items() if found[j] == paragraph and j not in overrule)
    placement = Placement(blocks, found, before, by_editor=frozenset(overrule), returned=still)
    placement.changes = _changes(placement)
    placement.heirs = _heirs(placement, relations)
    return placement


def _returned(
    article: Article, before: Sequence[Passage], blocks: Sequence[Block], found: Sequence[Paragraph | None]
) -> dict[int, Paragraph]:
    """Return the paragraphs that were gone and come back, by the position of their block.

    Only word for word, and only where nothing else could be meant: one such block, and one such paragraph.
    """
    digests = {j: text_digest(block.text) for j, block in enumerate(blocks) if found[j] is None}
    if not digests:
        return {}
    there = {passage.paragraph_id for passage in before}
    candidates: dict[str, set[Paragraph]] = {digest: set() for digest in digests.values()}
    known = Wording.objects.filter(paragraph__article=article).select_related("paragraph").defer("text", "html")
    for wording in known.iterator():
        if wording.digest in candidates and wording.paragraph_id not in there:
            candidates[wording.digest].add(wording.paragraph)
    times = Counter(digests.values())
    sure = {j: candidates[digest] for j, digest in digests.items() if times[digest] == 1}
    chosen = {j: next(iter(paragraphs)) for j, paragraphs in sure.items() if len(paragraphs) == 1}
    uses = Counter(paragraph.pk for paragraph in chosen.values())
    return {j: paragraph for j, paragraph in chosen.items() if uses[paragraph.pk] == 1}


def _obey(overrule: Overrule, found: list[Paragraph | None]) -> None:
    """Put the editor's word in place of the alignment's; a paragraph that is given elsewhere is taken from where it was."""
    given = {paragraph.pk for paragraph in overrule.values() if paragraph}
    for j, paragraph in enumerate(found):
        if paragraph and paragraph.pk in given:
            found[j] = None
    for j, paragraph in overrule.items():
        found[j] = paragraph


def _changes(placement: Placement) -> list[Change]:
    """Return what happened to each block since the version before."""
    before = [(one.paragraph_id, (one.wording.text, one.wording.html)) for one in placement.before]
    after = [
        (paragraph.pk if paragraph else None, (block.text, block.html))
        for paragraph, block in zip(placement.paragraphs, placement.blocks, strict=True)
    ]
    return [Change(name) for name in changes(before, after)]


def _heirs(placement: Placement, relations: Sequence[tuple[int, int, str]]) -> list[Heir]:
    """Return the lineage that the alignment found, where the editor's word leaves it standing.

    A split leads to a paragraph that is new; a merge comes from a paragraph that is gone. Neither is said of a block
    that an editor spoke about.
    """
    gone = {passage.paragraph_id for passage in placement.removed}
    heirs = []
    for i, j, kind in relations:
        ancestor, descendant = placement.before[i].paragraph, placement.paragraphs[j]
        split = kind == LineageKind.SPLIT and descendant is None and ancestor.pk not in gone
        merge = kind == LineageKind.MERGE and descendant is not None and ancestor.pk in gone
        if (split or merge) and j not in placement.by_editor:
            heirs.append(Heir(LineageKind(kind), ancestor, j))
    return heirs

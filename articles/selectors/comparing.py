"""The change of each paragraph between two versions. Pure functions of loaded rows and of lineage."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import get_args

from articles.choices import ComparisonName, LineageKind
from articles.identity.descent import Descent
from articles.identity.differences import Difference, word_differences
from articles.identity.order import moved
from articles.models import Passage
from articles.selectors.withdrawals import Withdrawals

NAMES: tuple[ComparisonName, ...] = get_args(ComparisonName)


@dataclass(frozen=True, slots=True)
class ParagraphChange:
    """The change of a paragraph. `before` and `after` are its passages; None if a version does not have it.

    The change is `withdrawn` if both versions have the paragraph and either text was withdrawn: whether the two differ
    would tell something about the text. `derived_from`, `split_into` and `merged_into` are PIDs in the order of the text.
    """

    pid: str
    change: ComparisonName
    moved: bool
    before: Passage | None
    after: Passage | None
    differences: Sequence[Difference]
    derived_from: Sequence[str]
    split_into: Sequence[str]
    merged_into: Sequence[str]


class Comparison:
    """The passages of two versions by PID, which of them moved, and what came from what."""

    def __init__(
        self,
        old: Mapping[str, Passage],
        new: Mapping[str, Passage],
        came_from: Mapping[str, Mapping[str, Descent]],
        withdrawals: Withdrawals,
    ) -> None:
        self.old, self.new, self.withdrawals = old, new, withdrawals
        self.moved = _moved(old, new)
        self.came_from = came_from
        self.became: dict[str, dict[str, Descent]] = defaultdict(dict)
        for pid, origins in came_from.items():
            for origin, descent in origins.items():
                self.became[origin][pid] = descent

    def order(self) -> list[str]:
        """Return the PIDs of both versions in the reading order of the changes.

        A paragraph that is gone stands behind the paragraph that it followed, and behind the pieces split off that one.
        """
        gone, ordered = self._gone(), list[str]()
        anchor: str | None = None
        for pid in self.new:
            if pid in self.old or anchor not in self.came_from.get(pid, ()):
                ordered += gone.pop(anchor, [])
                anchor = pid
            ordered.append(pid)
        return ordered + gone.pop(anchor, [])

    def _gone(self) -> dict[str | None, list[str]]:
        """Return the paragraphs that are gone, by the last paragraph before them that kept its place."""
        gone: dict[str | None, list[str]] = defaultdict(list)
        anchor = None
        for pid in self.old:
            if pid not in self.new:
                gone[anchor].append(pid)
            elif pid not in self.moved:
                anchor = pid
        return gone

    def of(self, pid: str) -> ParagraphChange:
        """Return what happened to a paragraph of either version."""
        before, after = self.old.get(pid), self.new.get(pid)
        change = self.name_of(pid)
        return ParagraphChange(
            pid=pid,
            change=change,
            moved=pid in self.moved,
            before=before,
            after=after,
            differences=_edits(before, after) if change == "edited" else (),
            derived_from=_in_order(self.came_from.get(pid, ()), self.old),
            split_into=_in_order(self._heirs(pid, LineageKind.SPLIT), self.new),
            merged_into=_in_order(self._heirs(pid, LineageKind.MERGE), self.new),
        )

    def _heirs(self, pid: str, kind: str) -> list[str]:
        return [heir for heir, descent in self.became.get(pid, {}).items() if descent.first == kind]

    def name_of(self, pid: str) -> ComparisonName:
        """Return what happened to a paragraph in one word; reads no text."""
        before, after = self.old.get(pid), self.new.get(pid)
        if before is None:
            origins = self.came_from.get(pid, {}).values()
            return _by_lineage({descent.last for descent in origins}, LineageKind.SPLIT, "new")
        if after is None:
            heirs = self.became.get(pid, {}).values()
            return _by_lineage({descent.first for descent in heirs}, LineageKind.MERGE, "removed")
        if self.withdrawals.of(before) or self.withdrawals.of(after):
            return "withdrawn"
        # A paragraph has one wording for each text and HTML, however many versions carry it.
        if before.wording_id != after.wording_id:
            return "edited"
        return "moved" if pid in self.moved else "unchanged"


def _by_lineage(kinds: Collection[str], decisive: LineageKind, otherwise: ComparisonName) -> ComparisonName:
    """Name a change after its lineage; if it has lineage of both kinds, after the `decisive` one."""
    if not kinds:
        return otherwise
    kind = decisive if decisive in kinds else next(iter(kinds))
    return "split" if kind == LineageKind.SPLIT else "merged"


def _in_order(pids: Iterable[str], passages: Mapping[str, Passage]) -> list[str]:
    return sorted(pids, key=lambda pid: passages[pid].ordinal)


def _moved(old: Mapping[str, Passage], new: Mapping[str, Passage]) -> frozenset[str]:
    """Return the fewest paragraphs that must have moved to explain the new order, among those that both versions have."""
    common = [pid for pid in new if pid in old]
    return frozenset(common[position] for position in moved([old[pid].ordinal for pid in common]))


def _edits(before: Passage | None, after: Passage | None) -> Sequence[Difference]:
    return word_differences(before.wording.text, after.wording.text) if before and after else ()

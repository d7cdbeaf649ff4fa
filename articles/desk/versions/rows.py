"""The rows of an alignment: the paragraphs of the current version beside those of the new one. Pure.

A draft keeps the rows as JSON, because aligning a long text anew for each page would take seconds. A text that both versions
have is not in the rows: it is read from the current version.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Literal

from pydantic import TypeAdapter

from articles.choices import Change, LineageKind
from articles.publishing.revising.align import AlignedVersion

RowChange = Literal["same", "edited", "moved", "new", "gone", "split", "merged"]
_UNEDITED: dict[Change, RowChange] = {Change.UNCHANGED: "same", Change.MOVED: "moved"}


@dataclass(frozen=True, slots=True)
class Row:
    """A paragraph of both versions or of one, by its ordinal in each; with `count`, so many unchanged ones from there on.

    `text` and `html` are the new text if it is not the one of the current version. `others` are ordinals: in the current
    version, of what a paragraph was split from or takes in; in the new one, of what a paragraph that is gone was merged into.
    `returned` is the PID of a paragraph of an older version. `by_editor` says that an editor made the link.
    """

    change: RowChange
    old: int | None = None
    new: int | None = None
    count: int = 1
    text: str | None = None
    html: str | None = None
    others: tuple[int, ...] = ()
    returned: str | None = None
    by_editor: bool = False

    @property
    def is_changed(self) -> bool:
        """Whether an editor has to look at it: something changed, or an editor has decided."""
        return self.change != "same" or self.by_editor


_ROWS = TypeAdapter(list[Row])


def rows_json(rows: Sequence[Row]) -> list[dict[str, object]]:
    """Return rows as JSON that `rows_from` reads, without the members that say nothing."""
    return [_ROWS.dump_python([row], mode="json", exclude_defaults=True)[0] for row in rows]


def rows_from(stored: object) -> list[Row]:
    """Return the rows that `rows_json` has made JSON of."""
    return _ROWS.validate_python(stored)


def rows_of(aligned: AlignedVersion) -> list[Row]:
    """Return the rows in the order of the new version; unchanged ones that follow each other are one row.

    A paragraph that is gone stands behind the last one before it that kept its place.
    """
    return list(_folded(_in_order(aligned)))


def unfolded(rows: Iterable[Row]) -> Iterator[Row]:
    """Yield a row for each paragraph."""
    for row in rows:
        if row.count == 1 or row.old is None or row.new is None:
            yield row
        else:
            for step in range(row.count):
                yield Row("same", row.old + step, row.new + step)


def _in_order(aligned: AlignedVersion) -> Iterator[Row]:
    gone = _gone(aligned)
    ordinals = {passage.paragraph_id: passage.ordinal for passage in aligned.before}
    yield from gone.pop(0, ())
    for j in range(len(aligned.blocks)):
        row = _new(aligned, j, ordinals)
        yield row
        if row.old is not None:
            yield from gone.pop(row.old, ())
    # What stood behind a paragraph that was edited and moved comes last.
    for rows in gone.values():
        yield from rows


def _new(aligned: AlignedVersion, j: int, ordinals: dict[int, int]) -> Row:
    """Return the row of the block at the position `j`."""
    paragraph, block, change = aligned.paragraphs[j], aligned.blocks[j], aligned.changes[j]
    old = ordinals.get(paragraph.pk) if paragraph else None
    by_editor = j in aligned.by_editor
    if old is not None and change in _UNEDITED:
        return Row(_UNEDITED[change], old, j + 1, by_editor=by_editor)
    heirs = [heir for heir in aligned.heirs if heir.descendant == j]
    is_piece = any(heir.kind == LineageKind.SPLIT for heir in heirs)
    return Row(
        "edited" if old is not None else "split" if is_piece else "new",
        old,
        j + 1,
        text=block.text,
        html=block.html,
        others=tuple(ordinals[heir.ancestor.pk] for heir in heirs),
        returned=paragraph.pid if paragraph and old is None else None,
        by_editor=by_editor,
    )


def _gone(aligned: AlignedVersion) -> dict[int, list[Row]]:
    """Return the rows of what is gone, by the ordinal of the last paragraph before them that kept its place; 0 is the start."""
    removed = {passage.paragraph_id for passage in aligned.removed}
    merged: dict[int, list[int]] = defaultdict(list)
    for heir in aligned.heirs:
        if heir.kind == LineageKind.MERGE:
            merged[heir.ancestor.pk].append(heir.descendant + 1)
    kept = {
        paragraph.pk
        for paragraph, change in zip(aligned.paragraphs, aligned.changes, strict=True)
        if paragraph and change != Change.MOVED
    }
    gone: dict[int, list[Row]] = defaultdict(list)
    anchor = 0
    for passage in aligned.before:
        if passage.paragraph_id in removed:
            into = tuple(merged.get(passage.paragraph_id, ()))
            gone[anchor].append(Row("merged" if into else "gone", passage.ordinal, others=into))
        elif passage.paragraph_id in kept:
            anchor = passage.ordinal
    return gone


def _folded(rows: Iterable[Row]) -> Iterator[Row]:
    """Make one row of unchanged paragraphs that follow each other in both versions."""
    run: Row | None = None
    for row in rows:
        if run and _follows(run, row):
            run = replace(run, count=run.count + 1)
            continue
        if run:
            yield run
        run = row
    if run:
        yield run


def _follows(run: Row, row: Row) -> bool:
    if run.is_changed or row.is_changed or None in (run.old, run.new):
        return False
    return (row.old, row.new) == ((run.old or 0) + run.count, (run.new or 0) + run.count)

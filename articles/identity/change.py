"""The kind of change of each paragraph since the version before: new, edited, moved or unchanged. Pure."""

from collections.abc import Hashable, Sequence

from articles.choices import ChangeName
from articles.identity.order import moved

# A paragraph's identity (None if it is new), and a value that is equal if two wordings are equal.
Worded = tuple[Hashable, Hashable]


def changes(before: Sequence[Worded], after: Sequence[Worded]) -> list[ChangeName]:
    """Return, for each paragraph of `after` in its order, its kind of change since `before`.

    A paragraph with other words is `edited`, also if it moved. One with the same words is `moved` if it is in the
    smallest set of paragraphs that explains the new order.
    """
    position_before = {identity: place for place, (identity, _) in enumerate(before)}
    known = [
        position for position, (identity, _) in enumerate(after) if identity is not None and identity in position_before
    ]
    places = [position_before[after[position][0]] for position in known]
    moved_positions = {known[index] for index in moved(places)}
    names: list[ChangeName] = ["new"] * len(after)
    for position, place in zip(known, places, strict=True):
        same = before[place][1] == after[position][1]
        names[position] = "edited" if not same else "moved" if position in moved_positions else "unchanged"
    return names

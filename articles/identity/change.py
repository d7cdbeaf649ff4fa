"""What happened to each paragraph since the version before. Pure."""

from collections.abc import Hashable, Sequence

from articles.choices import ChangeName
from articles.identity.order import moved

# A paragraph's identity (None: it has none yet), and anything by which two wordings can be compared.
Worded = tuple[Hashable, Hashable]


def changes(before: Sequence[Worded], after: Sequence[Worded]) -> list[ChangeName]:
    """Return, for each paragraph of `after` in its order, what happened to it since `before`.

    A paragraph with other words is `edited`, wherever it stands; one with the same words is `moved` if it is among the
    fewest whose moving explains the new order.
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

"""Suggestions for a misspelled name: the names that are like it, if there are any. Pure."""

from collections.abc import Mapping, Sequence

from rapidfuzz import fuzz, process

NEAR = 75  # of 100: how alike a name must be to be suggested


def nearest(misspelled: str, names: Mapping[str, Sequence[str]], count: int = 3, alike: float = NEAR) -> list[str]:
    """Return the ids that are like `misspelled`, the nearest first; `names` has each id's names in lower case.

    `alike` is how alike they must be at least: 0 to 100.
    """
    pairs = [(identity, name) for identity, known in names.items() for name in known]
    written = [name for _, name in pairs]
    matches = process.extract(misspelled.casefold(), written, scorer=fuzz.ratio, limit=count * 10, score_cutoff=alike)
    # Of equally near ids, the shorter one is more likely to be meant.
    ranked = sorted(matches, key=lambda match: (-match[1], len(pairs[match[2]][0])))
    return list(dict.fromkeys(pairs[position][0] for _, _, position in ranked))[:count]


def suggestion(names: Sequence[str]) -> str:
    """Return the end of an error sentence, with the nearest names, if any is near."""
    if not names:
        return "none has a similar name."
    return f"the nearest {'is' if len(names) == 1 else 'are'} {', '.join(f'“{name}”' for name in names)}."

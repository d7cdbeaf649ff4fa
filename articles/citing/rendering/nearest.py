"""Suggestions for a misspelled name: the names most like it. Pure."""

from collections.abc import Mapping, Sequence

from rapidfuzz import fuzz, process


def nearest(misspelled: str, names: Mapping[str, Sequence[str]], count: int = 3) -> list[str]:
    """Return the ids most like `misspelled`, the nearest first; `names` has each id's names in lower case."""
    pairs = [(identity, name) for identity, known in names.items() for name in known]
    matches = process.extract(misspelled.casefold(), [name for _, name in pairs], scorer=fuzz.ratio, limit=count * 10)
    # Of equally near ids, the shorter one is more likely to be meant.
    ranked = sorted(matches, key=lambda match: (-match[1], len(pairs[match[2]][0])))
    return list(dict.fromkeys(pairs[position][0] for _, _, position in ranked))[:count]


def suggestion(names: Sequence[str]) -> str:
    """Return the end of an error sentence, with the nearest names."""
    if not names:
        return "there are none."
    return f"the nearest are {', '.join(f'“{name}”' for name in names)}."

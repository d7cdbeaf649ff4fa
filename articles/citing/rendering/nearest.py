"""Which names somebody may have meant who wrote one that does not exist. Pure."""

from collections.abc import Mapping, Sequence

from rapidfuzz import fuzz, process


def nearest(asked: str, called: Mapping[str, Sequence[str]], count: int = 3) -> list[str]:
    """Return the names most alike to `asked`, the nearest first; `called` has what each one is called, in lower case."""
    pairs = [(name, text) for name, texts in called.items() for text in texts]
    found = process.extract(asked.casefold(), [text for _, text in pairs], scorer=fuzz.ratio, limit=count * 10)
    # Of names that are equally near, the shorter one is more likely to be meant.
    ranked = sorted(found, key=lambda match: (-match[1], len(pairs[match[2]][0])))
    return list(dict.fromkeys(pairs[position][0] for _, _, position in ranked))[:count]


def told(names: Sequence[str]) -> str:
    """Return the end of a sentence that tells the nearest names."""
    if not names:
        return "there are none."
    return f"the nearest are {', '.join(f'“{name}”' for name in names)}."

"""The sentence about a name that is not known: what was probably meant, and which names are taken."""

from collections.abc import Sequence
from difflib import get_close_matches

_LONGEST = 80


def unknown_name(name: str, what: str, known: Sequence[str]) -> str:
    """Return the sentence about `name`, which is not `what`, such as “a parameter of this address”.

    The nearest known name is suggested however far it is, since one of them was meant.
    """
    refusal = f"“{name[:_LONGEST]}” is not {what}."
    if not known:
        return f"{refusal} It takes none."
    (nearest,) = get_close_matches(name[:_LONGEST].lower(), known, n=1, cutoff=0.0)
    return f"{refusal} Did you mean “{nearest}”? It takes: {', '.join(known)}."

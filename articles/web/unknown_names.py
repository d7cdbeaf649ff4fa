"""The sentence about a name that is not known: what was probably meant, and which names are taken."""

from collections.abc import Sequence

from articles.near_names import near_name

_LONGEST = 80


def unknown_name(name: str, what: str, known: Sequence[str]) -> str:
    """Return the sentence about `name`, which is not `what`, such as “a parameter of this address”.

    A known name is suggested only if it is near, or if another service calls the same thing `name`.
    """
    refusal = f"“{name[:_LONGEST]}” is not {what}."
    if not known:
        return f"{refusal} It takes none."
    meant = near_name(name[:_LONGEST], known)
    return f"{refusal}{f' Did you mean “{meant}”?' if meant else ''} It takes: {', '.join(known)}."

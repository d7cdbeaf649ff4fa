"""The parts of a name in front matter: a map in the place of the name, as Quarto has it, or keys beside it, as CSL has them."""

from collections.abc import Mapping
from typing import Any

from articles.intake.errors import Unreadable
from articles.intake.manuscript import NameParts
from articles.intake.placed import at_place_of

_KEYS: Mapping[str, tuple[str, ...]] = {
    "family": (
        "family",
        "family-name",
        "family_name",
        "surname",
        "last_name",
        "lastname",
        "last-name",
        "last",
        "surnames",
    ),
    "given": (
        "given",
        "given-name",
        "given_name",
        "given-names",
        "given_names",
        "first_name",
        "firstname",
        "first-name",
        "first",
    ),
    "particle": ("particle", "non-dropping-particle", "dropping-particle"),
    "suffix": ("suffix",),
    "literal": ("literal",),
}
_LONGEST = 300


def stated_name(author: Mapping[str, Any]) -> tuple[str | None, NameParts | None]:
    """The name in one line, and its parts; None for what a map of an author does not state.

    Raises `Unreadable` if a name has both parts and `literal`.
    """
    inner = author.get("name")
    values = inner if isinstance(inner, Mapping) else author
    parts = {part: text for part, keys in _KEYS.items() if (text := _text(values, keys))}
    if "literal" in parts and len(parts) > 1:
        parts.pop("literal")
        raise Unreadable(
            f"In the front matter an author's name has literal and {' and '.join(parts)}; keep the parts, or keep literal.",
            code="front_matter",
        )
    if "literal" in parts:
        return parts["literal"], NameParts(**parts)
    if "family" not in parts or ("given" not in parts and isinstance(inner, str)):
        return None, None
    order = ("given", "particle", "family", "suffix")
    whole = " ".join(parts[part] for part in order if part in parts)
    return at_place_of(parts["family"], whole), NameParts(**parts)


def _text(values: Mapping[str, Any], keys: tuple[str, ...]) -> str | None:
    texts = (at_place_of(value, " ".join(value.split())) for key in keys if isinstance(value := values.get(key), str))
    return next((text for text in texts if 0 < len(text) <= _LONGEST), None)

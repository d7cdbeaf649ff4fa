"""A language as a document states it, to a tag of BCP 47."""

import langcodes

from articles.intake.placed import at_place_of

_LONGEST = 35


def language_tag(stated: object) -> str | None:
    """The tag in its usual form; None if it is not a tag."""
    if not isinstance(stated, str):
        return None
    tag = stated.strip().replace("_", "-")
    if len(tag) > _LONGEST or not langcodes.tag_is_valid(tag):
        return None
    standard = langcodes.standardize_tag(tag)
    return None if standard in {"und", "mul", "zxx"} else at_place_of(stated, standard)

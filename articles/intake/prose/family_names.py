"""The family name within a name, where an editor says which part it is. Pure; knows no convention but the editor's."""

import re

# Scripts that write a name without spaces between its parts: Han, kana, Hangul.
_UNSPACED = r"\u3005\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uac00-\ud7a3\uf900-\ufaff\U00020000-\U0003ffff"
_INSIDE_A_WORD = rf"[^\W{_UNSPACED}]"


def family_span(name: str, family: str) -> tuple[int, int] | None:
    """Return the start and end of the family name in `name`; None if the name does not have it.

    Whole words, in upper or lower case, with any spaces between them; if the name has them twice, the last ones:
    of `Lee Lee`, the second. In scripts without spaces, the first ones.
    """
    words = r"\s+".join(re.escape(word) for word in family.split())
    matches = list(re.finditer(rf"(?<!{_INSIDE_A_WORD}){words}(?!{_INSIDE_A_WORD})", name, re.IGNORECASE))
    if not words or not matches:
        return None
    return matches[0 if re.match(f"[{_UNSPACED}]", family.strip()) else -1].span()


def holds_family_name(name: str, family: str) -> bool:
    """Return whether the family name is a part of the name, or all of it."""
    return family_span(name, family) is not None

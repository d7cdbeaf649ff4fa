"""The quotation marks that a browser prints around `q`, by the language of the page (HTML, Rendering, 15.3.5)."""

from lxml import etree

Marks = tuple[str, str]
_ENGLISH: tuple[Marks, Marks] = (("“", "”"), ("‘", "’"))
_LOW: tuple[Marks, Marks] = (("„", "“"), ("‚", "‘"))
_ANGLES: tuple[Marks, Marks] = (("«", "»"), ("“", "”"))
_CORNERS: tuple[Marks, Marks] = (("「", "」"), ("『", "』"))
_BY_LANGUAGE: dict[str, tuple[Marks, Marks]] = {
    **dict.fromkeys(("de", "bg", "cs", "sk", "sl", "lt", "is", "et"), _LOW),
    **dict.fromkeys(("fr", "es", "it", "el", "no", "nb", "nn", "ca", "fa"), _ANGLES),
    **dict.fromkeys(("ru", "uk", "be"), (("«", "»"), ("„", "“"))),
    **dict.fromkeys(("pl", "ro", "hu", "hr", "sr"), (("„", "”"), ("«", "»"))),
    **dict.fromkeys(("sv", "fi"), (("”", "”"), ("’", "’"))),
    **dict.fromkeys(("nl", "ko", "vi"), _ENGLISH),
    **dict.fromkeys(("ja",), _CORNERS),
    "he": (("”", "”"), ("’", "’")),
}
OPENING = frozenset("“„«‘‚\"'「『”’»›‹")


def marks_of(language: str, depth: int) -> Marks:
    """The marks inside so many other quotations."""
    outer, inner = _BY_LANGUAGE.get(language.lower().split("-")[0], _ENGLISH)
    return inner if depth else outer


def language_around(element: etree._Element) -> str:
    """The language of what is around an element; empty if it is not stated."""
    return next((stated for one in element.iterancestors() if (stated := one.get("lang"))), "")

"""The syntax of .bib files, which BibTeX and biblatex share: an entry with its key and fields, and lists of names.

Own code, because the writers of pybtex and bibtexparser do not write month macros or escape values.
"""

import re
from collections.abc import Iterable

from articles.citing.formats.item import Item, Name, joined, part, text
from articles.citing.formats.latex import Encode, braced

Field = tuple[str, str | None]

_ILLEGAL_IN_KEY = re.compile("[^A-Za-z0-9.:_-]+")
# Words that BibTeX reads as a separator or as “et al.”, not as a name.
_RESERVED = {"and", "others"}


def key(item: Item) -> str:
    """Return the citation key: the item's id, with each run of characters other than A–Z a–z 0–9 . : _ - as one hyphen."""
    return _ILLEGAL_IN_KEY.sub("-", text(item, "id") or "").strip("-") or "citation"


def field(name: str, value: str | None) -> Field:
    """Return a field with its value in braces. `entry` leaves out a field without a value."""
    return name, braced(value) if value else None


def entry(kind: str, key: str, fields: Iterable[Field]) -> str:
    """Return an entry with the fields that have a value. Each value is a macro or already in braces."""
    lines = (f"  {name} = {value},\n" for name, value in fields if value)
    return f"@{kind}{{{key},\n{''.join(lines)}}}\n"


def name_list(names: Iterable[Name], encode: Encode) -> str | None:
    """Return CSL names as the value of a field: `von Last, Jr, First`, joined by `and`; None without names."""
    return " and ".join(filter(None, (_name(name, encode) for name in names))) or None


def page_ranges(item: Item, encode: Encode) -> str | None:
    """Return the pages with two hyphens, which LaTeX sets as a dash, in each range; None without pages."""
    written = text(item, "page")
    return "--".join(map(encode, written.split("-"))) if written else None


def literal_list(text: str | None, encode: Encode) -> str | None:
    """Return one institution as the value of a list field; braces keep an `and` in it from dividing it."""
    return _whole(text, encode) if text else None


def keeps_particles(names: Iterable[Name]) -> bool:
    """Return whether the particles of these names belong to the surname (`van Gogh`), an option of biblatex's entries."""
    names = list(names)
    return any(part(name, "non-dropping-particle") for name in names) and not any(
        part(name, "dropping-particle") for name in names
    )


def _name(name: Name, encode: Encode) -> str:
    """Return one name; a name without parts stands in braces as a whole."""
    if literal := part(name, "literal"):
        return braced(encode(literal))
    particle, family, given = _parts(name)
    suffix = part(name, "suffix")
    if not family:
        return braced(encode(given)) if given else ""
    if not given:
        # BibTeX reads `King, Jr.` as family and given name, so braces hold the name together.
        alone = ", ".join(filter(None, (" ".join(filter(None, (particle, family))), suffix)))
        return braced(encode(alone)) if particle or suffix else _family(family, encode)
    last = " ".join(filter(None, (encode(particle), _family(family, encode))))
    return ", ".join(filter(None, (last, _whole(suffix, encode), _whole(given, encode))))


def _parts(name: Name) -> tuple[str, str, str]:
    """Return particle, family name and given name; a particle that BibTeX does not recognise joins its neighbour."""
    dropping, kept = part(name, "dropping-particle"), part(name, "non-dropping-particle")
    family, given = part(name, "family"), part(name, "given")
    if kept and not _is_particle(kept):
        kept, family = "", joined(kept, family)
    if dropping and not _is_particle(dropping):
        dropping, given = "", joined(given, dropping)
    return " ".join(filter(None, (dropping, kept))), family, given


def _is_particle(text: str) -> bool:
    """Return whether BibTeX recognises a particle: by its small initial, and not with an apostrophe (d’Alembert)."""
    return text[-1] not in "'’-" and "," not in text and all(_is_small(word) for word in text.split())


def _is_small(word: str) -> bool:
    return word[0].islower() and word.lower() not in _RESERVED


def _family(family: str, encode: Encode) -> str:
    """Return the surname, in braces if BibTeX would take one of its words for a particle (Ortega y Gasset)."""
    words = family.split()
    divided = len(words) > 1 and not all(word[0].isupper() for word in words)
    return braced(encode(family)) if divided else _whole(family, encode)


def _whole(text: str, encode: Encode) -> str:
    """Return the text, in braces if a comma or an `and` would divide it."""
    divided = "," in text or not _RESERVED.isdisjoint(text.lower().split())
    return braced(encode(text)) if divided else encode(text)

"""Names as BibTeX and biblatex read them: `von Last, Jr, First`, joined by `and`; institutions in braces."""

from collections.abc import Iterable

from articles.citing.formats.item import Name, part
from articles.citing.formats.latex import Encode, braced

# What BibTeX takes for something else than a name.
_RESERVED = {"and", "others"}


def name_list(names: Iterable[Name], encode: Encode) -> str | None:
    """Return CSL names as the value of a field, None where there are none."""
    return " and ".join(filter(None, (_name(name, encode) for name in names))) or None


def literal_list(text: str | None, encode: Encode) -> str | None:
    """Return one institution as the value of a list field; braces keep an `and` in it from parting it."""
    return _whole(text, encode) if text else None


def keeps_particles(names: Iterable[Name]) -> bool:
    """Return whether the particles of these names are part of the surname (`van Gogh`): biblatex asks for each entry."""
    names = list(names)
    return any(part(name, "non-dropping-particle") for name in names) and not any(
        part(name, "dropping-particle") for name in names
    )


def _name(name: Name, encode: Encode) -> str:
    """Return one name; one that is not told apart into family and given name is a unit, in braces."""
    if literal := part(name, "literal"):
        return braced(encode(literal))
    particle, family, given = _parts(name)
    suffix = part(name, "suffix")
    if not family:
        return braced(encode(given)) if given else ""
    if not given:
        # With a comma and nothing after it, the suffix would be read as a given name.
        alone = ", ".join(filter(None, (" ".join(filter(None, (particle, family))), suffix)))
        return braced(encode(alone)) if particle or suffix else _family(family, encode)
    last = " ".join(filter(None, (encode(particle), _family(family, encode))))
    return ", ".join(filter(None, (last, _whole(suffix, encode), _whole(given, encode))))


def _parts(name: Name) -> tuple[str, str, str]:
    """Return particle, family name and given name; a particle that BibTeX would not know as one joins its neighbour."""
    dropping, kept = part(name, "dropping-particle"), part(name, "non-dropping-particle")
    family, given = part(name, "family"), part(name, "given")
    if kept and not _is_particle(kept):
        kept, family = "", _joined(kept, family)
    if dropping and not _is_particle(dropping):
        dropping, given = "", _joined(given, dropping)
    return " ".join(filter(None, (dropping, kept))), family, given


def _is_particle(text: str) -> bool:
    """BibTeX knows a particle by its small initial; one with an apostrophe (d’Alembert) is written together."""
    return text[-1] not in "'’-" and "," not in text and all(_is_small(word) for word in text.split())


def _joined(first: str, second: str) -> str:
    return first + second if first.endswith(("'", "’", "-")) else f"{first} {second}".strip()


def _is_small(word: str) -> bool:
    return word[0].islower() and word.lower() not in _RESERVED


def _family(family: str, encode: Encode) -> str:
    """Braces keep a surname of several words together where BibTeX would take some for a particle (Ortega y Gasset)."""
    words = family.split()
    parted = len(words) > 1 and not all(word[0].isupper() for word in words)
    return braced(encode(family)) if parted else _whole(family, encode)


def _whole(text: str, encode: Encode) -> str:
    """Braces keep together what a comma or an `and` would part."""
    parted = "," in text or not _RESERVED.isdisjoint(text.lower().split())
    return braced(encode(text)) if parted else encode(text)

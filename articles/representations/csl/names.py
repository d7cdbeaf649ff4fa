"""CSL 1.0.2, names: a name as printed to its family and given parts. Pure.

What the source or an editor states counts; without it, the form of the name decides. A name with an institution's words stays
whole, because a wrong division is a guess, too.
"""

import re

from articles.intake.manuscript import NameParts
from articles.intake.prose.family_names import family_span
from articles.intake.prose.names import is_institution, is_suffix
from articles.representations.csl.name_forms import Parts, generations, parts_of
from articles.representations.csl.text import plain

Name = dict[str, str | bool]

# Titles before a name: style guides cite the name without them. `Dean`, `Major` and the like are not listed, because
# they are given names too.
_HONORIFIC = re.compile(
    r"(?:(?:Dr|Prof|Mr|Mrs|Ms|Mme|Gen|Col|Lt|Maj|Capt|Adm|Amb|Rev|Hon|Sen|Rep)\.|Dr|Prof|Professor|Mr|Mrs|Ms|Sir|Dame"
    r"|Lord|Lady|Ambassador|Colonel|Reverend|Herr|Frau)\s+"
)
_ORDER = re.compile(r"(\S+ .+), (?:[A-Z]\.){2,}")


def csl_name(
    printed: str, family_name: str | None = None, language: str | None = None, *, stated: NameParts | None = None
) -> Name:
    """Return the CSL name of a contributor.

    `stated` has the parts of the printed name as the source or an editor states them, and goes before everything else.
    `family_name` is the editor's; it is ignored if the printed name does not contain it. If it is all of the name, the
    name stays undivided (`literal`). `language` is the text's (BCP 47) and tells a Japanese name from a Chinese one.
    A small particle that begins the family name is non-dropping (`van Gogh`, `de la Cruz`), for newspapers keep it; one
    that an editor leaves out of the family name is dropping. A name that prints the family name first, in letters that
    do not say so by themselves, keeps its order (`static-ordering`).
    """
    name = " ".join(plain(printed).split())
    if stated:
        return _stated(name, stated)
    span = family_span(name, family_name) if family_name else None
    if span == (0, len(name)):
        return {"literal": name}
    bare = _bare(name)
    span = family_span(bare, family_name) if family_name else None
    if not span and is_institution(bare):
        return {"literal": name}
    parts = _divided(bare, span) if span else parts_of(bare, language)
    if parts is None or not parts.given or (bare != name and " " not in bare):
        return {"literal": name}
    return _csl(parts)


def stated_by_family(printed: str, family_name: str) -> NameParts | None:
    """Return the parts of a printed name whose family name an editor gives; None if the name does not hold it."""
    if family_span(printed, family_name) is None:
        return None
    name = csl_name(printed, family_name)
    parts = {part: str(name[part]) for part in ("literal", "family", "suffix") if part in name}
    given = " ".join(str(name[part]) for part in ("given", "dropping-particle") if part in name)
    particle = name.get("non-dropping-particle")
    return NameParts(**parts, given=given or None, particle=str(particle) if particle else None)


def _stated(printed: str, stated: NameParts) -> Name:
    """Return the CSL name of stated parts. The printed name tells their order, and what it has beside a family name alone."""
    if stated.literal or not stated.family:
        return {"literal": plain(stated.literal or printed)}
    family = plain(" ".join(part for part in (stated.particle, stated.family) if part))
    if not stated.given:
        return csl_name(printed, family) if family_span(printed, family) else {"family": family}
    suffix = plain(stated.suffix or "")
    name = _csl(
        Parts(
            family=family,
            given=plain(stated.given),
            suffixes=(suffix,) if suffix else (),
            comma_before_suffix=bool(suffix) and f", {suffix}" in printed,
            family_first=_begins_with(printed, family) and _has_case(printed),
            drops=True,
        )
    )
    if stated.particle:
        name["non-dropping-particle"], name["family"] = plain(stated.particle), plain(stated.family)
    return name


def _begins_with(printed: str, family: str) -> bool:
    """Whether a printed name has the family name first, and not at its end as well."""
    name, part = printed.casefold(), family.casefold()
    return name.startswith(f"{part} ") and not name.endswith(f" {part}")


def _bare(name: str) -> str:
    """Return the name without honorifics before it and the letters of an order (`S.J.`) behind it."""
    while (found := _HONORIFIC.match(name)) is not None:
        name = name[found.end() :]
    ordained = _ORDER.fullmatch(name)
    return ordained[1] if ordained else name


def _divided(name: str, span: tuple[int, int]) -> Parts:
    """Return the parts of a name with the family name at `span`, as an editor said."""
    before, family, after = name[: span[0]].strip(" ,"), name[slice(*span)], name[span[1] :]
    words = [word.strip(",") for word in after.split()]
    tail = []
    while words and before and is_suffix(words[-1]):
        tail.append(words.pop())
    given = " ".join([before, *words]).strip()
    comma = after.lstrip().startswith(",")
    return Parts(
        family=family,
        given=given,
        suffixes=generations(reversed(tail)),
        comma_before_suffix=comma and bool(tail),
        family_first=not before and not comma and _has_case(name),
        drops=True,
    )


def _has_case(name: str) -> bool:
    """Whether the letters have case: in scripts that have none, processors know the order by themselves."""
    return name.lower() != name.upper()


def _csl(parts: Parts) -> Name:
    particle, family = _particle(parts.family)
    given, dropped = _dropped(parts.given) if parts.drops and not parts.family_first else (parts.given, "")
    name: Name = {"family": family, "given": given}
    if particle:
        name["non-dropping-particle"] = particle
    if dropped:
        name["dropping-particle"] = dropped
    suffix = " ".join(parts.suffixes)
    if suffix:
        name["suffix"] = suffix
        if parts.comma_before_suffix:
            name["comma-suffix"] = True
    if parts.family_first:
        name["static-ordering"] = True
    return name


def _particle(family: str) -> tuple[str, str]:
    """Return the small words that begin a family name, and the rest of it: of `van der Leyen`, `van der` and `Leyen`."""
    words = family.split()
    count = next((place for place, word in enumerate(words) if not word.islower()), 0)
    return " ".join(words[:count]), " ".join(words[count:])


def _dropped(given: str) -> tuple[str, str]:
    """Return the given names, and the small words that end them: of `Alexis de`, `Alexis` and `de`."""
    words = given.split()
    count = len(words)
    while count > 1 and words[count - 1].islower():
        count -= 1
    return " ".join(words[:count]), " ".join(words[count:])

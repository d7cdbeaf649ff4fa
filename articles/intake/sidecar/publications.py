"""Where the article appeared, with what an editor knows: the page's own facts, and the appearances by role."""

from dataclasses import replace
from typing import Any

from articles.intake.manuscript import Appearance, Manuscript, Outlet
from articles.intake.prose.wording import same_name
from articles.intake.sidecar.model import Sidecar, SidecarOutlet, SidecarPublication

_FACTS = ("date", "title", "url", "credit", "rights", "note_as_printed")


def complete_publications(manuscript: Manuscript, sidecar: Sidecar) -> tuple[Appearance, ...]:
    """The appearances, the original first. An entry completes the first unmatched one of its role, or adds one."""
    appearances = [_complete_page(one, sidecar) if one.printed_here else one for one in manuscript.publications]
    if _page_is_a_reprint(appearances, sidecar):
        appearances = [_marked(one, {"role": "republication"}) if one.printed_here else one for one in appearances]
    for known, position in _pairs(appearances, sidecar.publications):
        if position is None:
            appearances.append(_complete(Appearance(known.role), known))
        else:
            appearances[position] = _complete(appearances[position], known)
    return tuple(sorted(appearances, key=lambda one: one.role != "original"))


def _complete_page(page: Appearance, sidecar: Sidecar) -> Appearance:
    facts = {
        "outlet": _outlet(sidecar.outlet),
        "date": sidecar.published,
        "title": sidecar.title,
        "url": sidecar.url,
        "credit": sidecar.credit,
        "rights": sidecar.rights,
    }
    return _marked(page, facts)


def _page_is_a_reprint(appearances: list[Appearance], sidecar: Sidecar) -> bool:
    """Whether the editor tells of an original in another outlet than this page's."""
    original = next((known for known in sidecar.publications if known.role == "original"), None)
    if original is None or not any(one.printed_here and one.role == "original" for one in appearances):
        return False
    if sidecar.outlet and original.outlet:
        return not same_name(sidecar.outlet.name, original.outlet.name)
    return any(known.role == "republication" for known in sidecar.publications)


def _pairs(
    appearances: list[Appearance], entries: list[SidecarPublication]
) -> list[tuple[SidecarPublication, int | None]]:
    """Each entry with the position of the appearance that it is about: of its role and outlet, else of its role."""
    found: dict[int, int] = {}
    for fits in (_same_outlet, _may_be_meant):
        for index, known in enumerate(entries):
            free = (place for place in range(len(appearances)) if place not in found.values())
            alone = sum(other.role == known.role for other in entries) == 1
            position = next((place for place in free if fits(appearances[place], known, alone)), None)
            if index not in found and position is not None:
                found[index] = position
    return [(known, found.get(index)) for index, known in enumerate(entries)]


def _same_outlet(appearance: Appearance, known: SidecarPublication, _: bool) -> bool:
    if appearance.role != known.role or appearance.outlet is None or known.outlet is None:
        return False
    return same_name(appearance.outlet.name, known.outlet.name)


def _may_be_meant(appearance: Appearance, known: SidecarPublication, alone: bool) -> bool:
    """Whether the entry can be about it; another outlet is overruled only by the one entry of that role."""
    if appearance.role != known.role:
        return False
    if appearance.outlet is None or known.outlet is None:
        return True
    return alone and "outlet" not in appearance.supplied_by_editor


def _complete(appearance: Appearance, known: SidecarPublication) -> Appearance:
    facts = {name: getattr(known, name) for name in _FACTS}
    return _marked(appearance, {"outlet": _outlet(known.outlet), **facts})


def _marked(appearance: Appearance, facts: dict[str, Any]) -> Appearance:
    """The appearance with the facts that are given, each marked as the editor's unless the source says the same."""
    given = {name: value for name, value in facts.items() if value is not None and value != getattr(appearance, name)}
    marks = dict.fromkeys((*appearance.supplied_by_editor, *given))
    return replace(appearance, **given, supplied_by_editor=tuple(marks))


def _outlet(outlet: SidecarOutlet | None) -> Outlet | None:
    return Outlet(outlet.name, outlet.url, outlet.kind) if outlet else None

"""The publications with the facts that an editor knows: about this page, and about publications by role."""

from collections.abc import Sequence, Set
from dataclasses import replace
from typing import Any

from articles.intake.manuscript import PLACE_FACTS, Manuscript, ManuscriptPublication, Outlet
from articles.intake.origins import from_editor
from articles.intake.prose.issue_dates import is_issue_date
from articles.intake.prose.wording import same_name
from articles.intake.sidecar.model import Sidecar, SidecarOutlet, SidecarPublication

_FACTS = ("date", "title", "url", *PLACE_FACTS, "credit", "rights", "note_as_printed")


def complete_publications(manuscript: Manuscript, sidecar: Sidecar) -> tuple[ManuscriptPublication, ...]:
    """The publications, the original first. An entry completes the first unmatched one of its role, or adds one."""
    publications = [
        _complete_page(publication, sidecar) if publication.printed_here else publication
        for publication in manuscript.publications
    ]
    if sidecar.publications is None:
        publications = [replace(page, role="original") for page in publications if page.printed_here]
    if _page_is_a_reprint(sidecar):
        publications = [
            _marked(publication, {"role": "republication"}) if publication.printed_here else publication
            for publication in publications
        ]
    for known, position in _pairs(publications, sidecar.publications or ()):
        if position is None:
            publications.append(_complete(ManuscriptPublication(known.role), known))
        else:
            publications[position] = _complete(publications[position], known)
    return _without_empty(publications)


def known_date(date: str | None) -> str | None:
    """The date that an editor gives; None if it is that of an issue, which names no single month."""
    return None if date and is_issue_date(date) else date


def _complete_page(page: ManuscriptPublication, sidecar: Sidecar) -> ManuscriptPublication:
    facts = {
        "outlet": _outlet(sidecar.outlet, page.outlet),
        "date": known_date(sidecar.published),
        **{name: getattr(sidecar, name) for name in ("title", "url", *PLACE_FACTS, "credit", "rights")},
    }
    emptied = {"date" if name == "published" else name for name in sidecar.emptied}
    return _marked(page, facts, emptied=emptied)


def _without_empty(publications: Sequence[ManuscriptPublication]) -> tuple[ManuscriptPublication, ...]:
    """The publications, the original first, without those of which the editor has left nothing.

    If the original goes so, this page is the original.
    """
    left = [publication for publication in publications if publication.printed_here or not _is_emptied(publication)]
    if len(left) < len(publications) and all(publication.role != "original" for publication in left):
        left = [replace(page, role="original") if page.printed_here else page for page in left]
    return tuple(sorted(left, key=lambda publication: publication.role != "original"))


def _is_emptied(publication: ManuscriptPublication) -> bool:
    names = ("outlet", *_FACTS, "disclaimer_as_printed")
    return bool(publication.supplied_by_editor) and not any(getattr(publication, name) for name in names)


def _page_is_a_reprint(sidecar: Sidecar) -> bool:
    """Whether the editor tells of an original in another outlet than this page's."""
    others = sidecar.publications or ()
    original = next((known for known in others if known.role == "original"), None)
    if original is None:
        return False
    if sidecar.outlet and original.outlet:
        return not same_name(sidecar.outlet.name, original.outlet.name)
    return any(known.role == "republication" for known in others)


def _pairs(
    publications: list[ManuscriptPublication], entries: Sequence[SidecarPublication]
) -> list[tuple[SidecarPublication, int | None]]:
    """Each entry with the position of the publication that it is about: of its role and outlet, else of its role."""
    positions: dict[int, int] = {}
    for fits in (_same_outlet, _may_be_meant):
        for index, known in enumerate(entries):
            free = (place for place in range(len(publications)) if place not in positions.values())
            alone = sum(other.role == known.role for other in entries) == 1
            position = next((place for place in free if fits(publications[place], known, alone)), None)
            if index not in positions and position is not None:
                positions[index] = position
    return [(known, positions.get(index)) for index, known in enumerate(entries)]


def _same_outlet(publication: ManuscriptPublication, known: SidecarPublication, _: bool) -> bool:
    if publication.role != known.role or publication.outlet is None or known.outlet is None:
        return False
    return same_name(publication.outlet.name, known.outlet.name)


def _may_be_meant(publication: ManuscriptPublication, known: SidecarPublication, alone: bool) -> bool:
    """Whether the entry can be about it; another outlet is overruled only by the one entry of that role."""
    if publication.role != known.role:
        return False
    if publication.outlet is None or known.outlet is None:
        return True
    return alone and "outlet" not in publication.supplied_by_editor


def _complete(publication: ManuscriptPublication, known: SidecarPublication) -> ManuscriptPublication:
    facts = {name: getattr(known, name) for name in _FACTS} | {"date": known_date(known.date)}
    facts = {"outlet": _outlet(known.outlet, publication.outlet), **facts}
    return _marked(publication, facts, "publications", known.emptied)


def _marked(
    publication: ManuscriptPublication,
    facts: dict[str, Any],
    within: str | None = None,
    emptied: Set[str] = frozenset(),
) -> ManuscriptPublication:
    """The publication with the facts that are given, each marked as the editor's unless the source says the same.

    A fact that is `emptied` becomes unknown, and is marked.
    """
    given = {name: value for name, value in facts.items() if value is not None and value != getattr(publication, name)}
    given |= dict.fromkeys(facts.keys() & emptied)
    marks = dict.fromkeys((*publication.supplied_by_editor, *given))
    origins = {**publication.origins, **from_editor(given, within)}
    return replace(publication, **given, supplied_by_editor=tuple(marks), origins=origins)


def _outlet(given: SidecarOutlet | None, read: Outlet | None) -> Outlet | None:
    """The outlet that an editor names, with what the document states of it."""
    if given is None:
        return None
    known = read if read and same_name(read.name, given.name) else Outlet(given.name)
    url, kind = (None if name in given.emptied else getattr(known, name) for name in ("url", "kind"))
    return Outlet(given.name, given.url or url, given.kind or kind)

"""Stage 6: the authors and the publications.

Reads the finished draft; gives authors and publications, and adds warnings to the draft.
"""

import sys
from collections.abc import Sequence

from articles.choices import PublicationRoleName
from articles.intake.manuscript import Author, ManuscriptPublication, Outlet
from articles.intake.placed import at_place_of
from articles.intake.prose.biographies import assign, subjects
from articles.intake.prose.disclaimers import disclaiming_organisation
from articles.intake.prose.draft import Draft, Printed, Unit
from articles.intake.prose.notes import Note, read_note
from articles.intake.prose.warnings import NO_BYLINE, NO_OUTLET, UNREAD_BYLINE
from articles.intake.prose.wording import same_name

_UNREAD = UNREAD_BYLINE.partition("{}")[0]
_AT_THE_END = sys.maxsize


def authors_of(draft: Draft) -> tuple[Author, ...]:
    """The authors in the order of the byline, each with the biography that begins with their name."""
    if not draft.has_author and draft.biographies:
        _name_from_biographies(draft)
    if not draft.has_author and not any(warning.startswith(_UNREAD) for warning in draft.warnings):
        draft.warn(NO_BYLINE)
    names = [printed.name for printed in draft.names]
    biographies, unclaimed = assign(names, draft.biographies)
    for biography in unclaimed:
        draft.leave_out(Unit(biography, order=_AT_THE_END), "a biography that is of no printed author")
        draft.warn(f"The biography “{biography[:60]}” is of no printed author; give it in the sidecar.")
    return tuple(
        Author(printed.name, printed.role, biography, printed.affiliations)
        for printed, biography in zip(draft.names, biographies, strict=True)
    )


def publications_of(draft: Draft, set_apart: Sequence[tuple[str, Note]] = ()) -> tuple[ManuscriptPublication, ...]:
    """This page's publication, after the original and before the copies if notes state them.

    `set_apart` are notes that were read with their links, with their words.
    """
    original, copies = _elsewhere(draft, set_apart)
    outlet = _outlet_stated_twice(draft)
    if outlet is None:
        draft.warn(NO_OUTLET)
    here = ManuscriptPublication(
        role="republication" if original else "original",
        outlet=Outlet(outlet) if outlet else None,
        date=draft.published,
        title=draft.title,
        credit=draft.credit,
        disclaimer_as_printed=draft.disclaimer,
        printed_here=True,
    )
    return (original, here, *copies) if original else (here, *copies)


def _name_from_biographies(draft: Draft) -> None:
    for biography in draft.biographies:
        draft.names.extend(Printed(at_place_of(biography, name)) for name in subjects(biography))
    if draft.names:
        draft.warn("The document prints no byline; the author's name is the one that the biography begins with.")


def _elsewhere(
    draft: Draft, set_apart: Sequence[tuple[str, Note]]
) -> tuple[ManuscriptPublication | None, list[ManuscriptPublication]]:
    """The original that the first note states, and the copies; other notes are listed as left out."""
    read = [*set_apart, *((text, note) for text in draft.notes if (note := read_note(text, day_first=draft.day_first)))]
    original: ManuscriptPublication | None = None
    copies: list[ManuscriptPublication] = []
    for text, note in sorted(read, key=lambda pair: not (pair[1].certain and pair[1].outlet)):
        role = _role(note, draft.published)
        if role is None or (role == "original" and original is not None):
            _leave_out(text, draft)
            continue
        if not note.certain:
            draft.warn(f"The note “{text[:60]}” says more than where and when; check what was read from it.")
        publication = stated_by_note(note, text, role)
        if role == "original":
            original = publication
        else:
            copies.append(publication)
    return original, copies


def _role(note: Note, day: str | None) -> PublicationRoleName | None:
    """What the other publication is; None if the days contradict the words, or nothing says which was first.

    An original is never later than its copy.
    """
    order = _compare(note.date, day)
    if note.which == "either":
        return "original" if order < 0 else "republication" if order > 0 else None
    contradicted = order > 0 if note.which == "original" else order < 0
    return None if contradicted else "original" if note.which == "original" else "republication"


def _compare(date: str | None, other: str | None) -> int:
    """-1 if the date is before the other, 1 if it is after it, 0 if they are alike as far as both are known."""
    length = min(len(date or ""), len(other or ""))
    first, second = (date or "")[:length], (other or "")[:length]
    return (first > second) - (first < second)


def _leave_out(text: str, draft: Draft) -> None:
    draft.leave_out(Unit(text, order=_AT_THE_END), "a further note about another publication")
    draft.warn(f"“{text[:60]}” tells of another publication; give it in the sidecar under publications.")


def stated_by_note(note: Note, text: str, role: PublicationRoleName) -> ManuscriptPublication:
    """The publication that a note tells of; `text` is the note as printed."""
    outlet = Outlet(at_place_of(text, note.outlet)) if note.outlet else None
    date, title, url = (at_place_of(text, fact) for fact in (note.date, note.title, note.url))
    return ManuscriptPublication(role, outlet, date, title, url, note_as_printed=text)


def _outlet_stated_twice(draft: Draft) -> str | None:
    """The name that the site prints alone on a line, if the disclaimer names it too; one of the two is not proof."""
    named = disclaiming_organisation(draft.disclaimer) if draft.disclaimer else None
    if named is None:
        return None
    return next((piece.text for piece in draft.left_out if same_name(piece.text, named)), None)

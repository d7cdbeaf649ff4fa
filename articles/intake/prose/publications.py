"""Stage 6: the authors and the publications.

Reads the finished draft; gives authors and publications, and adds warnings to the draft.
"""

import sys

from articles.intake.manuscript import Author, ManuscriptPublication, Outlet
from articles.intake.prose.biographies import assign, subjects
from articles.intake.prose.disclaimers import disclaiming_organisation
from articles.intake.prose.draft import Draft, Printed, Unit
from articles.intake.prose.notes import Note, read_note
from articles.intake.prose.warnings import NO_BYLINE, NO_OUTLET
from articles.intake.prose.wording import same_name

_AT_THE_END = sys.maxsize


def authors_of(draft: Draft) -> tuple[Author, ...]:
    """The authors in the order of the byline, each with the biography that begins with their name."""
    if not draft.names and draft.biographies:
        _name_from_biographies(draft)
    if not draft.names:
        draft.warn(NO_BYLINE)
    names = [printed.name for printed in draft.names]
    biographies, unclaimed = assign(names, draft.biographies)
    for biography in unclaimed:
        draft.leave_out(Unit(biography, order=_AT_THE_END), "a biography that is of no printed author")
        draft.warn(f"The biography “{biography[:60]}” is of no printed author; give it in the sidecar.")
    return tuple(
        Author(printed.name, biography_as_printed=biography, affiliations=printed.affiliations)
        for printed, biography in zip(draft.names, biographies, strict=True)
    )


def publications_of(draft: Draft) -> tuple[ManuscriptPublication, ...]:
    """This page's publication, after the original if a note states it."""
    original = _original(draft)
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
    return (original, here) if original else (here,)


def _name_from_biographies(draft: Draft) -> None:
    for biography in draft.biographies:
        draft.names.extend(Printed(name) for name in subjects(biography))
    if draft.names:
        draft.warn("The document prints no byline; the author's name is the one that the biography begins with.")


def _original(draft: Draft) -> ManuscriptPublication | None:
    """The publication that the first note states; further notes are listed as left out."""
    read = [(text, note) for text in draft.notes if (note := read_note(text)) is not None]
    for text, _ in read[1:]:
        draft.leave_out(Unit(text, order=_AT_THE_END), "a further note about another publication")
        draft.warn(f"“{text[:60]}” tells of a further publication; give it in the sidecar under publications.")
    if not read:
        return None
    text, note = read[0]
    if not note.certain:
        draft.warn(f"The note “{text[:60]}” says more than where and when; check what was read from it.")
    return stated_by_note(note, text)


def stated_by_note(note: Note, text: str) -> ManuscriptPublication:
    """The original that a note tells of; `text` is the note as printed."""
    outlet = Outlet(note.outlet) if note.outlet else None
    return ManuscriptPublication("original", outlet, note.date, note.title, note.url, note_as_printed=text)


def _outlet_stated_twice(draft: Draft) -> str | None:
    """The name that the site prints alone on a line, if the disclaimer names it too; one of the two is not proof."""
    named = disclaiming_organisation(draft.disclaimer) if draft.disclaimer else None
    if named is None:
        return None
    return next((piece.text for piece in draft.left_out if same_name(piece.text, named)), None)

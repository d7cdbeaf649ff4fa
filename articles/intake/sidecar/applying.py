"""Manuscript and Sidecar to the Manuscript as an editor completes it. The facts that the editor supplied are marked.

The sidecar may correct how a document was read, never what it prints: words given "as printed" must be in the document.
"""

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from articles.intake.errors import SidecarError
from articles.intake.manuscript import ARTICLE_FACTS, Manuscript, Section
from articles.intake.origins import from_editor
from articles.intake.prose.warnings import NO_BYLINE, NO_LANGUAGE, NO_OUTLET, UNREAD_BYLINE
from articles.intake.sidecar.authors import complete_authors
from articles.intake.sidecar.model import Sidecar
from articles.intake.sidecar.printed import claim_printed
from articles.intake.sidecar.publications import complete_publications

_UNREAD_BYLINE = UNREAD_BYLINE.partition("{}")[0]
_TOP = ("title", "subtitle", *ARTICLE_FACTS, "slug", "published")


def apply(manuscript: Manuscript, sidecar: Sidecar) -> Manuscript:
    """Merge what the editor knows into what was read. Raises `SidecarError` if the two contradict each other."""
    manuscript = claim_printed(manuscript, sidecar)
    given = [name for name in _TOP if getattr(sidecar, name)]
    values = {name: getattr(sidecar, name) for name in given}
    facts: dict[str, Any] = {name: tuple(value) if isinstance(value, list) else value for name, value in values.items()}
    authors, warnings = complete_authors(manuscript, sidecar)
    if len(authors) > len(manuscript.authors):
        given.append("authors")
    completed = replace(
        manuscript,
        authors=authors,
        publications=complete_publications(manuscript, sidecar),
        sections=_sections(manuscript, sidecar),
        supplied_by_editor=(*manuscript.supplied_by_editor, *given),
        origins={**manuscript.origins, **from_editor(facts)},
        **facts,
    )
    return replace(completed, warnings=still_true(completed, warnings))


def _sections(manuscript: Manuscript, sidecar: Sidecar) -> tuple[Section, ...]:
    """The editor's sections in place of the source's; a heading that the source prints there stays the source's."""
    if not sidecar.sections:
        return manuscript.sections
    count = len(manuscript.paragraphs)
    problems = [
        (
            f"/sections/{position}/first_ordinal",
            "out_of_range",
            f"The text has {count} paragraphs; there is no {section.first_ordinal}.",
        )
        for position, section in enumerate(sidecar.sections)
        if section.first_ordinal > count
    ]
    if problems:
        raise SidecarError(problems)
    printed = {
        (section.first_ordinal, section.heading): section.origins
        for section in manuscript.sections
        if section.supplied_by == "source"
    }
    ends = [section.first_ordinal - 1 for section in sidecar.sections[1:]] + [count]
    return tuple(
        Section(
            section.first_ordinal,
            end,
            section.heading,
            section.role,
            "source" if (section.first_ordinal, section.heading) in printed else "editor",
            printed.get((section.first_ordinal, section.heading))
            or from_editor({"heading": section.heading}, "sections"),
        )
        for section, end in zip(sidecar.sections, ends, strict=True)
    )


def still_true(manuscript: Manuscript, more: Sequence[str] = ()) -> tuple[str, ...]:
    """The warnings, and some more, without those that what is known by now has answered."""
    answered = set()
    if manuscript.language:
        answered.add(NO_LANGUAGE)
    if any(publication.printed_here and publication.outlet for publication in manuscript.publications):
        answered.add(NO_OUTLET)
    if manuscript.authors:
        answered.add(NO_BYLINE)
    return tuple(
        warning
        for warning in (*manuscript.warnings, *more)
        if warning not in answered and not (manuscript.authors and warning.startswith(_UNREAD_BYLINE))
    )

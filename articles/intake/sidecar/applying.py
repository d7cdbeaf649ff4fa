"""Manuscript and Sidecar to the Manuscript as an editor completes it. The facts that the editor supplied are marked.

The sidecar may correct how a document was read, never what it prints: words given "as printed" must be in the document. A fact
that is null in the sidecar is unknown, whatever was read; the words that were read as it are left out.
"""

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from articles.intake.errors import SidecarError
from articles.intake.manuscript import ARTICLE_FACTS, Author, LeftOut, Manuscript, Section
from articles.intake.origins import from_editor
from articles.intake.prose.issue_dates import ISSUE_DATE, NO_SINGLE_MONTH
from articles.intake.prose.warnings import NO_BYLINE, NO_LANGUAGE, NO_OUTLET, UNREAD_BYLINE
from articles.intake.sidecar.authors import complete_authors
from articles.intake.sidecar.emptying import emptied_pieces
from articles.intake.sidecar.model import Sidecar
from articles.intake.sidecar.printed import claim_printed
from articles.intake.sidecar.publications import complete_publications, known_date

_UNREAD_BYLINE = UNREAD_BYLINE.partition("{}")[0]
_TOP = ("title", "subtitle", *ARTICLE_FACTS, "slug", "published")


def apply(manuscript: Manuscript, sidecar: Sidecar) -> Manuscript:
    """Merge what the editor knows into what was read. Raises `SidecarError` if the two contradict each other."""
    read = claim_printed(manuscript, sidecar)
    facts = _top_facts(sidecar)
    authors, warnings = complete_authors(read, sidecar)
    dates = (sidecar.published, *(known.date for known in sidecar.publications or ()))
    issues = [date for date in dates if date and known_date(date) is None]
    other_authors = sidecar.authors is None or _names(authors) != _names(read.authors)
    completed = replace(
        read,
        authors=authors,
        publications=complete_publications(read, sidecar),
        sections=_sections(read, sidecar),
        supplied_by_editor=(*read.supplied_by_editor, *facts, *(["authors"] if other_authors else [])),
        origins={**read.origins, **from_editor(facts)},
        **facts,
    )
    return replace(
        completed,
        left_out=(
            *completed.left_out,
            *emptied_pieces(read, completed),
            *(LeftOut(date, ISSUE_DATE) for date in issues),
        ),
        warnings=(*still_true(completed, warnings), *map(NO_SINGLE_MONTH.format, issues)),
    )


def _names(authors: Sequence[Author]) -> list[str]:
    return [author.name_as_printed for author in authors]


def _top_facts(sidecar: Sidecar) -> dict[str, Any]:
    """The facts of the text that the editor gives, and those that the editor says are unknown."""
    facts = {name: getattr(sidecar, name) for name in _TOP} | {"published": known_date(sidecar.published)}
    given = {name: value for name, value in facts.items() if value}
    given = {name: tuple(value) if isinstance(value, list) else value for name, value in given.items()}
    unknown = {name: () if name == "keywords" else None for name in _TOP if name in sidecar.emptied}
    return given | unknown


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
    is_byline_settled = bool(manuscript.authors) or "authors" in manuscript.supplied_by_editor
    if is_byline_settled:
        answered.add(NO_BYLINE)
    return tuple(
        warning
        for warning in (*manuscript.warnings, *more)
        if warning not in answered and not (is_byline_settled and warning.startswith(_UNREAD_BYLINE))
    )

"""What a new version keeps of what an editor said of the one before, where the new delivery says nothing about it.

A publisher sends the text again; that it is in English, or who holds which position, does not have to be said again.
What the new source prints always counts. Reads rows; writes nothing.
"""

from collections.abc import Sequence
from dataclasses import replace

from articles.intake.manuscript import Affiliation, Author, Manuscript
from articles.intake.manuscript import Section as SectionRead
from articles.intake.prose.warnings import NO_OUTLET
from articles.intake.sidecar import still_true
from articles.models import Contribution, Paragraph, Publication, Section, Version
from articles.models.choices import SuppliedBy


def inherit_facts(manuscript: Manuscript, current: Version) -> Manuscript:
    """Return the manuscript with the title, the language, the authors and the positions that it does not say."""
    contributions = Contribution.objects.filter(version=current).select_related("person")
    known = [_author(contribution) for contribution in contributions.prefetch_related("affiliations").order_by("order")]
    inherited = replace(
        manuscript,
        title=manuscript.title or current.title,
        subtitle=manuscript.subtitle
        or (current.subtitle if "subtitle" in current.article.supplied_by_editor else None),
        language=manuscript.language or current.article.language,
        authors=_authors(manuscript.authors, known),
    )
    appeared = Publication.objects.filter(article=current.article, outlet__isnull=False).exists()
    answered = {NO_OUTLET} if appeared else set()
    return replace(inherited, warnings=tuple(one for one in still_true(inherited) if one not in answered))


def inherit_sections(
    manuscript: Manuscript, current: Version, paragraphs: Sequence[Paragraph | None]
) -> tuple[SectionRead, ...]:
    """Return the sections of the new version: its own, or else the editor's, each where its paragraphs now stand.

    A section of which nothing is left goes; if the others are no longer in their order, none is kept.
    """
    if manuscript.sections:
        return manuscript.sections
    ordinals = {paragraph.pk: ordinal for ordinal, paragraph in enumerate(paragraphs, start=1) if paragraph}
    old = Section.objects.filter(version=current, supplied_by=SuppliedBy.EDITOR).order_by("order")
    kept = []
    for section in old.prefetch_related("passages"):
        places = [ordinals[p.paragraph_id] for p in section.passages.all() if p.paragraph_id in ordinals]
        if places:
            kept.append((min(places), section))
    starts = [start for start, _ in kept]
    if not starts or starts != sorted(set(starts)):
        return ()
    if kept[0][1].first_ordinal == 1:
        starts[0] = 1
    ends = [*(start - 1 for start in starts[1:]), len(paragraphs)]
    return tuple(
        SectionRead(start, end, section.heading, section.role, "editor")
        for start, end, (_, section) in zip(starts, ends, kept, strict=True)
    )


def _authors(printed: Sequence[Author], known: Sequence[Author]) -> tuple[Author, ...]:
    if not printed:
        return tuple(known)
    # Of two with one name, the first is the first again.
    by_name: dict[str, list[Author]] = {}
    for author in known:
        by_name.setdefault(author.name_as_printed, []).append(author)
    return tuple(_completed(author, _next(by_name.get(author.name_as_printed))) for author in printed)


def _next(authors: list[Author] | None) -> Author | None:
    return authors.pop(0) if authors else None


def _completed(author: Author, known: Author | None) -> Author:
    if known is None:
        return author
    supplied = tuple(one for one in known.affiliations if one.supplied_by == "editor")
    return replace(
        author,
        affiliations=author.affiliations or supplied,
        person_name=author.person_name or known.person_name,
        family_name=author.family_name or known.family_name,
        orcid=author.orcid or known.orcid,
        viaf=author.viaf or known.viaf,
        wikidata=author.wikidata or known.wikidata,
    )


def _author(contribution: Contribution) -> Author:
    person = contribution.person
    return Author(
        name_as_printed=contribution.name_as_printed,
        role=contribution.role,
        biography_as_printed=contribution.biography_as_printed,
        affiliations=tuple(
            Affiliation(one.position, one.organisation, "editor" if one.supplied_by == "editor" else "source")
            for one in contribution.affiliations.all()
        ),
        person_name=person.name,
        family_name=person.family_name,
        orcid=person.orcid,
        viaf=person.viaf,
        wikidata=person.wikidata,
    )

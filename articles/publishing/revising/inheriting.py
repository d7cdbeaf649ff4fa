"""The facts that a new version inherits from the one before: those that an editor supplied and the new delivery leaves out.

A publisher who sends a text again need not say again that it is in English, or who holds which position. A fact that
the new source prints prevails, unless an editor has said that the article has none. Reads rows; writes nothing.
"""

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from articles.choices import IdentifiedBy, SuppliedBy
from articles.intake.manuscript import ARTICLE_FACTS, Affiliation, Author, Manuscript, NameParts
from articles.intake.manuscript import Section as SectionRead
from articles.intake.prose.warnings import NO_OUTLET
from articles.intake.sidecar import still_true
from articles.models import Article, Contribution, Paragraph, Publication, Section, Version
from articles.publishing.people import LEARNED


def inherit_facts(manuscript: Manuscript, current: Version) -> Manuscript:
    """Return the manuscript with the title, language, authors and positions of the version before, if it states none.

    What the editor of this delivery says is unknown is not inherited.
    """
    manuscript = _without_unknown(manuscript, current.article)
    emptied = {name for name in manuscript.supplied_by_editor if not getattr(manuscript, name)}
    supplied = set(current.article.supplied_by_editor) - emptied
    contributions = Contribution.objects.filter(version=current).select_related("person")
    known = [_author(contribution) for contribution in contributions.prefetch_related("affiliations").order_by("order")]
    inherited = replace(
        manuscript,
        title=manuscript.title or current.title,
        subtitle=manuscript.subtitle or (current.subtitle if "subtitle" in supplied else None),
        language=manuscript.language or (None if "language" in emptied else current.article.language),
        authors=() if "authors" in emptied else _authors(manuscript.authors, known),
    )
    outlet_known = Publication.objects.filter(article=current.article, outlet__isnull=False).exists()
    settled = {NO_OUTLET} if outlet_known else set()
    return replace(inherited, warnings=tuple(warning for warning in still_true(inherited) if warning not in settled))


def _without_unknown(manuscript: Manuscript, article: Article) -> Manuscript:
    """Return the manuscript without the facts that the article lacks, as an editor said before."""
    said = {name for name in ARTICLE_FACTS if name in article.supplied_by_editor and not getattr(article, name)}
    unknown: dict[str, Any] = {
        name: () if name == "keywords" else None for name in said - set(manuscript.supplied_by_editor)
    }
    return replace(manuscript, **unknown)


def inherit_sections(
    manuscript: Manuscript, current: Version, paragraphs: Sequence[Paragraph | None]
) -> tuple[SectionRead, ...]:
    """Return the sections of the new version: its own, or else those that an editor supplied for the one before.

    An inherited section begins at the first of its paragraphs that is left. A section without paragraphs goes; if the
    others are no longer in order, all go.
    """
    if manuscript.sections:
        return manuscript.sections
    ordinals = {paragraph.pk: ordinal for ordinal, paragraph in enumerate(paragraphs, start=1) if paragraph}
    old = Section.objects.filter(version=current, supplied_by=SuppliedBy.EDITOR).order_by("order")
    kept = []
    for section in old.prefetch_related("passages"):
        left = [ordinals[p.paragraph_id] for p in section.passages.all() if p.paragraph_id in ordinals]
        if left:
            kept.append((min(left), section))
    starts = [start for start, _ in kept]
    if not starts or starts != sorted(starts):
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
    # Two authors of one name stay in their order.
    by_name: dict[str, list[Author]] = {}
    for author in known:
        by_name.setdefault(author.name_as_printed, []).append(author)
    return tuple(_completed(author, _next(by_name.get(author.name_as_printed))) for author in printed)


def _next(authors: list[Author] | None) -> Author | None:
    return authors.pop(0) if authors else None


def _completed(author: Author, known: Author | None) -> Author:
    if known is None:
        return author
    supplied = tuple(item for item in known.affiliations if item.supplied_by == "editor")
    return replace(
        author,
        affiliations=author.affiliations or supplied,
        name=author.name or (None if author.family_name else known.name),
        person_name=author.person_name or known.person_name,
        family_name=author.family_name or known.family_name,
        orcid=author.orcid or known.orcid,
        viaf=author.viaf or known.viaf,
        wikidata=author.wikidata or known.wikidata,
        person=known.person,
        identified_by=known.identified_by,
    )


def _author(contribution: Contribution) -> Author:
    person = contribution.person
    name = NameParts(**contribution.name_parts) if contribution.name_parts else None
    # What another text says of a person is handed on only if this byline names the person, too.
    known = {fact: getattr(person, fact) for fact in LEARNED} if contribution.names_person else {}
    return Author(
        name_as_printed=contribution.name_as_printed,
        role=contribution.role,
        biography_as_printed=contribution.biography_as_printed,
        affiliations=tuple(
            Affiliation(
                item.position, item.organisation, "editor" if item.supplied_by == SuppliedBy.EDITOR else "source"
            )
            for item in contribution.affiliations.all()
        ),
        name=name,
        person_name=person.name,
        family_name=name.family_name if name else known.get("family_name"),
        orcid=known.get("orcid"),
        viaf=known.get("viaf"),
        wikidata=known.get("wikidata"),
        person=person.pk,
        identified_by=IdentifiedBy(contribution.identified_by).value if contribution.identified_by else None,
    )

"""The Manuscript as JSON: the contract's *Manuscript* shape, as `inspect --json` prints it and a dry run answers it."""

from dataclasses import asdict

from articles.intake.manuscript import Author, Manuscript, ManuscriptPublication, Section
from articles.intake.origins import origins_by_pointer
from articles.intake.slugs import slug_of


def manuscript_json(manuscript: Manuscript) -> dict[str, object]:
    """The manuscript as values that JSON has; `slug` is the one that it would be published under.

    `origins` says by JSON pointers (RFC 6901) into these values where each fact was read.
    """
    return {
        "title": manuscript.title,
        "subtitle": manuscript.subtitle,
        "slug": slug_of(manuscript),
        **manuscript.article_facts,
        "published": manuscript.published,
        "media_type": manuscript.media_type,
        "authors": [_author(author, order) for order, author in enumerate(manuscript.authors, 1)],
        "publications": [_publication(appearance) for appearance in manuscript.publications],
        "sections": [_section(section) for section in manuscript.sections],
        "blocks": [asdict(block) for block in manuscript.blocks],
        "left_out": [asdict(piece) for piece in manuscript.left_out],
        "warnings": list(manuscript.warnings),
        "supplied_by_editor": list(manuscript.supplied_by_editor),
        "origins": {pointer: asdict(origin) for pointer, origin in origins_by_pointer(manuscript).items()},
    }


def _section(section: Section) -> dict[str, object]:
    return {
        "first_ordinal": section.first_ordinal,
        "last_ordinal": section.last_ordinal,
        "heading": section.heading,
        "role": section.role,
        "supplied_by": section.supplied_by,
    }


def _author(author: Author, order: int) -> dict[str, object]:
    return {
        "name_as_printed": author.name_as_printed,
        "role": author.role,
        "order": order,
        "biography_as_printed": author.biography_as_printed,
        "affiliations": [asdict(affiliation) for affiliation in author.affiliations],
        "name": author.name.as_json() if author.name else None,
        "person_name": author.person_name,
        "family_name": author.family_name,
        "orcid": author.orcid,
        "viaf": author.viaf,
        "wikidata": author.wikidata,
    }


def _publication(appearance: ManuscriptPublication) -> dict[str, object]:
    outlet = appearance.outlet
    return {
        "role": appearance.role,
        "outlet": {"name": outlet.name, "url": outlet.url, "kind": outlet.kind} if outlet else None,
        "date": appearance.date,
        "title": appearance.title,
        "url": appearance.url,
        **appearance.place_facts,
        "credit": appearance.credit,
        "rights": appearance.rights,
        "note_as_printed": appearance.note_as_printed,
        "disclaimer_as_printed": appearance.disclaimer_as_printed,
        "printed_here": appearance.printed_here,
        "supplied_by_editor": list(appearance.supplied_by_editor),
    }

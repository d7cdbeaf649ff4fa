"""The authors as printed, with what an editor knows about them."""

from dataclasses import replace

from articles.intake.manuscript import Affiliation, Author, Manuscript, NameParts
from articles.intake.origins import from_editor
from articles.intake.sidecar.model import Sidecar, SidecarAuthor

_WITHIN = "authors"
_FACTS = (
    *("role", "biography_as_printed", "affiliations", "name", "person_name", "family_name"),
    *("orcid", "viaf", "wikidata"),
)


def complete_authors(manuscript: Manuscript, sidecar: Sidecar) -> tuple[tuple[Author, ...], list[str]]:
    """The authors, completed, those that the source does not print last; and warnings about these."""
    authors = list(manuscript.authors)
    positions = {_key(author.name_as_printed): position for position, author in enumerate(authors)}
    warnings = []
    for known in sidecar.authors:
        position = positions.get(_key(known.name_as_printed))
        if position is None:
            if manuscript.authors:
                warnings.append(f"The sidecar adds an author whom the byline does not print: {known.name_as_printed}.")
            positions[_key(known.name_as_printed)] = position = len(authors)
            origins = from_editor({"name_as_printed": known.name_as_printed}, _WITHIN)
            authors.append(Author(known.name_as_printed, origins=origins))
        authors[position] = _complete(authors[position], known)
    return tuple(authors), warnings


def _complete(author: Author, known: SidecarAuthor) -> Author:
    stated = {(affiliation.position, affiliation.organisation) for affiliation in author.affiliations}
    added = [
        Affiliation(affiliation.position, affiliation.organisation, "editor") for affiliation in known.affiliations
    ]
    completed = replace(
        author,
        role=known.role or author.role,
        biography_as_printed=known.biography_as_printed or author.biography_as_printed,
        affiliations=(
            *author.affiliations,
            *(affiliation for affiliation in added if (affiliation.position, affiliation.organisation) not in stated),
        ),
        name=NameParts(**known.name.model_dump()) if known.name else author.name,
        person_name=known.person_name or author.person_name,
        family_name=known.family_name or author.family_name,
        orcid=known.orcid or author.orcid,
        viaf=known.viaf or author.viaf,
        wikidata=known.wikidata or author.wikidata,
    )
    changed = {name for name in _FACTS if getattr(completed, name) != getattr(author, name)}
    given = {name: getattr(completed, name) for name in changed - ({"affiliations"} if author.affiliations else set())}
    return replace(completed, origins={**author.origins, **from_editor(given, _WITHIN)})


def _key(name: str) -> str:
    return " ".join(name.casefold().split())

"""The authors as printed, with what an editor knows about them."""

from dataclasses import replace
from typing import Any

from articles.intake.manuscript import Affiliation, Author, Manuscript, NameParts
from articles.intake.origins import from_editor
from articles.intake.sidecar.model import Sidecar, SidecarAuthor

_WITHIN = "authors"
_FACTS = ("biography_as_printed", "person_name", "family_name", "orcid", "viaf", "wikidata")
_OTHERS = ("role", "affiliations", "name")


def complete_authors(manuscript: Manuscript, sidecar: Sidecar) -> tuple[tuple[Author, ...], list[str]]:
    """The authors, completed, those that the source does not print last; and warnings about these.

    A name of which the editor says that it is no contributor's is not among them.
    """
    if sidecar.authors is None:
        return (), []
    denied = {_key(known.name_as_printed) for known in sidecar.authors if "role" in known.emptied}
    authors = [author for author in manuscript.authors if _key(author.name_as_printed) not in denied]
    positions = {_key(author.name_as_printed): position for position, author in enumerate(authors)}
    warnings = []
    for known in sidecar.authors:
        if "role" in known.emptied:
            continue
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
    known_by_source = () if "affiliations" in known.emptied else author.affiliations
    stated = {(affiliation.position, affiliation.organisation) for affiliation in known_by_source}
    added = [
        Affiliation(affiliation.position, affiliation.organisation, "editor")
        for affiliation in known.affiliations or ()
    ]
    completed = replace(
        author,
        role=known.role or author.role,
        affiliations=(
            *known_by_source,
            *(affiliation for affiliation in added if (affiliation.position, affiliation.organisation) not in stated),
        ),
        name=NameParts(**known.name.model_dump()) if known.name else _fact("name", author, known),
        **{name: _fact(name, author, known) for name in _FACTS},
    )
    changed = {name for name in (*_FACTS, *_OTHERS) if getattr(completed, name) != getattr(author, name)}
    given = {name: getattr(completed, name) for name in changed - ({"affiliations"} if author.affiliations else set())}
    return replace(completed, origins={**author.origins, **from_editor(given, _WITHIN)})


def _fact(name: str, author: Author, known: SidecarAuthor) -> Any:
    """A fact as the editor gives it, or else as it was read, unless the editor says that it is unknown."""
    return None if name in known.emptied else getattr(known, name) or getattr(author, name)


def _key(name: str) -> str:
    return " ".join(name.casefold().split())

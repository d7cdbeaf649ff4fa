"""The Manuscript: the facts and blocks of a document of any format, before anything is stored.

These are values. Unknown stays `None`: a reader never guesses into a field. `origins` says by their names where facts were read;
it is not compared, because a fact is the same wherever it stands.
"""

from collections.abc import Mapping
from dataclasses import asdict, dataclass, field
from typing import Any, get_args

from articles.choices import (
    BlockKindName,
    IdentifiedByName,
    OriginKindName,
    OutletKindName,
    PassageKindName,
    PublicationRoleName,
    SuppliedByName,
)

LONGEST_HEADING = 500  # characters; a longer one is a paragraph that is marked as a heading
# The facts of an article that a document may state, an editor may supply, and an amendment may change later.
ARTICLE_FACTS = ("language", "genre", "keywords")
# The facts of a publication that say where in its outlet the text stood.
PLACE_FACTS = ("section", "doi", "issn", "volume", "issue", "pages")
CITABLE_KINDS: frozenset[str] = frozenset(get_args(PassageKindName))
_LONGEST_EXCERPT = 200  # characters


@dataclass(frozen=True, slots=True)
class Origin:
    """Where a fact was read: the line, tag, element or key that states it, and the beginning of what stands there."""

    kind: OriginKindName
    place: str
    excerpt: str

    def __post_init__(self) -> None:
        """Cut a long excerpt."""
        object.__setattr__(self, "excerpt", self.excerpt[:_LONGEST_EXCERPT].rstrip())


@dataclass(frozen=True, slots=True)
class Affiliation:
    """A position that an author holds; at least one of the two is known."""

    position: str | None
    organisation: str | None
    supplied_by: SuppliedByName = "source"


@dataclass(frozen=True, slots=True)
class NameParts:
    """The parts of a name, as the source or an editor states them: a family name at least, or the name whole (`literal`).

    The particle belongs to the family name (`van Gogh`); the suffix is a generation (`Jr.`).
    """

    family: str | None = None
    given: str | None = None
    particle: str | None = None
    suffix: str | None = None
    literal: str | None = None

    @property
    def family_name(self) -> str | None:
        """The family name with its particle, or the whole name if it is not divided."""
        return self.literal or " ".join(part for part in (self.particle, self.family) if part) or None

    def as_json(self) -> dict[str, str]:
        """Return the parts that there are, by name, as they are stored."""
        return {name: value for name, value in asdict(self).items() if value}

    def fault(self) -> tuple[str, str] | None:
        """Return the code and the sentence of what is wrong: a name is divided or one whole, and has a family name."""
        divided = [part for part in self.as_json() if part != "literal"]
        if self.literal and divided:
            detail = f"A name has parts, or it is one whole; leave out literal, or {' and '.join(divided)}."
            return "divided_and_whole", detail
        if not self.literal and not self.family:
            return "empty_name", "A name needs a family name, or else literal for the whole of it."
        return None


@dataclass(frozen=True, slots=True)
class Author:
    """A contributor as the document prints them.

    `name` has the parts of the printed name if the source or an editor states them. `person_name`, `orcid` and the like come
    from an editor or from markup. `family_name` is a part of the printed or of the fuller name, or all of it if the name is not
    divided. `person` is the id of the person who is stored for the name in the version before; `identified_by` then says how.
    """

    name_as_printed: str
    role: str = "author"
    biography_as_printed: str | None = None
    affiliations: tuple[Affiliation, ...] = ()
    name: NameParts | None = None
    person_name: str | None = None
    family_name: str | None = None
    orcid: str | None = None
    viaf: str | None = None
    wikidata: str | None = None
    person: int | None = None
    identified_by: IdentifiedByName | None = None
    origins: Mapping[str, Origin] = field(default_factory=dict, compare=False, repr=False)


@dataclass(frozen=True, slots=True)
class Outlet:
    """Who published; a name as printed and, where known, the outlet's own address and what it is."""

    name: str
    url: str | None = None
    kind: OutletKindName | None = None


@dataclass(frozen=True, slots=True)
class ManuscriptPublication:
    """One publication of the article (LRM: a manifestation).

    `date` is ISO 8601 with the precision that the source gives (`2023`, `2023-04`, `2023-04-19`).
    `section` is the outlet's section or rubric as printed. `printed_here` is true for the publication that printed this document.
    `supplied_by_editor` names the fields that an editor supplied.
    """

    role: PublicationRoleName
    outlet: Outlet | None = None
    date: str | None = None
    title: str | None = None
    url: str | None = None
    section: str | None = None
    doi: str | None = None
    issn: str | None = None
    volume: str | None = None
    issue: str | None = None
    pages: str | None = None
    credit: str | None = None
    rights: str | None = None
    note_as_printed: str | None = None
    disclaimer_as_printed: str | None = None
    printed_here: bool = False
    supplied_by_editor: tuple[str, ...] = ()
    origins: Mapping[str, Origin] = field(default_factory=dict, compare=False, repr=False)

    @property
    def place_facts(self) -> dict[str, Any]:
        """Where in its outlet the text stood, by the names in `PLACE_FACTS`."""
        return {name: getattr(self, name) for name in PLACE_FACTS}


@dataclass(frozen=True, slots=True)
class Block:
    """A block of the text in reading order. `html` is clean inline HTML; its text content equals `text`."""

    kind: BlockKindName
    text: str
    html: str


@dataclass(frozen=True, slots=True)
class Section:
    """A run of paragraphs. Ordinals count citable blocks from 1 and include both ends."""

    first_ordinal: int
    last_ordinal: int
    heading: str | None = None
    role: str = "body"
    supplied_by: SuppliedByName = "source"
    origins: Mapping[str, Origin] = field(default_factory=dict, compare=False, repr=False)


@dataclass(frozen=True, slots=True)
class LeftOut:
    """A piece of the document that is not part of the article, and why it was left out."""

    text: str
    reason: str


@dataclass(frozen=True, slots=True)
class Manuscript:
    """A document as read. `supplied_by_editor` names the top-level facts that an editor supplied."""

    media_type: str
    title: str | None = None
    subtitle: str | None = None
    language: str | None = None
    genre: str | None = None
    keywords: tuple[str, ...] = ()
    slug: str | None = None
    published: str | None = None
    authors: tuple[Author, ...] = ()
    publications: tuple[ManuscriptPublication, ...] = ()
    sections: tuple[Section, ...] = ()
    blocks: tuple[Block, ...] = ()
    left_out: tuple[LeftOut, ...] = ()
    warnings: tuple[str, ...] = ()
    supplied_by_editor: tuple[str, ...] = field(default=())
    origins: Mapping[str, Origin] = field(default_factory=dict, compare=False, repr=False)

    @property
    def article_facts(self) -> dict[str, str | list[str] | None]:
        """The facts of the article by name, with lists where JSON and the store have lists."""
        values = {name: getattr(self, name) for name in ARTICLE_FACTS}
        return {name: list(value) if isinstance(value, tuple) else value for name, value in values.items()}

    @property
    def paragraphs(self) -> tuple[Block, ...]:
        """The citable blocks in order; the first has ordinal 1."""
        return tuple(block for block in self.blocks if block.kind in CITABLE_KINDS)

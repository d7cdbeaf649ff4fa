"""JSON of the API: a citation, and a bibliography of many, as a CSL processor renders them (CSL 1.0.2)."""

from typing import Any

from pydantic import Field

from articles.choices import LocatorRenderedName
from articles.representations.csl.item import FirstPublished
from articles.representations.notice import NoticeShape
from articles.representations.shape import Shape, Url
from articles.representations.tombstone import TombstoneShape


class Formatted(Shape):
    """The same words as plain text and as clean inline HTML."""

    text: str
    html: str


class CitationShape(Shape):
    """A citation of a text, or of one paragraph of it, in one style and one locale."""

    style: str = Field(description="The style's id", examples=["apa"])
    locale: str = Field(description="The language of the words between the facts", examples=["en-US"])
    bibliography: Formatted | None = Field(
        description="The entry in a list of works cited; null in a style that has no such list"
    )
    in_text: Formatted = Field(description="What stands in the text or in a note")
    csl: dict[str, Any] = Field(description="What is cited, as CSL-JSON")
    locator: str | None = Field(
        description="The number of the paragraph in its version; null if the whole text is cited", examples=["7"]
    )
    locator_rendered: LocatorRenderedName | None = Field(
        description="Whether the style prints the paragraph's number: with a word for it, bare (so that it may read as a "
        "page's), or not at all; null if the whole text is cited"
    )
    first_published: FirstPublished | None = Field(
        description="The first publication, if another appearance is cited: no common style tells it"
    )
    status: str | None = Field(
        description="The gravest of what notices say of the text since, in CSL's words; null if they say nothing",
        examples=["retracted"],
    )
    notices: list[NoticeShape] = Field(
        description="The notices that came since and concern what is cited, oldest first"
    )
    url: Url = Field(description="The permanent address of exactly what is cited")


class BibliographyEntry(Formatted):
    """One work in the list."""

    id: str = Field(description="The `id` of the CSL item", examples=["an-article.v1"])
    references: list[str] = Field(description="The references that it stands for, as they were sent")


class WorksCited(Formatted):
    """The list of works cited, in the style's order."""

    entries: list[BibliographyEntry]


class NoteShape(Formatted):
    """The citation of one reference in the text or in a note."""

    reference: str = Field(description="As it was sent", examples=["3k7xq9d2br"])
    id: str = Field(description="The `id` of the CSL item in the bibliography")
    locator: str | None = Field(description="The paragraph's number; null if the whole text is cited")
    locator_rendered: LocatorRenderedName | None
    status: str | None = Field(description="As in a citation", examples=["retracted"])
    notices: list[NoticeShape] = Field(description="As in a citation")
    url: Url = Field(description="The permanent address of exactly what is cited")


class MissingReference(Shape):
    """A reference that could not be cited, and why."""

    reference: str = Field(description="As it was sent")
    code: str = Field(description="As in the problem types", examples=["unknown_paragraph"])
    detail: str


class WithdrawnReference(Shape):
    """A reference to a text that was withdrawn, and what is left of it."""

    reference: str
    tombstone: TombstoneShape


class BibliographyShape(Shape):
    """Many citations as one list of works, and what stands in the text or in a note for each of them."""

    style: str
    locale: str
    bibliography: WorksCited | None = Field(description="Null in a style that has no list of works cited")
    notes: list[NoteShape] = Field(description="In the order of the references")
    csl: list[dict[str, Any]] = Field(description="The works, as CSL-JSON")
    withdrawn: list[WithdrawnReference]
    missing: list[MissingReference]

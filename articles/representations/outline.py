"""The outline of a text: the headings that an editor supplied and no source printed. Pure functions of loaded rows.

On pages it stands beside the text, and not among the author's words.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import Any

from pydantic import Field

from articles.choices import SectionRoleName, SuppliedBy
from articles.models import Article
from articles.representations.shape import Pid, Shape
from articles.selectors.lines import TextLine
from articles.selectors.withdrawals import Withdrawals


class HeadingShape(Shape):
    """A heading that an editor supplied after publication, at the paragraph with which its section begins."""

    paragraph: Pid
    heading: str | None = Field(description="Null if only the role is supplied", examples=["What the Weather Did"])
    role: SectionRoleName


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading of an outline, at a paragraph of the text. `role` says what the section is for."""

    pid: str
    ordinal: int
    heading: str | None
    role: str

    @property
    def text(self) -> str:
        """The heading, or the role if it has no heading."""
        return self.heading or self.role.capitalize()


def outline_json(article: Article) -> list[HeadingShape] | None:
    """Return the outline that an editor supplied after publication, or None if there is none."""
    if article.outline is None:
        return None
    return [HeadingShape.model_validate(entry) for entry in article.outline]


def outline_of(article: Article, lines: Sequence[TextLine], withdrawals: Withdrawals) -> list[Heading]:
    """Return the outline of a version with these passages, in their order, without headings of what is withdrawn.

    If no editor supplied one after publication, it is made of the sections that an editor supplied together with the version.
    """
    headings = _of_sections(lines) if article.outline is None else _of_article(article.outline, lines)
    hidden = {line.pid for line in lines if withdrawals.of(line) is not None}
    return [heading for heading in headings if heading.pid not in hidden]


def _of_article(outline: Iterable[Mapping[str, Any]], lines: Sequence[TextLine]) -> list[Heading]:
    at = {entry["paragraph"]: entry for entry in outline}
    return [
        Heading(line.pid, line.ordinal, at[line.pid]["heading"], at[line.pid]["role"])
        for line in lines
        if line.pid in at
    ]


def _of_sections(lines: Sequence[TextLine]) -> list[Heading]:
    groups = (next(group) for _, group in groupby(lines, key=lambda line: line.section))
    return [
        Heading(line.pid, line.ordinal, line.heading, line.role or "body")
        for line in groups
        if line.supplied_by == SuppliedBy.EDITOR and (line.heading or line.role != "body")
    ]

"""The text of a version as a page lays it out: sections, and in them runs of passages of one kind. Pure functions of rows."""

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import groupby

from articles.addresses import Urls
from articles.choices import SuppliedBy
from articles.models import Passage, Section
from articles.selectors.withdrawals import Withdrawals


@dataclass(frozen=True, slots=True)
class Line:
    """A passage: its identifier, its place, its permanent address, and its inline HTML, which intake has cleaned.

    A withdrawn one is without HTML, and says why.
    """

    pid: str
    ordinal: int
    html: str
    permalink: str
    cite: str
    withdrawn: str | None


@dataclass(frozen=True, slots=True)
class Run:
    """Passages of one kind that follow each other, such as the items of a list."""

    kind: str
    lines: list[Line]


@dataclass(frozen=True, slots=True)
class Part:
    """A section, or the passages outside any; `by_editor` is whether its heading was printed nowhere."""

    order: int | None
    heading: str | None
    by_editor: bool
    runs: list[Run]


def parts(passages: Iterable[Passage], withdrawals: Withdrawals, urls: Urls, *, frozen: bool) -> list[Part]:
    """Return passages, in their order, as the parts of a page.

    On a page of one version (`frozen`) a permalink leads to the text as it stands there; on an article's page, to the
    paragraph wherever it will stand.
    """
    groups = groupby(passages, key=lambda passage: passage.section)
    return [
        _part(section, [_line(passage, withdrawals, urls, frozen=frozen) for passage in group])
        for section, group in groups
    ]


def _part(section: Section | None, lines: list[tuple[str, Line]]) -> Part:
    runs = groupby(lines, key=lambda line: line[0])
    return Part(
        order=section.order if section else None,
        heading=section.heading if section else None,
        by_editor=section is not None and section.supplied_by == SuppliedBy.EDITOR,
        runs=[Run(kind, [line for _, line in group]) for kind, group in runs],
    )


def _line(passage: Passage, withdrawals: Withdrawals, urls: Urls, *, frozen: bool) -> tuple[str, Line]:
    """Return the kind of a passage, and the passage as a line."""
    pid, version, notice = passage.paragraph.pid, passage.version, withdrawals.of(passage)
    here = urls.passage_page(version.article.slug, version.number, pid)
    line = Line(
        pid=pid,
        ordinal=passage.ordinal,
        html="" if notice else passage.wording.html,
        permalink=here if frozen else urls.paragraph_page(pid),
        cite=urls.cite_page(urls.passage(pid, version.number) if frozen else pid),
        withdrawn=notice.text if notice else None,
    )
    return passage.kind, line

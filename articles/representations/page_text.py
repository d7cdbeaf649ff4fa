"""The text of a version as a page lays it out: sections, and in them runs of passages of one kind. Pure functions of rows."""

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import groupby

from django.utils.html import format_html
from django.utils.safestring import SafeString

from articles.addresses import Urls
from articles.choices import SuppliedBy
from articles.models import Notice, Version
from articles.representations.languages import Direction
from articles.selectors.lines import TextLine
from articles.selectors.withdrawals import Withdrawals


@dataclass(frozen=True, slots=True)
class Line:
    """A passage as a line of a page; `withdrawn` is the notice that hides its text.

    On a page of one version (`frozen`) its permalink leads to the text as it stands there; on an article's page (`frozen` is
    None), to the paragraph wherever it will stand. `direction` is that of the text; None leaves it to the place that shows it.
    """

    passage: TextLine
    withdrawn: Notice | None
    urls: Urls
    frozen: Version | None
    direction: Direction | None = None

    @property
    def pid(self) -> str:
        """The identifier of the paragraph."""
        return self.passage.pid

    @property
    def html(self) -> SafeString:
        """The text, whose inline HTML intake has cleaned, with the paragraph's anchor; or why it is withdrawn."""
        if self.withdrawn is None:
            towards = f' dir="{self.direction}"' if self.direction else ""
            return SafeString(f'<p id="p-{self.passage.pid}"{towards}>{self.passage.html}</p>')  # nosec B703 # cleaned by nh3
        return format_html('<p id="p-{}" class="withdrawn" lang="en" dir="ltr">{}</p>', self.pid, self.tombstone)

    @property
    def tombstone(self) -> str | None:
        """What stands in the place of a withdrawn text; None if the text is shown."""
        return tombstone_of(self.withdrawn) if self.withdrawn else None

    @property
    def permalink(self) -> str:
        """The permanent address."""
        if self.frozen:
            return self.urls.permalink(self.pid, self.frozen.number)
        return self.urls.paragraph_page(self.pid)

    @property
    def cite(self) -> str:
        """The address of the page on which its citation is put together."""
        return self.urls.cite_page(self.permalink if self.frozen else self.pid)


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

    @property
    def printed_heading(self) -> str | None:
        """The heading, if the source printed it."""
        return None if self.by_editor else self.heading


def tombstone_of(notice: Notice) -> str:
    """Return what stands in the place of a paragraph that the notice withdrew."""
    return f"This paragraph was withdrawn: {notice.text}"


def parts(
    passages: Iterable[TextLine],
    withdrawals: Withdrawals,
    urls: Urls,
    frozen: Version | None,
    direction: Direction | None = None,
) -> list[Part]:
    """Return passages, in their order, as the parts of a page: of one version (`frozen`), or the article's."""
    groups = groupby(passages, key=lambda passage: passage.section)
    return [
        _part([Line(passage, withdrawals.of(passage), urls, frozen, direction) for passage in group])
        for _, group in groups
    ]


def _part(lines: list[Line]) -> Part:
    runs = groupby(lines, key=lambda line: line.passage.kind)
    first = lines[0].passage
    return Part(
        order=first.section,
        heading=first.heading,
        by_editor=first.supplied_by == SuppliedBy.EDITOR,
        runs=[Run(kind, list(group)) for kind, group in runs],
    )

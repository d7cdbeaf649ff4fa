"""The paragraphs of a text as HTML, each with its permanent address; pure functions.

They are put together here and not in a template, which takes longer for a long text than all the rest of its page.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from django.utils.html import escape
from django.utils.safestring import SafeString

from articles.choices import PassageKind
from articles.reading.links import Link
from articles.representations.page_text import Line, Part, Run


@dataclass(frozen=True, slots=True)
class PageSection:
    """A part of a text with its paragraphs as HTML; `by_editor` is whether its heading was printed nowhere."""

    order: int | None
    heading: str | None
    by_editor: bool
    html: SafeString


def page_section(part: Part, notices: Mapping[str, Sequence[Link]]) -> PageSection:
    """Return a part of a text as the template shows it; `notices` are links to what concerns each paragraph."""
    runs = (_run(run, notices) for run in part.runs)
    html = SafeString("\n".join(runs))  # nosec B703 # each run is escaped, or cleaned by nh3
    return PageSection(part.order, part.heading, part.by_editor, html)


def _run(run: Run, notices: Mapping[str, Sequence[Link]]) -> str:
    """Return passages of one kind, those of a list as its items."""
    texts = ((_links(line), line.html, _beside(notices.get(line.pid, ()))) for line in run.lines)
    if run.kind == PassageKind.LIST_ITEM:
        items = (f'<li class="passage">{links}{text}{beside}</li>' for links, text, beside in texts)
        return "\n".join(('<ul class="list">', *items, "</ul>"))
    before, after = ("<blockquote>", "</blockquote>") if run.kind == PassageKind.QUOTE else ("", "")
    opening = f'<div class="passage {run.kind}">'
    return "\n".join(f"{opening}{links}{before}{text}{after}{beside}</div>" for links, text, beside in texts)


def _beside(notices: Sequence[Link]) -> str:
    """Return the mark of a paragraph that notices concern, with links to them; it is printed too."""
    if not notices:
        return ""
    links = " · ".join(f'<a href="{escape(link.address)}">{escape(link.text)}</a>' for link in notices)
    return f'<p class="noticed" lang="en" dir="ltr">{links}</p>'


def _links(line: Line) -> str:
    """Return the links beside a paragraph: to its permanent address, and to its citation unless it is withdrawn."""
    ordinal = line.passage.ordinal
    mark = (
        f'<a class="mark" rel="bookmark" href="{escape(line.permalink)}" lang="en" '
        f'aria-label="Paragraph {ordinal}: permanent address"><span class="ordinal">{ordinal}</span> '
        '<span class="pilcrow" aria-hidden="true">¶</span></a>'
    )
    if line.withdrawn is not None:
        return mark
    cite = f'<a class="cite" href="{escape(line.cite)}" rel="nofollow" lang="en" '
    return f'{mark}{cite}aria-label="Cite paragraph {ordinal}">cite</a>'

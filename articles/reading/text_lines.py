"""The paragraphs of a text as HTML, each with its permanent address; pure functions.

They are put together here and not in a template, which takes longer for a long text than all the rest of its page.
"""

from dataclasses import dataclass

from django.utils.html import escape
from django.utils.safestring import SafeString

from articles.choices import PassageKind
from articles.representations.page_text import Line, Part, Run


@dataclass(frozen=True, slots=True)
class PageSection:
    """A part of a text with its paragraphs as HTML; `by_editor` is whether its heading was printed nowhere."""

    order: int | None
    heading: str | None
    by_editor: bool
    html: SafeString


def page_section(part: Part) -> PageSection:
    """Return a part of a text as the template shows it."""
    html = SafeString("\n".join(map(_run, part.runs)))  # nosec B703 # each run is escaped, or cleaned by nh3
    return PageSection(part.order, part.heading, part.by_editor, html)


def _run(run: Run) -> str:
    """Return passages of one kind, those of a list as its items."""
    if run.kind == PassageKind.LIST_ITEM:
        items = (f'<li class="passage" dir="auto">{_links(line)}{line.html}</li>' for line in run.lines)
        return "\n".join(('<ul class="list">', *items, "</ul>"))
    before, after = ("<blockquote>", "</blockquote>") if run.kind == PassageKind.QUOTE else ("", "")
    opening = f'<div class="passage {run.kind}" dir="auto">'
    return "\n".join(f"{opening}{_links(line)}{before}{line.html}{after}</div>" for line in run.lines)


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

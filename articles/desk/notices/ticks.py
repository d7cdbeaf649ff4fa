"""The paragraphs of a version with a checkbox beside each; of a long version a page at a time.

The HTML is put together here and not in a template, which takes longer for a long text than all the rest of its page.
"""

from collections.abc import Collection, Iterable
from dataclasses import dataclass

from django.http import HttpRequest
from django.utils.html import escape, format_html, format_html_join
from django.utils.safestring import SafeString

from articles.desk.notices.subject import Subject
from articles.representations.languages import direction_of
from articles.selectors.lines import TextLine

PER_PAGE = 300


@dataclass(frozen=True, slots=True)
class Ticks:
    """One page of the paragraphs, and the ticked ones of the other pages as hidden fields."""

    html: SafeString
    hidden: SafeString
    number: int
    count: int
    first: int
    last: int

    @property
    def numbers(self) -> Iterable[int]:
        """The numbers of all pages."""
        return range(1, self.count + 1)


def page_of_ticks(subject: Subject, ticked: Collection[str], request: HttpRequest) -> Ticks:
    """Return the page that the request asks for, or else the one with the first ticked paragraph."""
    lines = subject.lines
    count = max(1, -(-len(lines) // PER_PAGE))
    number = min(_asked(request) or _of_first(lines, set(ticked)), count)
    shown = lines[(number - 1) * PER_PAGE : number * PER_PAGE]
    here, known = {line.pid for line in shown}, {line.pid for line in lines}
    others = [(pid,) for pid in ticked if pid in known and pid not in here]
    return Ticks(
        html=_html(subject, shown, set(ticked)),
        hidden=format_html_join("\n", '<input type="hidden" name="paragraphs" value="{}">', others),
        number=number,
        count=count,
        first=shown[0].ordinal if shown else 0,
        last=shown[-1].ordinal if shown else 0,
    )


def _asked(request: HttpRequest) -> int | None:
    """Return the number that `page:N`, the step of a button, or else the parameter `page` asks for."""
    sent = request.POST.get("step", "").removeprefix("page:") or request.GET.get("page", "")
    # Nobody has a page of seven digits.
    return int(sent) if sent.isascii() and sent.isdigit() and len(sent) < 7 and int(sent) else None  # noqa: PLR2004


def _of_first(lines: list[TextLine], ticked: set[str]) -> int:
    place = next((place for place, line in enumerate(lines) if line.pid in ticked), 0)
    return place // PER_PAGE + 1


def _html(subject: Subject, lines: list[TextLine], ticked: set[str]) -> SafeString:
    language = subject.version.language or subject.article.language
    towards = format_html(' lang="{}" dir="{}"', language or "", direction_of(language))
    items = (_item(line, towards, subject.withdrawals.of(line) is not None, line.pid in ticked) for line in lines)
    return SafeString("\n".join(items))  # nosec B703 # each item is escaped


def _item(line: TextLine, towards: str, is_withdrawn: bool, is_ticked: bool) -> str:
    checked = " checked" if is_ticked else ""
    text = f"<span{towards}>{escape(line.text)}</span>"
    box = f'<input type="checkbox" name="paragraphs" value="{line.pid}" id="t-{line.pid}"{checked}>'
    label = f'<label for="t-{line.pid}"><span class="ordinal">{line.ordinal}</span> '
    if is_withdrawn:
        hidden = f"<details><summary>Show the withdrawn text</summary>{text}</details>"
        return f'<li class="gone">{box}{label}<b>Withdrawn</b></label>{hidden}</li>'
    return f"<li>{box}{label}{text}</label></li>"

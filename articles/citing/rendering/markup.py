"""From the HTML of citeproc-js to clean inline HTML and to plain text, one line each. Pure.

Only the elements of CSL's own formatting stay; everything else becomes escaped text. A space joins the columns and blocks
of an entry (`second-field-align`, `display`).
"""

import re
from dataclasses import dataclass
from html import escape
from html.parser import HTMLParser

from articles.citing.rendering.inert import as_printed

_INLINE = frozenset({"i", "em", "b", "sup", "sub"})
_STYLES = frozenset(
    {
        "font-style:normal",
        "font-variant:normal",
        "font-variant:small-caps",
        "font-weight:normal",
        "text-decoration:none",
        "text-decoration:underline",
    }
)
# No-break spaces stay, because styles print them on purpose.
_SPACE = re.compile(r"[ \t\r\n]+")
# The output of citeproc-js if a style prints nothing of an item.
_NOTHING = re.compile(r"\W*\[CSL STYLE ERROR: [^\]]*\]\W*")


@dataclass(frozen=True, slots=True)
class Formatted:
    """The same words as plain text and as clean inline HTML."""

    text: str
    html: str


def formatted(written: str) -> Formatted:
    """Return the cleaned output of citeproc-js; empty if the style prints nothing."""
    cleaner = _Cleaner()
    cleaner.feed(written)
    cleaner.close()
    text = _one_line("".join(cleaner.text))
    return Formatted("", "") if _NOTHING.fullmatch(text) else Formatted(text, _one_line("".join(cleaner.html)))


class _Cleaner(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.text: list[str] = []
        self.html: list[str] = []
        self._closing: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        opening, closing = _opened(tag, dict(attrs).get("style"))
        self.html.append(opening)
        self._closing.append(closing)
        if closing == " ":
            self.text.append(" ")

    def handle_endtag(self, tag: str) -> None:
        closing = self._closing.pop() if self._closing else ""
        self.html.append(closing)
        if closing == " ":
            self.text.append(" ")

    def handle_data(self, data: str) -> None:
        printed = as_printed(data)
        self.text.append(printed)
        self.html.append(escape(printed))


def _opened(tag: str, style: str | None) -> tuple[str, str]:
    """Return the replacements of a start tag and of its end tag."""
    if tag in _INLINE:
        return f"<{tag}>", f"</{tag}>"
    declaration = (style or "").strip().rstrip(";")
    if tag == "span" and declaration in _STYLES:
        return f'<span style="{declaration}">', "</span>"
    return (" ", " ") if tag == "div" else ("", "")


def _one_line(text: str) -> str:
    return _SPACE.sub(" ", text).strip()

"""From what citeproc-js writes in HTML to clean inline HTML, and to the same as plain text, in one line each. Pure.

Only what CSL's own formatting becomes is let through; everything else is text, and is escaped as such. The columns and
blocks of an entry (`second-field-align`, `display`) are joined by a space.
"""

import re
from dataclasses import dataclass
from html import escape
from html.parser import HTMLParser

from articles.representations.csl.text import as_printed

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
# Not the spaces that must not break, which are meant.
_SPACE = re.compile(r"[ \t\r\n]+")
# What citeproc-js writes where a style prints nothing of an item.
_NOTHING = re.compile(r"\W*\[CSL STYLE ERROR: [^\]]*\]\W*")


@dataclass(frozen=True, slots=True)
class Formatted:
    """The same words as plain text and as clean inline HTML."""

    text: str
    html: str


def formatted(written: str) -> Formatted:
    """Return what citeproc-js wrote, cleaned; empty where the style prints nothing."""
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
    """Return what a tag becomes, and what its end becomes."""
    if tag in _INLINE:
        return f"<{tag}>", f"</{tag}>"
    wanted = (style or "").strip().rstrip(";")
    if tag == "span" and wanted in _STYLES:
        return f'<span style="{wanted}">', "</span>"
    return (" ", " ") if tag == "div" else ("", "")


def _one_line(text: str) -> str:
    return _SPACE.sub(" ", text).strip()

"""A run of inline markup to a text and to clean HTML; both have the same text, character for character.

White space is collapsed as a browser does it; of the markup only what carries meaning is kept, and links only to
addresses that a reader can open. The HTML goes through nh3, so nothing that a browser would run is ever in it.
"""

import html
import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from urllib.parse import urljoin, urlsplit

import nh3

from articles.intake.placed import at_place_of
from articles.intake.prose.wording import joined_lines

KEPT = frozenset({"a", "abbr", "cite", "code", "del", "dfn", "em", "ins", "kbd", "mark", "q", "s", "samp", "small"}) | {
    "strong",
    "sub",
    "sup",
    "u",
    "var",
}
RENAMED: Mapping[str, str] = {"b": "strong", "i": "em", "strike": "s", "tt": "code"}
_ATTRIBUTES = {"a": {"href"}, "abbr": {"title"}, "dfn": {"title"}, "q": {"cite"}}
_SCHEMES = {"http", "https", "mailto"}
_SPACE = re.compile(r"[ \t\n\r\f]+")
_LONGEST_ADDRESS = 2_000


@dataclass(slots=True)
class InlineBuilder:
    """Collects the text and the markup of one block; `base` is the address that relative links start from."""

    base: str | None = None
    _text: list[str] = field(default_factory=list)
    _html: list[str] = field(default_factory=list)
    _open: list[tuple[str, str]] = field(default_factory=list)
    _pending: bool = False
    _links: int = 0
    linked: int = 0  # characters of the text that are inside links

    def write(self, text: str) -> None:
        """Add characters; a run of white space becomes one space, and none at the beginning."""
        first, *others = _SPACE.split(joined_lines(text))
        words = " ".join(filter(None, (first, *others)))
        self._pending = self._pending or bool(others and not first)
        if words:
            self._write_words(words)
            self._pending = bool(others and not others[-1])

    @property
    def has_words(self) -> bool:
        """Whether anything but white space was written."""
        return bool(self._text)

    def start(self, tag: str, attributes: Mapping[str, str]) -> None:
        """Begin an element; one that is not kept leaves only its text."""
        name = RENAMED.get(tag, tag)
        if name == "a":
            address = absolute(attributes.get("href"), self.base)
            attributes = {"href": address} if address else {}
        kept = name in KEPT and (name != "a" or bool(attributes))
        self._links += name == "a"
        self._open.append((name, _tag(name, attributes) if kept else ""))
        if kept:
            self._html.append(self._open[-1][1])

    def end(self) -> None:
        """End the element that was begun last."""
        name, tag = self._open.pop()
        self._links -= name == "a"
        if not tag:
            return
        if self._html[-1] == tag:
            self._html.pop()  # nothing was in it
        else:
            self._html.append(f"</{name}>")

    def finish(self) -> tuple[str, str]:
        """The block's text and its HTML."""
        text = "".join(self._text).strip()
        markup = "".join(self._html).strip()
        if "<" not in markup:
            return text, html.escape(text, quote=False)
        return text, sanitised(markup, text)

    def _write_words(self, words: str) -> None:
        space = " " if self._pending and self._text else ""
        self._text.append(space + words)
        if space:
            self._write_space()
        self._html.append(html.escape(words))
        if self._links:
            self.linked += len(words) - words.count(" ")

    def _write_space(self) -> None:
        """Put the space before elements that have only just begun, so that none begins with one."""
        place = len(self._html)
        opened = [tag for _, tag in self._open if tag]
        while place and opened and self._html[place - 1] == opened[-1]:
            place -= 1
            opened.pop()
        self._html.insert(place, " ")


def _tag(name: str, attributes: Mapping[str, str]) -> str:
    kept = {key: attributes[key] for key in _ATTRIBUTES.get(name, ()) if attributes.get(key)}
    written = "".join(f' {key}="{html.escape(value)}"' for key, value in kept.items())
    return f"<{name}{written}>"


def absolute(href: str | None, base: str | None) -> str | None:
    """The absolute address that a link leads to; None for one inside the page, a script, or one that can't be known."""
    stated, href = href, (href or "").strip()
    if not href or href.startswith("#") or len(href) > _LONGEST_ADDRESS:
        return None
    try:
        address = urljoin(base, href) if base else href
        parts = urlsplit(address)
    except ValueError:
        return None
    if parts.scheme.lower() not in _SCHEMES or (parts.scheme.lower() != "mailto" and not parts.hostname):
        return None
    return None if re.search(r"[\s<>\"\x00-\x1f]", address) else at_place_of(stated, address)


def sanitised(markup: str, text: str) -> str:
    """The markup as nh3 leaves it; the bare text if that would change the words."""
    clean = nh3.clean(
        markup,
        tags=set(KEPT),
        attributes={key: set(value) for key, value in _ATTRIBUTES.items()},
        url_schemes=_SCHEMES,
        link_rel=None,
    )
    clean = clean.replace("&nbsp;", "\xa0")  # as everywhere else
    return clean if text_of(clean) == text else html.escape(text, quote=False)


def text_of(clean: str) -> str:
    """The text content of clean inline HTML."""
    return html.unescape(re.sub(r"<[^>]*>", "", clean))

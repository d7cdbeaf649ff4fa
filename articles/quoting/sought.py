"""Words to look for in a text, as a URL or an annotation names them. Pure.

WICG URL Fragment Text Directives; W3C Web Annotation Data Model, 4.2.4 Text Quote Selector and 4.2.5 Text Position Selector.
"""

from dataclasses import dataclass
from urllib.parse import unquote, urlsplit

MOST_DIRECTIVES = 10
_DELIMITER = ":~:"
_MOST_PARTS = 2


@dataclass(frozen=True, slots=True)
class SoughtText:
    """The words `start`, or everything from them to the words `end`; between the words `prefix` and `suffix`, if these are given.

    `like_a_browser`: in any case of letters, and only the first place counts, as a browser looks for a text directive.
    """

    start: str
    end: str | None = None
    prefix: str = ""
    suffix: str = ""
    like_a_browser: bool = False


@dataclass(frozen=True, slots=True)
class Sought:
    """What is looked for in a text: words, or stretches by their first code point and the one behind their last.

    If both are there, they name the same stretch: the position tells which of several places of the words is meant.
    """

    texts: tuple[SoughtText, ...] = ()
    positions: tuple[tuple[int, int], ...] = ()

    def __bool__(self) -> bool:
        return bool(self.texts or self.positions)


def text_directives(url: str) -> tuple[SoughtText, ...]:
    """Return what the text directives of a URL look for: `#:~:text=[prefix-,]start[,end][,-suffix]`, several with `&`.

    A directive that is malformed is passed over, as browsers do; so is what is not a URL.
    """
    try:
        fragment = urlsplit(url).fragment
    except ValueError:
        return ()
    directives = fragment.partition(_DELIMITER)[2].split("&")
    named = (_directive(value) for name, _, value in (part.partition("=") for part in directives) if name == "text")
    return tuple(sought for sought in named if sought)[:MOST_DIRECTIVES]


def _directive(value: str) -> SoughtText | None:
    parts = value.split(",")
    prefix = parts.pop(0)[:-1] if parts[0].endswith("-") else ""
    suffix = parts.pop()[1:] if parts and parts[-1].startswith("-") else ""
    words = [unquote(part) for part in parts]
    if not 1 <= len(words) <= _MOST_PARTS or not all(word.strip() for word in words):
        return None
    end = words[1] if len(words) == _MOST_PARTS else None
    return SoughtText(words[0], end, unquote(prefix), unquote(suffix), like_a_browser=True)

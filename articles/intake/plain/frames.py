"""What encloses a plain text: the headers and the signature of a mail, the marks of Project Gutenberg.

Reads lines; gives the lines of the text, the facts that the headers state (RFC 5322), and what was outside.
"""

import re
from dataclasses import dataclass, field

from articles.intake.manuscript import LeftOut
from articles.intake.placed import at_place_of

HEADER = "the headers of the mail"
SIGNATURE = "the signature of the mail"
FRAME = "what the publisher of the file put around the text"
_HEADER = re.compile(
    r"(?P<name>title|author|by|published|from|to|cc|bcc|subject|date|sent|reply-to|message-id|von|an|betreff|datum|de|à|objet):\s+(?P<value>\S.*)\Z",
    re.IGNORECASE,
)
_MEANINGS = {
    "title": "title",
    "author": "author",
    "by": "author",
    "published": "date",
    "subject": "title",
    "betreff": "title",
    "objet": "title",
    "from": "author",
    "von": "author",
    "de": "author",
} | {
    "date": "date",
    "sent": "date",
    "datum": "date",
}
_LEAST_HEADERS = 2
_ADDRESS = re.compile(r"\s*<[^<>]*>\s*\Z|\s*\([^()]*@[^()]*\)\s*\Z")
_LONGEST_SIGNATURE = 15  # lines
_START = re.compile(r"\*{3}\s*START OF (?:THE|THIS) PROJECT GUTENBERG EBOOK.*\*{3}\Z", re.IGNORECASE)
_END = re.compile(r"\*{3}\s*END OF (?:THE|THIS) PROJECT GUTENBERG EBOOK.*\*{3}\Z", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Framed:
    """The lines of the text, the facts by name (`title`, `author`, `date`), and what is left out."""

    lines: list[str]
    facts: dict[str, str] = field(default_factory=dict)
    left_out: tuple[LeftOut, ...] = ()


def unframed(lines: list[str]) -> Framed:
    """The text without its frame; the lines as they are if it has none."""
    start = next((place for place, line in enumerate(lines) if _START.match(line.strip())), None)
    end = next((place for place, line in enumerate(lines) if _END.match(line.strip())), None)
    if start is not None or end is not None:
        first, last = (start + 1 if start is not None else 0), (end if end is not None else len(lines))
        return Framed(lines[first:last], {}, _pieces(FRAME, lines[:first], lines[last:]))
    return _without_mail(lines)


def _without_mail(lines: list[str]) -> Framed:
    first = next((place for place, line in enumerate(lines) if line.strip()), len(lines))
    end = first
    while end < len(lines) and _is_of_header(lines[end], goes_on=end > first):
        end += 1
    headers = [(line, _HEADER.match(line.strip())) for line in lines[first:end]]
    stated = [(match["name"].lower(), at_place_of(line, match["value"])) for line, match in headers if match]
    if len(stated) < _LEAST_HEADERS or not any(_MEANINGS.get(name) == "title" for name, _ in stated):
        return Framed(lines)
    facts = {_MEANINGS[name]: value for name, value in reversed(stated) if name in _MEANINGS}
    if "author" in facts:
        facts["author"] = at_place_of(facts["author"], _ADDRESS.sub("", facts["author"]).strip('"'))
    told = [line for line, match in headers if not match or match["name"].lower() not in _MEANINGS]
    body, signature = _cut_signature(lines[end:])
    return Framed(body, facts, (*_pieces(HEADER, told), *_pieces(SIGNATURE, signature)))


def _is_of_header(line: str, *, goes_on: bool) -> bool:
    """Whether a line is a header, or goes on with the one before it."""
    return bool(line.strip()) and (_HEADER.match(line.strip()) is not None or (goes_on and line[0] in " \t"))


def _cut_signature(lines: list[str]) -> tuple[list[str], list[str]]:
    """The text, and what stands below the line `-- ` (RFC 3676, section 4.3)."""
    marks = [place for place, line in enumerate(lines) if line.rstrip() == "--"]
    if not marks or len(lines) - marks[-1] > _LONGEST_SIGNATURE:
        return lines, []
    return lines[: marks[-1]], lines[marks[-1] + 1 :]


def _pieces(reason: str, *runs: list[str]) -> tuple[LeftOut, ...]:
    texts = ("\n".join(line.strip() for line in run if line.strip()) for run in runs)
    return tuple(LeftOut(text, reason) for text in texts if text)

"""What encloses a plain text: the headers and the signature of a mail, the marks of Project Gutenberg.

Reads lines; gives the lines of the text, the facts that the headers state (RFC 5322), and what was outside.
"""

import re
from dataclasses import dataclass, field

from articles.intake.manuscript import LeftOut
from articles.intake.placed import at_place_of
from articles.intake.plain.menus import end_of_menu

HEADER = "the headers of the mail"
SIGNATURE = "the signature of the mail"
FRAME = "what the publisher of the file put around the text"
_HEADER = re.compile(
    r"(?P<name>title|author|by|published|from|to|cc|bcc|subject|date|sent|reply-to|message-id|mime-version|received|sender"
    r"|(?:content|x|list|in-reply|return|user|delivered|resent|dkim|arc|thread)-[\w-]{1,40}|references|importance|organi[sz]ation"
    r"|von|an|betreff|datum|gesendet|de|à|objet|envoyé|para|asunto|assunto|fecha|enviado|data|da|oggetto|inviato"
    r"|van|aan|onderwerp|verzonden|från|till|ämne|skickat|od|do|temat|wysłano|от|кому|тема|дата|kimden|kime|konu|tarih"
    r"|发件人|收件人|主题|日期|差出人|宛先|件名|日時|보낸 사람|받는 사람|제목|날짜)\s?[:：]\s*(?P<value>\S.*)\Z",
    re.IGNORECASE,
)
_MEANINGS = {
    **dict.fromkeys(
        ("title", "subject", "betreff", "objet", "asunto", "assunto", "oggetto", "onderwerp", "ämne"), "title"
    ),
    **dict.fromkeys(("temat", "тема", "konu", "主题", "件名", "제목"), "title"),
    **dict.fromkeys(("author", "by", "from", "von", "de", "da", "van", "från", "od", "от", "kimden"), "author"),
    **dict.fromkeys(("发件人", "差出人", "보낸 사람"), "author"),
    **dict.fromkeys(("date", "sent", "datum", "fecha", "data", "дата", "tarih", "日期", "日時", "날짜"), "date"),
}
_LEAST_HEADERS = 2
_ADDRESS = re.compile(r"\s*<[^<>]*>\s*\Z|\s*\([^()]*@[^()]*\)\s*\Z")
_LONGEST_SIGNATURE = 15  # lines
NAVIGATION = "site navigation"
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
        stated = {} if start is None else _stated_above(lines[:start])
        return Framed(lines[first:last], stated, _pieces(FRAME, lines[:first], lines[last:]))
    return _without_mail(lines) if (menu := end_of_menu(lines)) == 0 else _below(menu, lines)


def _below(menu: int, lines: list[str]) -> Framed:
    return Framed(lines[menu:], left_out=_pieces(NAVIGATION, lines[:menu]))


def _stated_above(lines: list[str]) -> dict[str, str]:
    """The title and the author that lines above the text state by their labels."""
    headers = [(line, match) for line in lines if (match := _HEADER.match(line.strip()))]
    stated = {match["name"].lower(): at_place_of(line, match["value"]) for line, match in reversed(headers)}
    return {name: stated[name] for name in ("title", "author") if name in stated}


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

"""Notes on another publication of the text: "This piece was originally published in X on D.", and its like.

Reads one paragraph. A sentence of running prose that begins the same ("… originally published in the hope that …") is
no note: after the opening must come the name of an outlet or a date, and after those nothing but a note's usual rest.
"""

import re
from dataclasses import dataclass

from articles.intake.prose.dates import find_date
from articles.intake.prose.wording import bare

_LONGEST = 600
_KIND = (
    r"(?:article|essay|op-?ed|piece|column|commentary|story|post|text|opinion|analysis|interview|excerpt|editorial"
    r"|blog(?: post)?)"
)
_OPENING = re.compile(
    rf"(?:(?:editor['’]s )?note\s*[:：]\s*)?(?:"
    rf"(?:(?:this|the (?:above|following|foregoing)|a (?:shorter |longer |different |similar )?version of (?:this"
    rf"|the))\s+"
    rf"(?:\w+\s+)?(?:{_KIND}\s+)?)?"
    r"(?:(?:was|were|is|has been|had been)\s+)?(?:(?:also|previously|originally|first|initially)\s+)*"
    r"(?:published|printed|appeared|appears|posted|ran|republished|reprinted|cross-?posted"
    r"|re-?posted)\b(?:\s+(?:here|first|originally))?"
    r"|(?:republished|reprinted|reproduced|used) (?:here )?(?:with|by) (?:the )?(?:kind )?permission"
    r"|(?:dieser|der) (?:beitrag|artikel|text|kommentar) (?:ist |wurde )?(?:zuerst|ursprünglich|zunächst"
    r"|erstmals)(?: erschienen| veröffentlicht)?"
    r"|(?:dieser|der) (?:beitrag|artikel|text|kommentar) (?:erschien|ist) (?:zuerst|ursprünglich|zunächst|erstmals)"
    r"|zuerst (?:erschienen|veröffentlicht)"
    r"|(?:cet article|ce texte|cette tribune) (?:a été |est |a )?(?:initialement|d['’]abord) (?:été )?(?:publiée?"
    r"|parue?)"
    r"|(?:este|el) (?:artículo|texto) (?:fue|se|apareció)?\s*(?:publicad[oa]|publicó|apareció)?\s*(?:originalmente"
    r"|por primera vez)(?: publicado)?"
    r")\s*",
    re.IGNORECASE,
)
# Openings that a headline or a sentence also has, unless they say that it was the first time or in another place.
_BARE_OPENING = re.compile(r"(?:published|printed|posted|appeared|appears|ran)\b", re.IGNORECASE)
_PREPOSITION = re.compile(
    r"(?:(?:in|by|at|on|with|from|of|bei|auf|am|beim|im|dans|par|sur|en|por)\b|[:：])\s*", re.IGNORECASE
)
_BEFORE_OUTLET = re.compile(
    r".{0,90}?\b(?:issue|edition|pages|permission)\s+(?:of|from)\s+|(?:English|French|German|Spanish|Korean"
    r"|Japanese|Chinese)\s+(?:in|by|at)\s+"
)
_OUTLET = re.compile(
    r"(?:the\s+|der\s+|die\s+|das\s+|le\s+|la\s+|el\s+)?(?P<name>(?:[“\"‘'«]?[A-Z0-9À-ÞÆ]|[a-z0-9-]+\.(?:com|org"
    r"|net|edu|gov|de|fr|es|uk|eu|info|io)\b).{0,150}?)"
    r"(?=\s+(?:on|in its|in the|in|dated|under|as|with|and (?:is|was|has|appears|can)|at https?|am|le|el"
    r"|veröffentlicht|erschienen|publiée?)\b"
    r"|\s*[,;:(]|\s+https?:|(?<!\b[A-Z])\.\s|[.”\"’»]*\.?\Z)"
)
_NO_OUTLET = re.compile(r"(?:mon|tues|wednes|thurs|fri|satur|sun)day\b", re.IGNORECASE)
_URL = re.compile(r"https?://[^\s<>\"“”)\]]+")
_TITLE = re.compile(
    r"(?:title|headline|unter dem titel|sous le titre|título)\s*[,:]?\s*[“\"‘«](?P<title>[^”\"»]{2,200})[”\"»’]",
    re.IGNORECASE,
)
_REST = re.compile(
    r"(?:[\s.,;:()\[\]“”\"'’»*_-]|\b(?:on|in|at|by|am|le|el|the|its|it|is|was|has been|and|here|under|with"
    r"|permission|republished|reprinted"
    r"|reproduced|published|veröffentlicht|erschienen|publiée?|publicado|read|original|article|version|a|an?|can|be"
    r"|found|issue|edition|print|of|from"
    r"|online|creative|commons|licen[cs]e|cc|title|headline|author|author['’]s|kind|all rights reserved|copyright|©"
    r"|english|french|german|spanish|korean|japanese|chinese)\b)*\Z",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Note:
    """What a note states: an outlet or a date at least. `certain` is false where words are left unexplained."""

    outlet: str | None
    date: str | None
    url: str | None
    title: str | None
    certain: bool


def read_note(text: str) -> Note | None:
    """Read a paragraph as an original-publication note; None where it is none."""
    if len(text) > _LONGEST:
        return None
    said = bare(text)
    opening = _OPENING.match(said)
    if opening is None or _BARE_OPENING.match(said):
        return None
    rest = said[opening.end() :]
    url, title = _URL.search(rest), _TITLE.search(rest)
    plain = _URL.sub(" ", _TITLE.sub(" ", rest))
    found = find_date(plain)
    dateless = plain[: found.start] + " " + plain[found.end :] if found else plain
    outlet, left = _outlet(dateless)
    date = found.iso if found else None
    certain = _REST.match(left) is not None
    if outlet is None and (not certain or (date is None and url is None)):
        return None
    address = url.group().rstrip(".,;:!?’'") if url else None
    return Note(outlet, date, address, title["title"].rstrip(",.") if title else None, certain)


def _outlet(rest: str) -> tuple[str | None, str]:
    """The outlet after the first preposition that has one behind it, and the words that are left."""
    before = rest
    for _ in range(3):  # "on [date] in X", "in French in X", "with permission from X"
        preposition = _PREPOSITION.match(rest.lstrip(" ,"))
        if preposition is None:
            return None, before
        rest = rest.lstrip(" ,")[preposition.end() :]
        skipped = _BEFORE_OUTLET.match(rest)
        rest = rest[skipped.end() :] if skipped else rest
        name = _OUTLET.match(rest)
        if name is not None and not _NO_OUTLET.match(name["name"]):
            return _clean(name["name"]), rest[name.end() :]
    return None, before


def _clean(name: str) -> str:
    return name.strip().strip('“”"«»*_').rstrip(" .,")

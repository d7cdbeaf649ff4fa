"""Plain text as publishers paste it: bytes to Manuscript, in stages that each have a module.

1. `decoding`: bytes to text; the charset.
2. `units`, `wrapping`: text to lines to units (paragraphs, list items, quoted blocks, rules).
3. `prose.front` (with `front_lines`, `date_lines`, `bylines`, `names`, `credits`): title, subtitle, byline, date, credit.
4. `prose.end` (with `end_roles`, `biographies`, `notes`, `disclaimers`, `furniture`): what stands after the text.
5. `prose.body`: the text's blocks, and the sections that its own headings open.
6. `prose.publications`: the authors with their biographies, and the publications.

No line is lost: what belongs to no field is listed in `left_out` with the reason.
"""

from articles.intake.decoding import decode
from articles.intake.errors import TooLarge, Unreadable
from articles.intake.manuscript import CITABLE_KINDS, Manuscript
from articles.intake.markup.bounds import refuse_more
from articles.intake.plain.frames import Framed, unframed
from articles.intake.plain.titles import with_whole_title
from articles.intake.plain.units import split_lines, to_units
from articles.intake.prose.body import read_body, sections_of
from articles.intake.prose.dates import stated_date
from articles.intake.prose.draft import Draft
from articles.intake.prose.end import read_end
from articles.intake.prose.front import read_front
from articles.intake.prose.names_stated import names_stated
from articles.intake.prose.publications import authors_of, publications_of
from articles.intake.prose.warnings import NO_LANGUAGE, warnings_of_charset

_MOST_LINES = 250_000
_MOST_PARAGRAPHS = 25_000


def read_plain_text(data: bytes, charset: str | None = None) -> Manuscript:
    """Read a plain text; `charset` is the one that was declared with it, used if the bytes do not say it.

    Raises `Unreadable` with code `empty`, `binary`, `undecodable` or `no_paragraph`, and `TooLarge`.
    """
    decoded = decode(data, charset)
    refuse_more(decoded.text, "\n", _MOST_LINES, "lines")
    lines, warnings = split_lines(decoded.text)
    draft = Draft(warnings=[*warnings, *warnings_of_charset(decoded)])
    framed = unframed(lines)
    _take_facts(framed, draft)
    units = to_units(with_whole_title(framed.lines) if draft.title is None else framed.lines)
    if not units:
        raise Unreadable("The document is empty; deliver a text with a title and at least one paragraph.", code="empty")
    if len(units) > _MOST_PARAGRAPHS:
        raise TooLarge(f"The document holds {len(units):,} paragraphs; at most {_MOST_PARAGRAPHS:,} are read.")
    first = read_front(units, draft)
    text = read_end(units[first:], draft)
    blocks = read_body([*draft.body, *text], draft)
    if not any(block.kind in CITABLE_KINDS for block in blocks):
        raise Unreadable("No paragraph was found below the title; deliver the article's text too.", code="no_paragraph")
    draft.warn(NO_LANGUAGE)
    return Manuscript(
        media_type=f"text/plain; charset={decoded.charset}",
        title=draft.title,
        subtitle=draft.subtitle,
        published=draft.published,
        authors=authors_of(draft),
        publications=publications_of(draft),
        sections=sections_of(blocks),
        blocks=tuple(blocks),
        left_out=(*framed.left_out, *draft.left_out),
        warnings=tuple(draft.warnings),
    )


def _take_facts(framed: Framed, draft: Draft) -> None:
    """Take what the headers of a mail state."""
    draft.title = framed.facts.get("title")
    draft.published = stated_date(framed.facts.get("date"))
    if "author" in framed.facts:
        draft.names.extend(names_stated(framed.facts["author"]).names)

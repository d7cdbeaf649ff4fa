"""A Markdown file: bytes to Manuscript, in stages that each have a module.

1. `decoding`, `markup`: bytes to text.
2. `front_matter`, `facts`: the values before the text, and what they state.
3. CommonMark with tables (markdown-it-py) to the page that it describes, and its blocks, as for HTML.
4. `markup.to_text`: bylines, notes and biographies printed around the text.

Tags of template languages stay as delivered, with a warning: the service does not know what they would have printed.
"""

import re
from dataclasses import replace

from markdown_it import MarkdownIt

from articles.intake.decoding import decode
from articles.intake.errors import Unreadable
from articles.intake.manuscript import CITABLE_KINDS, Author, Manuscript, ManuscriptPublication
from articles.intake.markdown import facts
from articles.intake.markdown.dialects import to_common_mark
from articles.intake.markdown.front_matter import split_front_matter
from articles.intake.markdown.places import at_lines, mark_lines
from articles.intake.markup.blocks import PageBlock, page_blocks
from articles.intake.markup.bounds import refuse_more
from articles.intake.markup.captions import is_unmarked_caption
from articles.intake.markup.html_tree import MAX_DEPTH, name_of, parse_html
from articles.intake.markup.kickers import is_label, kickers
from articles.intake.markup.languages import language_tag
from articles.intake.markup.left_out import CAPTION, KICKER, PULL_QUOTE, pieces, sort_out
from articles.intake.markup.pull_quotes import pull_quotes
from articles.intake.markup.to_text import settle
from articles.intake.prose.body import END_OF_SECTION, sections_of
from articles.intake.prose.characters import without_controls
from articles.intake.prose.draft import Draft, Printed
from articles.intake.prose.notes import Note
from articles.intake.prose.publications import authors_of, publications_of
from articles.intake.prose.warnings import NO_LANGUAGE, NO_OUTLET, UNCLEAR_DATE, warnings_of_charset

_MOST = (
    ("\n", 40_000, "lines"),
    ("[", 10_000, "opening brackets"),
    ("<", 60_000, "tags"),
    *((sign, 80_000, f"characters {sign}") for sign in "*_`&\\!|~^="),
)
_DEEPEST = 100  # levels of quotations and lists
# The signs of quotations and lists at the start of a line: the parser may look at each again for each line below it.
_CONTAINERS = re.compile(r"^[ \t]*+((?:(?:>|(?:[+*-]|[0-9]{1,9}+[.)])(?=[ \t]))[ \t]*+)+)", re.MULTILINE)
_MOST_LOOKS = 400_000
_TAG = re.compile(r"\{%.{0,500}?%\}|\{\{.{0,500}?\}\}|\{\{<.{0,500}?>\}\}", re.DOTALL)
_FOOTNOTE = re.compile(r"^\[\^[^\]\s]{1,60}\]:", re.MULTILINE)
NO_TITLE = "The document has no title; give it in the front matter or in the sidecar as title."
FOOTNOTES = "The text holds footnotes, which CommonMark does not know; they stand as delivered."


def read_markdown(data: bytes, charset: str | None = None) -> Manuscript:
    """Read a Markdown file; `charset` is the one that was declared with it, used if the bytes do not say it.

    Raises `Unreadable` with code `empty`, `binary`, `undecodable`, `front_matter`, `too_deep` or `no_paragraph`,
    and `TooLarge`.
    """
    decoded = decode(data, charset)
    text, warnings = without_controls(decoded.text.replace("\r\n", "\n").replace("\r", "\n"))
    if not text.strip():
        raise Unreadable("The document is empty; deliver a text with a title and a paragraph.", code="empty")
    values, body = split_front_matter(text)
    for sign, most, what in _MOST:
        refuse_more(body, sign, most, what)
    if not body.strip():
        raise Unreadable("There is front matter and no text below it; deliver the text too.", code="no_paragraph")
    language = language_tag(facts.text_at(values, "lang", "language", "locale"))
    draft = Draft(title=facts.title_of(values), language=language, warnings=warnings)
    draft.published = facts.day_of(values, day_first=draft.day_first)
    unclear = facts.unclear_day(values) if draft.published is None else None
    if unclear:
        draft.warn(UNCLEAR_DATE.format(unclear))
    draft.subtitle = facts.text_at(values, "subtitle", "tagline", "deck", "dek")
    _warn_of_template(body, draft)
    draft.warnings.extend(warnings_of_charset(decoded))
    page = list(at_lines(page_of(body), text.split("\n"), text.count("\n") - body.count("\n")))
    return _manuscript(values, page, draft, decoded.charset)


def _manuscript(values: facts.Values, page: list[PageBlock], draft: Draft, charset: str) -> Manuscript:
    if draft.title is None:
        draft.title = _first_heading(page)
    stated = facts.authors_of(values)
    draft.names = [Printed(author.name_as_printed, role=author.role) for author in stated]
    kept = [True] * len(page)
    captions = (place for place, block in enumerate(page) if is_unmarked_caption(block))
    aside = {
        **dict.fromkeys(pull_quotes(page, kept), PULL_QUOTE),
        **dict.fromkeys(captions, CAPTION),
        **dict.fromkeys(kickers(page, kept, draft.title), KICKER),
    }
    reasons = sort_out(page, kept, draft.title, aside)
    blocks, notes = settle([block for block, reason in zip(page, reasons, strict=True) if reason is None], draft)
    if not any(block.kind in CITABLE_KINDS for block in blocks):
        raise Unreadable("No paragraph was found below the title; deliver the article's text too.", code="no_paragraph")
    authors = _authors(stated, draft)
    publications = _publications(values, notes, draft)
    for known, warning in ((draft.title, NO_TITLE), (draft.language, NO_LANGUAGE)):
        if not known:
            draft.warn(warning)
    outlet = next(publication.outlet for publication in publications if publication.printed_here)
    answered = {NO_OUTLET} if outlet else set()
    return Manuscript(
        media_type=f"text/markdown; charset={charset}",
        title=draft.title,
        subtitle=draft.subtitle,
        language=draft.language,
        keywords=facts.keywords_of(values),
        published=draft.published,
        authors=authors,
        publications=publications,
        sections=sections_of(blocks),
        blocks=tuple(block for block in blocks if block is not END_OF_SECTION),
        left_out=(*facts.described(values), *draft.left_out, *pieces(page, reasons)),
        warnings=tuple(warning for warning in draft.warnings if warning not in answered),
    )


def _first_heading(page: list[PageBlock]) -> str | None:
    """The heading of the first order with which the page begins; a label of one word may stand above it."""
    begin = 1 if len(page) > 1 and page[0].kind == "paragraph" and is_label(page[0].text) else 0
    return page[begin].text if page and name_of(page[begin].element) == "h1" else None


def page_of(body: str) -> list[PageBlock]:
    """The blocks of the page that the Markdown describes."""
    deepest = max((len(signs.split()[0]) + signs.count(" ") for signs in _CONTAINERS.findall(body)), default=0)
    if deepest * body.count("\n") > _MOST_LOOKS:
        raise Unreadable("Quotations or lists in each other hold too many lines; set them apart.", code="too_deep")
    parser = MarkdownIt("commonmark", {"maxNesting": MAX_DEPTH}).enable(["table", "strikethrough"])
    marked, numbers = to_common_mark(body)
    tokens = parser.parse(marked)
    if any(token.level > _DEEPEST for token in tokens):
        raise Unreadable(f"The document is nested more than {_DEEPEST} deep, which no article is.", code="too_deep")
    mark_lines(tokens, numbers)
    page = parser.renderer.render(tokens, parser.options, {})
    return page_blocks(parse_html(f"<html><body>{page}</body></html>"))


def _warn_of_template(body: str, draft: Draft) -> None:
    tag = _TAG.search(body)
    if tag:
        shown = " ".join(tag.group().split())[:60]
        draft.warn(f"The text holds tags of a template language, such as “{shown}”; they stand as delivered.")
    if _FOOTNOTE.search(body):
        draft.warn(FOOTNOTES)


def _authors(stated: tuple[Author, ...], draft: Draft) -> tuple[Author, ...]:
    known = {author.name_as_printed: author for author in stated}
    authors = []
    for author in authors_of(draft):
        stated_author = known.get(author.name_as_printed)
        biography = author.biography_as_printed or (stated_author.biography_as_printed if stated_author else None)
        authors.append(replace(stated_author, biography_as_printed=biography) if stated_author else author)
    return tuple(authors)


def _publications(
    values: facts.Values, notes: list[tuple[str, Note]], draft: Draft
) -> tuple[ManuscriptPublication, ...]:
    """The original that a note or the front matter names, then this publication and its copies."""
    read = publications_of(draft, notes)
    original, here = facts.publications(values, draft.title, draft.published, draft.warn)
    own = next(publication for publication in read if publication.printed_here)
    copies = [publication for publication in read if publication.role == "republication" and publication is not own]
    printed = next(
        (publication for publication in read if publication.role == "original" and publication is not own), None
    )
    if printed is not None:
        original = replace(printed, url=printed.url or (original.url if original else None))
    here = replace(
        here,
        role="republication" if original else "original",
        outlet=here.outlet or own.outlet,
        credit=own.credit,
        disclaimer_as_printed=own.disclaimer_as_printed,
    )
    return (original, here, *copies) if original else (here, *copies)

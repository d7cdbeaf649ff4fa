"""A web page as saved from the net: bytes to Manuscript, in stages that each have a module.

1. `decoding`, `markup`: bytes to text to a tree of bounded depth.
2. `markup.blocks`: the page's own paragraphs, list items, quotations, cells and headings, each once, with inline markup.
3. `votes`, `region`: which of them are the article's, by what well-kept extractors keep and by what stands around;
   `prose_run` if they find nothing, or little.
4. `tags`, `titles`, `people`, `dates`, `publications`: the facts that the page states about itself.
5. `markup.to_text`, `facts`: bylines, dates, notes and biographies printed around the text.
6. `markup.left_out`: everything else, with the reason.
"""

from collections.abc import Callable, Mapping, Sequence
from math import inf

from lxml import etree
from lxml.html import HtmlElement

from articles.intake.decoding import Decoded, decode
from articles.intake.errors import Unreadable
from articles.intake.html.boxes import set_aside
from articles.intake.html.confirmed_names import confirmed_name
from articles.intake.html.dates import CHANGE_ONLY, stated_day, unclear_day
from articles.intake.html.facts import authors_settled, keywords_of, publications_with_notes, read_above, region_of
from articles.intake.html.header_matter import take_subtitle
from articles.intake.html.masthead import Masthead, masthead_of
from articles.intake.html.notes_around import keep_notes
from articles.intake.html.people import authors_stated, is_of_organisations, is_person_stated, translators_stated
from articles.intake.html.prose_run import completed, longest_prose
from articles.intake.html.publications import address_of, language_of
from articles.intake.html.region import kept_blocks
from articles.intake.html.stated_text import place_stated_text
from articles.intake.html.styled_lines import with_spaces
from articles.intake.html.tags import Tags, one_line, read_tags
from articles.intake.html.titles import first_line_as_title, title_of
from articles.intake.html.votes import votes
from articles.intake.manuscript import CITABLE_KINDS, Author, Manuscript
from articles.intake.markup.blocks import PageBlock, page_blocks
from articles.intake.markup.bounds import refuse_more
from articles.intake.markup.charsets import charset_stated
from articles.intake.markup.folded import reveal, unfold
from articles.intake.markup.html_tree import parse_html
from articles.intake.markup.languages import language_tag
from articles.intake.markup.left_out import pieces, readings, sort_out
from articles.intake.markup.to_text import settle
from articles.intake.prose.body import END_OF_SECTION, sections_of
from articles.intake.prose.characters import without_controls
from articles.intake.prose.draft import Draft, Printed, Unit
from articles.intake.prose.warnings import NO_LANGUAGE, UNCLEAR_DATE, warnings_of_charset
from articles.intake.prose.wording import weigh_words

_MOST_TAGS = 150_000
_LIKELY_TEXT = 12  # words; a block of fewer is a label, if no extractor was asked
_MOSTLY_LINKS = 0.5
BESIDE_NAME = "words beside a stated name"
Chooser = Callable[[HtmlElement, list[PageBlock]], tuple[list[bool], list[str]]]  # which are kept, and warnings
_SHORT = 60  # words; a text of fewer may be what the page shows until its script brings the article
_LONGER = 5  # times as long must the hidden text be
BY_PROSE = "The text was told from the page around it by its prose alone; look at it."
HIDDEN_TEXT = "The page hides its text until a script runs; what it hides was read."
STATED_TEXT = "The page shows no text; what its data or a frame in it holds was read."
BROKEN_DATA = "The page's JSON-LD is broken and states nothing; look at its title, authors and date."
NO_TITLE = "The page states no title; give it in the sidecar as title."


def read_html(data: bytes, charset: str | None = None) -> Manuscript:
    """Read a page; `charset` is the one that was declared with it, used if the bytes do not say it.

    Raises `Unreadable` with code `empty`, `binary`, `undecodable`, `too_deep` or `no_paragraph`, and `TooLarge`.
    """
    decoded = decode(data, charset or charset_stated(data))
    text, warnings = without_controls(decoded.text)
    if not text.strip():
        raise Unreadable("The document is empty; deliver the whole page.", code="empty")
    refuse_more(text, "<", _MOST_TAGS, "tags")
    root = parse_html(text)
    unfold(root)
    by_votes = _read(root, decoded, warnings, _voted)
    if by_votes is not None and _count_words(by_votes, _SHORT) >= _SHORT:
        return by_votes
    by_prose = None if _is_most_of_page(by_votes) else _read(root, decoded, warnings, _by_prose)
    # If hardly anything else on the page is an article, what it hides until its script runs is the text.
    shown = _read(root, decoded, [*warnings, HIDDEN_TEXT], _voted) if reveal(root) else None
    manuscript = _much_longer(by_prose, _much_longer(shown, by_votes) if by_votes else shown)
    stated = place_stated_text(root, read_tags(root)) if _count_words(manuscript, _SHORT) < _SHORT else None
    if stated is not None:
        manuscript = _much_longer(_read(root, decoded, [*warnings, STATED_TEXT], _inside(stated)), manuscript)
    if manuscript is None:
        raise Unreadable("No paragraph of an article was found on the page.", code="no_paragraph")
    return manuscript


def _is_most_of_page(manuscript: Manuscript | None) -> bool:
    """Whether no other reading of the page can be `_much_longer`."""
    if manuscript is None:
        return False
    texts = [block.text for block in manuscript.blocks] + [piece.text for piece in manuscript.left_out]
    return sum(map(weigh_words, texts)) <= _LONGER * _count_words(manuscript)


def _much_longer(other: Manuscript | None, first: Manuscript | None) -> Manuscript | None:
    """The other reading of a page if it finds a text where the first finds hardly any, else the first."""
    return other if other is not None and _count_words(other) > _LONGER * _count_words(first) else first


def _voted(root: HtmlElement, blocks: list[PageBlock]) -> tuple[list[bool], list[str]]:
    """Which blocks are the article's by the votes of the extractors, or by their words if none can be asked."""
    kept = kept_blocks(blocks, votes(root, blocks) or [_likely(block) for block in blocks])
    whole = completed(blocks, kept)
    return whole, [] if whole == kept else [BY_PROSE]


def _by_prose(_: HtmlElement, blocks: list[PageBlock]) -> tuple[list[bool], list[str]]:
    return longest_prose(blocks), [BY_PROSE]


def _inside(element: etree._Element) -> Chooser:
    """A chooser of what stands in an element."""
    return lambda _, blocks: ([element in (block.element, *block.element.iterancestors()) for block in blocks], [])


def _count_words(manuscript: Manuscript | None, most: float = inf) -> int:
    """The words of the paragraphs, counted no further than `most`."""
    count = 0
    for block in manuscript.paragraphs if manuscript else ():
        count += weigh_words(block.text)
        if count >= most:
            break
    return count


def _read(root: HtmlElement, decoded: Decoded, warnings: list[str], choose: Chooser) -> Manuscript | None:
    """The article of the blocks that `choose` keeps; None if no paragraph is among them."""
    tags = read_tags(root)
    blocks = page_blocks(root, _base(root, tags))
    kept, doubts = choose(root, blocks)
    blocks = with_spaces(blocks, kept)
    first = next(
        (block.element for block, keep in zip(blocks, kept, strict=True) if keep and block.kind != "heading"), None
    )
    title = title_of(root, tags, first) or first_line_as_title(blocks)
    region = region_of([block.element for block, keep in zip(blocks, kept, strict=True) if keep], root)
    draft = Draft(title=title, language=language_tag(language_of(root, tags)), warnings=[*warnings, *doubts])
    if tags.broken:
        draft.warn(BROKEN_DATA)
    masthead = masthead_of(blocks, kept, title)
    _take_day(root, tags, region, masthead, draft)
    authors = authors_stated(root, tags, region, lambda words: _tell_words(words, draft), masthead.text)
    draft.names = _names(authors, tags, masthead) or _confirmed(confirmed_name(blocks, kept, title), tags)
    known = {printed.name for printed in draft.names}
    translators = [author for author in translators_stated(tags) if author.name_as_printed not in known]
    draft.names.extend(Printed(author.name_as_printed, role=author.role) for author in translators)
    draft.subtitle = take_subtitle(blocks, kept, title, [author.name_as_printed for author in authors])
    aside = set_aside(blocks, kept, title)
    read_above(blocks, kept, draft)
    keep_notes(blocks, kept)
    return _manuscript(_Page(root, tags, blocks, kept, (*authors, *translators), aside), draft, decoded)


class _Page:
    """The parts of the page that have been read so far."""

    def __init__(
        self,
        root: HtmlElement,
        tags: Tags,
        blocks: list[PageBlock],
        kept: list[bool],
        authors: Sequence[Author],
        aside: Mapping[int, str],
    ) -> None:
        self.root, self.tags, self.blocks, self.kept, self.authors, self.aside = (
            root,
            tags,
            blocks,
            kept,
            authors,
            aside,
        )


def _manuscript(page: _Page, draft: Draft, decoded: Decoded) -> Manuscript | None:
    reasons = sort_out(page.blocks, page.kept, draft.title, page.aside)
    candidates = [block for block, reason in zip(page.blocks, reasons, strict=True) if reason is None]
    blocks, notes = settle(candidates, draft)
    if not any(block.kind in CITABLE_KINDS for block in blocks):
        return None
    if draft.title is None:
        draft.warn(NO_TITLE)
    if draft.language is None:
        draft.warn(NO_LANGUAGE)
    draft.warnings.extend(warnings_of_charset(decoded))
    authors = authors_settled(page.authors, draft)
    publications = publications_with_notes(page.tags, notes, draft)
    return Manuscript(
        media_type=f"text/html; charset={decoded.charset}",
        title=draft.title,
        subtitle=draft.subtitle or _subtitle(page.tags),
        language=draft.language,
        keywords=keywords_of(page.tags),
        published=draft.published,
        authors=authors,
        publications=publications,
        sections=sections_of(blocks),
        blocks=tuple(block for block in blocks if block is not END_OF_SECTION),
        left_out=(*draft.left_out, *pieces(page.blocks, reasons), *readings(page.root)),
        warnings=tuple(draft.warnings),
    )


def _take_day(root: HtmlElement, tags: Tags, region: set[HtmlElement], masthead: Masthead, draft: Draft) -> None:
    draft.published, only_changed = stated_day(root, tags, region, masthead, day_first=draft.day_first)
    if only_changed:
        draft.warn(CHANGE_ONLY)
    unclear = unclear_day(root, tags) if draft.published is None else None
    if unclear:
        draft.warn(UNCLEAR_DATE.format(unclear))


def _names(authors: Sequence[Author], tags: Tags, masthead: Masthead) -> list[Printed]:
    """The names of the authors: as the page states them, unless its byline says more; else as it prints them."""
    stated = [author.name_as_printed for author in authors]
    if not stated:
        return list(masthead.names())
    instead = masthead.names_instead(stated, of_person=not is_of_organisations(stated, tags))
    return list(instead) or [Printed(name) for name in stated]


def _confirmed(name: str | None, tags: Tags) -> list[Printed]:
    return [Printed(name)] if name and is_person_stated([name], tags) else []


def _tell_words(words: str, draft: Draft) -> None:
    draft.leave_out(Unit(words, order=-1), BESIDE_NAME)


def _subtitle(tags: Tags) -> str | None:
    return next((one_line(value) for value in tags.stated("alternativeHeadline")), None)


def _base(root: HtmlElement, tags: Tags) -> str | None:
    """The address that the page's relative links start from, if it is known."""
    stated = next((element.get("href") for element in root.iter("base") if element.get("href")), None)
    own = address_of(tags)
    return stated if stated and stated.startswith("http") else own


def _likely(block: PageBlock) -> float:
    """How likely a block is part of the text, if no extractor can be asked."""
    return 1.0 if weigh_words(block.text) >= _LIKELY_TEXT and block.link_share < _MOSTLY_LINKS else 0.4

"""What stands between the title and the first paragraph: the line below the title, and a lede in a container of its own.

Reads the blocks and which are kept. Whatever element the line below the title is set in, it is the subtitle: never a section
heading, never a paragraph, never part of the page around the article. A lede of full sentences is text.
"""

from collections.abc import Collection, Sequence

from lxml import etree

from articles.intake.html.first_paragraph import may_begin_text
from articles.intake.html.line_parts import is_label_alone, spread
from articles.intake.html.names_nearby import is_called_author
from articles.intake.html.printed_days import is_dated
from articles.intake.markup.blocks import PageBlock
from articles.intake.markup.elements import is_furniture, words_of
from articles.intake.markup.html_tree import name_of
from articles.intake.prose.bylines import are_short_names, opens_byline, read_names
from articles.intake.prose.front_lines import read_front_line
from articles.intake.prose.names import is_full_name
from articles.intake.prose.notes import read_note
from articles.intake.prose.wording import ends_sentence, folded_words, weigh_words

_REACH = 15  # blocks below the title
_LONGEST_DEK = 450
_LONGEST_UNMARKED = 300
_LEAST_WORDS = 3
_LEAST_LEDE = 80
_LONGEST_LABEL = 5  # words
_LINKED = 0.5
_HEADERS = frozenset({"header", "hgroup"})
_DEKS = frozenset(
    """
    dek deck subtitle subtitulo standfirst excerpt subhead subheading subheadline subline dachzeile tagline strapline
    untertitel sottotitolo soustitre bajada copete ondertitel underrubrik
    """.split()  # noqa: SIM905 - words read better so
)
# What sites also call a first paragraph; a line there that is no sentence stands below the title.
_LEADS = frozenset(
    """
    lead lede intro ingress chapo chapeau summary sommario sumario catenaccio occhiello spot synopsis description desc abstract
    sub perex entradilla manchete gancho preamble annotation anons
    """.split()  # noqa: SIM905 - words read better so
)
_OF_PICTURES = frozenset({"image", "img", "media", "caption", "photo", "figure", "picture", "video"})


def take_subtitle(
    blocks: list[PageBlock], kept: list[bool], title: str | None, names: Collection[str] = ()
) -> str | None:
    """The line below the title, taken out of the blocks; None if there is none. A lede beside the text is kept.

    `names` are the authors that the page states.
    """
    span = _between(blocks, kept, title, names)
    if span is None:
        return None
    heading, first = span
    apart = _apart(blocks[heading].element, blocks[first].element)
    lines = {place for place in range(heading + 1, first) if _is_line(blocks[place], names)}
    for place in lines:  # what only its parts, or those around it, make a byline or a date is none of the text
        kept[place] = kept[place] and _is_front_line(blocks[place].text, names)
    places = [place for place in range(heading + 1, first) if place not in lines and _may_be_dek(blocks[place], apart)]
    found = next((place for place in places if _is_dek(blocks, place, span, lines)), None)
    for place in places:
        if (
            place != found
            and not kept[place]
            and _is_lede(blocks[place].text)
            and not is_furniture(blocks[place].element)
        ):
            kept[place] = True
    if found is None:
        return None
    subtitle = blocks[found].text
    del blocks[found], kept[found]
    return subtitle


def _between(
    blocks: Sequence[PageBlock], kept: Sequence[bool], title: str | None, names: Collection[str]
) -> tuple[int, int] | None:
    """The places of the printed title, and of the first paragraph of prose below it."""
    folded = folded_words(title or "")
    if not folded:
        return None
    likely = [place for place, block in enumerate(blocks) if _is_short(block, title)]
    titles = [place for place in likely if folded_words(blocks[place].text).endswith(folded)]
    prose = [
        place
        for place, block in enumerate(blocks)
        if kept[place] and may_begin_text(block) and titles and place > titles[0]
    ]
    if not prose:
        return None
    heading = max(place for place in titles if place < prose[0])
    header = {part for part in blocks[heading].element.iterancestors() if name_of(part) in _HEADERS}
    near = (place for place in prose if place - heading <= _REACH)
    prose = [
        place for place in near if not _is_of_header(blocks[place].element, header) and not is_dated(blocks[place])
    ]
    if len(prose) > 1 and prose[0] == heading + 1 and _holds_front(blocks[heading + 2 : prose[1]], names):
        prose = prose[1:]
    first = prose[0] if prose else None
    return (heading, first) if first is not None else None


def _holds_front(blocks: Sequence[PageBlock], names: Collection[str]) -> bool:
    """Whether blocks are lines such as a byline or a date, and perhaps labels beside them."""
    fronts = [_is_front_line(block.text, names) for block in blocks]
    return any(fronts) and all(
        is_front or _is_label(block.text) for is_front, block in zip(fronts, blocks, strict=True)
    )


def _is_of_header(element: etree._Element, header: set[etree._Element]) -> bool:
    return _is_marked(element) or not header.isdisjoint(element.iterancestors())


def _is_short(block: PageBlock, title: str | None) -> bool:
    return len(block.text) <= 2 * len(title or "") + 20


def _apart(title: etree._Element, prose: etree._Element) -> set[etree._Element]:
    """The elements around the title that do not hold the text, and the title's own parent."""
    around = {*prose.iterancestors()}
    return {element for element in title.iterancestors() if element not in around}


def _may_be_dek(block: PageBlock, apart: set[etree._Element]) -> bool:
    """Whether a block is short, no caption, no link, and neither a date, a byline nor a note."""
    if block.kind == "caption" or len(block.text) > _LONGEST_DEK or block.link_share > _LINKED:
        return False
    if is_called_author(block.element):
        return False
    if not apart & {*block.element.iterancestors()} and any(
        is_furniture(around) for around in (block.element, *block.element.iterancestors())
    ):
        return False
    return read_note(block.text) is None


def _is_line(block: PageBlock, names: Collection[str]) -> bool:
    """Whether a block, its parts or the label that it is belong to a byline or a date."""
    ways = dict.fromkeys((block.text, spread(block)))
    if any(_is_front_line(way, names) for way in ways) or is_label_alone(block.text):
        return True
    return is_dated(block)


def _is_front_line(text: str, names: Collection[str]) -> bool:
    """Whether a line is a date, a byline or the like, or a list of names that are known."""
    if text in names or opens_byline(text) or read_front_line(text, names=names, below_title=True) is not None:
        return True
    listed = read_names(text) if names else None
    return listed is not None and all(printed.name in names for printed in listed.names)


def _is_dek(blocks: Sequence[PageBlock], place: int, span: tuple[int, int], lines: set[int]) -> bool:
    block, (heading, first) = blocks[place], span
    if _is_marked(block.element) or _is_lead(block):
        return True
    if weigh_words(block.text) < _LEAST_WORDS or len(block.text) > _LONGEST_UNMARKED:
        return False
    if not lines.isdisjoint({place - 1, place + 1}) and are_short_names(block.text):
        return False
    below = range(place + 1, first)
    fronts = [later for later in below if later in lines or is_full_name(blocks[later].text)]
    beside_title = bool(_apart(blocks[heading].element, blocks[first].element) & {*block.element.iterancestors()})
    if block.kind == "heading":
        return (beside_title or ends_sentence(block.text) or bool(fronts)) and len(fronts) == len(below)
    if place != heading + 1:
        return False
    if beside_title and fronts and all(later in lines or _is_label(blocks[later].text) for later in below):
        return True
    in_header = any(name_of(element) in _HEADERS for element in block.element.iterancestors())
    return (beside_title or bool(fronts)) and (in_header or len(fronts) == len(below))


def _is_label(text: str) -> bool:
    """Whether a line is as short as a name."""
    return weigh_words(text) <= _LONGEST_LABEL and not ends_sentence(text)


def _is_marked(element: etree._Element) -> bool:
    """Whether the page says that the element is a line below the title."""
    near = (element, *list(element.iterancestors())[:1])
    return any(
        part.get("role") == "doc-subtitle" or words_of(part) & _DEKS for part in near if name_of(part) not in _WIDE
    )


def _is_lead(block: PageBlock) -> bool:
    """Whether the site calls the block a lead, and it is a line of some words that is no sentence."""
    if ends_sentence(block.text) or weigh_words(block.text) < _LEAST_WORDS or len(block.text) > _LONGEST_UNMARKED:
        return False
    near = (block.element, *list(block.element.iterancestors())[:1])
    called = [words_of(part) for part in near if name_of(part) not in _WIDE]
    return any(words & _LEADS and not words & _OF_PICTURES for words in called)


_WIDE = frozenset({"article", "main", "body", "section", "html"})


def _is_lede(text: str) -> bool:
    return len(text) >= _LEAST_LEDE and ends_sentence(text)

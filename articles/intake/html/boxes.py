"""What stands among the kept blocks and is not of the text: boxes of the site, other articles, comments, quotes, repeats.

Reads the blocks and which are kept. A box is judged as a whole: none of it is kept if it is the site's. Gives the reasons of the
blocks that are set aside, by their places.
"""

from collections.abc import Sequence
from itertools import islice

from lxml import etree

from articles.intake.html.box_headings import headings_of_boxes
from articles.intake.html.link_lines import repeated_links
from articles.intake.html.post_boxes import post_boxes
from articles.intake.html.repeats import repeats
from articles.intake.markup.blocks import PageBlock
from articles.intake.markup.captions import is_unmarked_caption
from articles.intake.markup.elements import WHOLES, words_of
from articles.intake.markup.html_tree import name_of
from articles.intake.markup.kickers import kickers
from articles.intake.markup.left_out import CAPTION, COMMENTS, FURNITURE, KICKER, OTHER_ARTICLE, PULL_QUOTE, REPEAT
from articles.intake.markup.pull_quotes import boxes_of, pull_quotes
from articles.intake.prose.date_lines import read_date_line
from articles.intake.prose.wording import ends_sentence, folded_words, weigh_words

_SITES_OWN = frozenset(
    {"paywall", "signup", "newsletter", "subscribe", "subscription", "consent", "donate", "cookie", "cookies", "gdpr"}
)
_MOST_SHARE = 0.5  # of the words that are kept; what holds more is the text, whatever it is called
_FEW = 2
_LONGEST_NAME = 60


def set_aside(blocks: Sequence[PageBlock], kept: Sequence[bool], title: str | None) -> dict[int, str]:
    """The reasons of the kept blocks that are set aside."""
    reasons = dict.fromkeys(repeats(blocks, kept), REPEAT)
    total = sum(weigh_words(block.text) for block, keep in zip(blocks, kept, strict=True) if keep)
    of_letters = post_boxes(blocks[0].element.getroottree().getroot()) if blocks else set()
    for is_box, reason in (
        (is_sites_own, FURNITURE),
        (of_letters.__contains__, FURNITURE),
        (_is_table_of_header, FURNITURE),
        (lambda element: _is_other_article(element, title), OTHER_ARTICLE),
        (_holds_comments, COMMENTS),
    ):
        for own in boxes_of(blocks, kept, is_box):
            if sum(weigh_words(blocks[place].text) for place in own) <= _MOST_SHARE * total or reason == OTHER_ARTICLE:
                reasons.update(dict.fromkeys(own, reason))
    remaining = [keep and place not in reasons for place, keep in enumerate(kept)]  # of the same words one is kept
    reasons.update(dict.fromkeys(pull_quotes(blocks, remaining), PULL_QUOTE))
    reasons.update(dict.fromkeys(repeated_links(blocks, kept), FURNITURE))
    reasons.update(dict.fromkeys(headings_of_boxes(blocks, kept, reasons, title), FURNITURE))
    captions = (place for place, keep in enumerate(kept) if keep and is_unmarked_caption(blocks[place]))
    return {**dict.fromkeys(captions, CAPTION), **dict.fromkeys(kickers(blocks, kept, title), KICKER), **reasons}


def is_sites_own(element: etree._Element) -> bool:
    """Whether a box is called by a name of what only the site has to say."""
    return name_of(element) not in WHOLES and bool(words_of(element) & _SITES_OWN)


def _is_table_of_header(element: etree._Element) -> bool:
    """Whether a table stands in the head of a text, where programs list who wrote it and when."""
    return name_of(element) == "table" and next(element.iterancestors("header"), None) is not None


def _is_other_article(element: etree._Element, title: str | None) -> bool:
    """Whether an article below the page's own has a heading of the first order of its own, as where pages scroll on."""
    if name_of(element) != "article" or title is None:
        return False
    before = list(element.itersiblings("article", preceding=True))
    return (
        any(_is_headed(other, title) for other in before)
        and _is_headed(element, None)
        and not _is_headed(element, title)
    )


def _is_headed(article: etree._Element, title: str | None) -> bool:
    """Whether the article has a heading of the first order, with these words if they are given."""
    headings = ["".join(map(str, heading.itertext())) for heading in article.iter("h1")]
    return any(title is None or folded_words(heading) == folded_words(title) for heading in headings)


def _holds_comments(element: etree._Element) -> bool:
    """Whether an element holds several boxes of one name, each with somebody's name, a time and what they say."""
    kinds: dict[tuple[str, str], int] = {}
    for child in element:
        if isinstance(child.tag, str) and child.get("class") and _is_comment(child):
            kind = (name_of(child), child.get("class", ""))
            kinds[kind] = kinds.get(kind, 0) + 1
    return max(kinds.values(), default=0) >= _FEW


def _is_comment(box: etree._Element) -> bool:
    """Whether the first words of a box are a name and a time, as the heads of comments are."""
    texts = [*islice(filter(None, (" ".join(str(text).split()) for text in box.itertext())), _FEW + 2)]
    if len(texts) <= _FEW:
        return False
    name, *others = texts
    is_name = len(name) <= _LONGEST_NAME and not ends_sentence(name) and read_date_line(name) is None
    return is_name and any(read_date_line(text) is not None for text in others[:_FEW])

"""Lines that are there for a link to another text, told by their form in any language.

Reads a block with its markup.
"""

import re
from itertools import islice

from articles.intake.markup.blocks import PageBlock
from articles.intake.markup.html_tree import line_in, name_of
from articles.intake.prose.wording import ends_sentence, folded_words, weigh_words

MOSTLY_LINK = 0.6  # of the letters
_PARTLY_LINK = 0.25
_SET_IN = re.compile(r"\[.+\]|【.+】|[»→▶►➤👉>]+\s*\S.*", re.DOTALL)
_LABELLED = re.compile(r"<strong>(?:<em>)?[^<>]{2,60}[:：].{1,2400}</strong>", re.DOTALL)
_LEAST_WORDS = 2
_LONGEST = 400
_MOST_BESIDE = 15  # words beside the title in the line that programs put below a text in a feed
_LINKS_OF_FOOT = 2
_FEW_LINKS = 3
_MOST_LINKS = 50


def is_line_of_links(block: PageBlock, title: str | None) -> bool:
    """Whether a line leads to another text, or says where in the site's feed this one stood first."""
    if not block.link_share or len(block.text) > _LONGEST:
        return False
    if block.link_share >= MOSTLY_LINK and (_SET_IN.fullmatch(block.text) or _is_list_of_links(block)):
        return True
    links = [line_in(link) for link in islice(block.element.iter("a"), _FEW_LINKS)]
    if (
        len(links) == 1
        and block.link_share >= _PARTLY_LINK
        and _LABELLED.fullmatch(block.html)
        and block.text.endswith(links[0])
    ):
        return "." not in links[0].rstrip(".") and weigh_words(links[0]) >= _LEAST_WORDS
    return len(links) == _LINKS_OF_FOOT and _is_foot_of_feed(block.text, links[0], title)


def _is_list_of_links(block: PageBlock) -> bool:
    """Whether a cell that places things is links on lines of their own, as the menus of old pages are."""
    if name_of(block.element) != "td":
        return False
    links = sum(1 for _ in islice(block.element.iter("a"), _MOST_LINKS))
    lines = sum(1 for _ in islice(block.element.iter("br"), _MOST_LINKS)) + 1
    return links >= _FEW_LINKS and lines >= links and not ends_sentence(block.text)


def _is_foot_of_feed(text: str, link: str, title: str | None) -> bool:
    """Whether the first of two links is the title, and few words stand beside it: "The post TITLE appeared first on SITE"."""
    is_title = title is not None and folded_words(link) == folded_words(title)
    return is_title and weigh_words(text) <= weigh_words(link) + _MOST_BESIDE

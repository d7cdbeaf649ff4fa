"""The title: as the page prints it, or as its head states it, without the name of the site behind it."""

import re
from collections.abc import Sequence
from urllib.parse import urlsplit

from lxml import etree

from articles.intake.html.tags import Tags, names_in, one_line
from articles.intake.markup.blocks import PageBlock
from articles.intake.markup.elements import HEADINGS, is_hidden, words_of
from articles.intake.markup.html_tree import name_of, words_in
from articles.intake.markup.places import placed_words
from articles.intake.placed import at_place_of
from articles.intake.prose.front_lines import read_front_line
from articles.intake.prose.wording import ends_sentence, folded_words, tokens

_SEPARATOR = re.compile(r"\s+(?:[-–—|·•:»«]|::|\|\|)\s+|\s*[|»«]\s*|(?<=[^\x00-\x7f])_|_(?=[^\x00-\x7f])")
_BESIDE = re.compile(rf"{_SEPARATOR.pattern}|:\s+")
_LIKE = 0.6  # share of the words that a printed title has in common with the stated one
# What programs write if nobody gave a title: the name of a file, or that it has none.
_NO_TITLE = re.compile(
    r"[a-z0-9]+(?:[-_.][a-z0-9]+)+|(?:untitled|new|unbenanntes|sans titre)(?: (?:document|page|post|dokument))?(?: ?\d+)?"
    r"|(?:chapter|section|part|page|kapitel|chapitre|cap[ií]tulo|capitolo|hoofdstuk|rozdział|глава) ?[\w.-]{1,6}"
    r"|microsoft word - .*|index|document ?\d*",
    re.IGNORECASE,
)
_LONGEST = 500
_LEAST_HELD = 4  # letters; shorter words are in any title
_HELD_SHARE = 0.35
_MUCH = 2
_FEW_WORDS = 3
_TITLES = frozenset({"h1", "h2", "h3", "h4"})
_FIRST_LINES = 3
_LONGEST_LINE = 300


def title_of(root: etree._Element, tags: Tags, first: etree._Element | None = None) -> str | None:
    """The title; None if the page states none. A printed title goes before the title in the head.

    A heading of any order is the title if the title in the head holds it; of several the nearest above the text, which begins
    in `first`, so the site's name is none.
    """
    stated = _stated(root, tags)
    printed = _printed(root)
    names = _site_names(root, tags) | _beside_titles(stated)
    above = _printed_above(root, first)
    held = [title for title in above if _is_held(title, stated, names)]
    if held:
        longest = max(len(folded_words(title)) for title in held)
        return next(title for title in reversed(held) if _MUCH * len(folded_words(title)) >= longest)
    own = [title for title in printed if not _is_site(title, names)]
    fitting = [title for title in own if any(_alike(title, other) for other in stated)]
    if fitting:
        return _without_kicker(fitting[0], [*stated, *(_without_site(title, names) for title in stated)])
    if len(own) == 1 and (_is_untitled(stated) or (own[0] in above and _is_about_the_same(own[0], stated))):
        return own[0]
    return next((at_place_of(title, _without_site(title, names)) for title in stated), None)


def _is_untitled(stated: list[str]) -> bool:
    """Whether the head states no title, or only what a program wrote there."""
    return all(_NO_TITLE.fullmatch(title) for title in stated)


def _is_held(printed: str, stated: list[str], names: set[str]) -> bool:
    """Whether a title in the head is the printed one with the site's name or a section before or behind it."""
    folded = folded_words(printed)
    if not folded or _is_site(printed, names) or len(folded) < _LEAST_HELD:
        return False
    for title in stated:
        before, found, after = folded_words(title).partition(folded)
        if (
            found
            and (before or after)
            and len(folded) >= _HELD_SHARE * len(found + before + after)
            and _is_cut(printed, title)
        ):
            return True
    return any(folded == folded_words(title) for title in stated)


def _is_cut(printed: str, title: str) -> bool:
    """Whether a sign that divides stands in the head's title beside the printed one."""
    words = [re.escape(word) for word in re.findall(r"\w+", printed.replace("_", " "))]
    inside = r"[\W_]+".join(words)
    rest = re.split(inside, title, maxsplit=1, flags=re.IGNORECASE)
    signs = r"\s*[|_:·•»«–—-]"
    return len(rest) == 2 and bool(re.search(rf"{signs}\s*\Z", rest[0]) or re.match(signs, rest[1]))  # noqa: PLR2004


def title_like(text: str, title: str | None) -> bool:
    """Whether a text is the title printed again, in whatever signs and spaces."""
    return title is not None and bool(folded_words(text)) and folded_words(text) == folded_words(title)


def _without_kicker(printed: str, stated: list[str]) -> str:
    """The printed title without words before it that the head does not count to it, such as the name of a column."""
    ends = (title for title in stated if printed.endswith(title) and _is_kicker(printed.removesuffix(title)))
    return next((title for title in ends if len(folded_words(title)) > _LEAST_HELD), printed)


def _is_kicker(words: str) -> bool:
    """Whether words before a title are more than an article or a year: a sign behind them sets them apart, or they are long."""
    return words.rstrip().endswith((":", "|", "–", "—")) or len(folded_words(words)) > _LEAST_HELD


def _stated(root: etree._Element, tags: Tags) -> list[str]:
    headlines = [one_line(value) for value in tags.stated("headline", "name") if isinstance(value, str)]
    title_element = next((one_line(placed_words(element)) for element in root.iter("title")), None)
    titles = [
        tags.first("citation_title"),
        *headlines,
        tags.first("dc.title", "dcterms.title"),
        tags.first("og:title"),
        title_element,
        tags.first("twitter:title", "title"),
    ]
    return [title for title in dict.fromkeys(titles) if title and len(title) <= _LONGEST]


def _printed(root: etree._Element) -> list[str]:
    titles = [one_line(placed_words(element)) for element in root.iter("h1") if not is_hidden(element)]
    return [title for title in dict.fromkeys(titles) if title and len(title) <= _LONGEST]


def _printed_above(root: etree._Element, first: etree._Element | None) -> list[str]:
    """The headings above the text, in order, but for those that lead to the site's first page."""
    titles = []
    for element in root.iter():
        if element is first and name_of(element) not in HEADINGS:
            break
        if name_of(element) in _TITLES and not is_hidden(element) and not _leads_home(element):
            titles.append(one_line(placed_words(element)))
    return [title for title in dict.fromkeys(titles) if title and len(title) <= _LONGEST]


def _leads_home(heading: etree._Element) -> bool:
    links = [link for link in heading.iter("a") if words_in(link).strip() == words_in(heading).strip()]
    return any(urlsplit(link.get("href", "x")).path in {"", "/"} for link in links if "[" not in link.get("href", ""))


def _site_names(root: etree._Element, tags: Tags) -> set[str]:
    """How the site may call itself, folded: what it states, and the words of its addresses."""
    publishers = (name for value in tags.stated("publisher") for name, _ in names_in(value))
    names = [*tags.all("og:site_name"), *tags.all("application-name"), *publishers]
    addresses = (*tags.all("og:url"), *tags.links.get("canonical", ()))
    hosts = (urlsplit(address).hostname or "" for address in addresses if "[" not in address)
    return {folded_words(name) for name in names} | {folded_words(host.removeprefix("www.")) for host in hosts}


def _beside_titles(stated: list[str]) -> set[str]:
    """What stands beside a title that the head also states alone, folded: the site's name."""
    alone = {folded_words(title) for title in stated}
    cuts = ((title[: cut.start()], title[cut.end() :]) for title in stated for cut in _BESIDE.finditer(title))
    folded = [(folded_words(before), folded_words(after)) for before, after in cuts]
    return {part for pair in folded for part, other in (pair, pair[::-1]) if other in alone and part}


def _without_site(title: str, names: set[str]) -> str:
    """The title without the last or the first part, if that part is a name of the site."""
    cuts = [*_SEPARATOR.finditer(title)]
    for cut in reversed(cuts):
        if _is_site(title[cut.end() :], names):
            return _without_site(title[: cut.start()].strip(), names)
    if cuts and _is_site(title[: cuts[0].start()], names):
        return title[cuts[0].end() :].strip()
    if cuts and cuts[0].group() == "_":
        return title[: cuts[0].start()]  # TITLE_section_site, as Chinese sites write it
    if cuts and "|" in cuts[-1].group() and len(title[cuts[-1].end() :]) < cuts[-1].start():
        return title[: cuts[-1].start()].strip()  # nobody writes that sign inside a title
    return title


def _is_site(part: str, names: set[str]) -> bool:
    folded = folded_words(part)
    return bool(folded) and any(folded == name or (len(folded) > 3 and name.startswith(folded)) for name in names)  # noqa: PLR2004


def _alike(printed: str, stated: str) -> bool:
    """Whether a printed title is what the head states, site's name and small changes aside."""
    printed_words, stated_words = set(tokens(printed.casefold())), set(tokens(stated.casefold()))
    return (
        bool(printed_words)
        and len(printed_words & stated_words) >= _LIKE * len(printed_words)
        and (len(printed_words) > 1 or len(stated_words) <= 1 or stated.casefold().startswith(printed.casefold()))
    )


def _is_about_the_same(printed: str, stated: list[str]) -> bool:
    """Whether a heading of some words shares two of them with a title in the head, which says the same in other words."""
    words = {token for token in tokens(printed.casefold()) if len(token) >= _LEAST_HELD}
    shared = max((len(words & set(tokens(title.casefold()))) for title in stated), default=0)
    return len(printed.split()) >= _FEW_WORDS and shared >= min(_MUCH, len(words)) > 0


def first_line_as_title(blocks: Sequence[PageBlock]) -> str | None:
    """The first line of a page without title and heading of the first order: marked as a title, or set in bold above the text."""
    for block in blocks[:_FIRST_LINES]:
        line = block.text
        if len(line) > _LONGEST_LINE or ends_sentence(line) or read_front_line(line) is not None:
            continue
        bold = (
            block.html.startswith("<strong>") and block.html.endswith("</strong>") and block.html.count("<strong>") == 1
        )
        if bold or "title" in words_of(block.element):
            return line
    return None

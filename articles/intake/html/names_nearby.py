"""The names that stand near the title in an element that the site calls the author's, or in a link to an author's page.

Reads the tree. Any name above the text counts, unless the words before it give it another part in the work ("Reviewed by").
Below the text, where teasers name the authors of other pages too, a name counts only if there is no other.
"""

import re
from urllib.parse import urlsplit

from lxml import etree

from articles.intake.html.line_parts import OPENING_ALONE, words_in_line
from articles.intake.html.marked_names import is_of_others
from articles.intake.html.tags import one_line
from articles.intake.markup.elements import is_hidden, words_of
from articles.intake.markup.html_tree import first_words_in, name_of, spaced_words_in
from articles.intake.placed import at_place_of
from articles.intake.prose.bylines import Byline, read_byline, read_names
from articles.intake.prose.front_lines import read_front_line
from articles.intake.prose.names import is_full_or_uncased_name, is_institution, is_name
from articles.intake.prose.translators import TRANSLATOR
from articles.intake.vocabulary import WORDS, any_of

_LONGEST = 120  # characters
_LONGEST_LIST = 500
_AROUND = 200
_CALLED = re.compile(
    r"(?:\w*(?:author|byline|auteur|autora?|autore)|(?:author|byline)s?(?:name|box|card|info|block)?s?|writers?|contributors?)\Z"
)
_FOLDERS = frozenset(
    """
    author authors autor autora autores auteur auteurs autore autori autoren writer writers contributor contributors
    columnist columnists reporter reporters journalist journalists staff people team profile profiles by expert experts
    """.split()  # noqa: SIM905 - words read better so
)
_OTHER_PART = re.compile(rf"{any_of(WORDS.other_roles)}\W*\Z", re.IGNORECASE)
_ONLY_LABEL = re.compile(rf"{any_of(WORDS.by, WORDS.submitted_by, WORDS.author_labels)}\Z", re.IGNORECASE)
_TELLS_OF_AUTHOR = frozenset({"description", "bio", "biography", "job", "jobtitle", "position", "role", "credentials"})
_NAMED = frozenset({"name", "fn", "authorname", "authorsname"})


def names_nearby(root: etree._Element, within: set[etree._Element], first: etree._Element | None) -> list[str]:
    """The names, each once, in the order of the page; none if it is not known where the text begins (`first`).

    `within` is the article's region.
    """
    if first is None:
        return []
    above: dict[str, None] = {}
    below: dict[str, None] = {}
    names = above
    around_text = {*first.iterancestors()}
    read: set[etree._Element] = set()
    for element in root.iter():
        if element is first:
            names = below
        if not isinstance(element.tag, str) or (names is below and element not in within) or not _may_name(element):
            continue
        if is_of_others(element, around_text) or not read.isdisjoint(element.iterancestors()):
            continue
        if found := _names_in(element):
            read.add(element)
            names.update(dict.fromkeys(found))
    return list(above) or (list(below) if len(below) == 1 else [])


def _may_name(element: etree._Element) -> bool:
    return (is_called_author(element) or _leads_to_author(element)) and not is_hidden(element)


def is_called_author(element: etree._Element) -> bool:
    """Whether the site calls the element the author's, and not what it tells of the author."""
    names = words_of(element)
    return any(map(_CALLED.match, names)) and not _TELLS_OF_AUTHOR & names


def _leads_to_author(element: etree._Element) -> bool:
    """Whether the element is a link to a page in a folder of authors."""
    if name_of(element) != "a" or "[" in element.get("href", ""):
        return False
    folders = [part for part in urlsplit(element.get("href", "")).path.lower().split("/") if part]
    return any(folder in _FOLDERS for folder in folders[:-1])


def _names_in(element: etree._Element) -> list[str]:
    """The names that the element holds, and nothing else but what stands in a byline; none if there are other words."""
    text = (
        one_line(words_in_line(element)) if len(first_words_in(element, _LONGEST_LIST + 1)) <= _LONGEST_LIST else None
    )
    if text is None or _OTHER_PART.search(_words_before(element, text)):
        return []
    if listed := _names_of_items(element, text):
        return listed
    if len(text) > _LONGEST:
        return []
    text = _without_label(element, text)
    alone = read_byline(text) or read_names(text)
    items = read_front_line(text) or ([alone] if alone else [])
    bylines = (item for item in items if isinstance(item, Byline))
    names = [at_place_of(text, item.name) for byline in bylines for item in byline.names if item.role != TRANSLATOR]
    certain = _leads_to_author(element) or bool(_NAMED & words_of(element)) or read_byline(text) is not None
    if names and all(_is_author(name, certain=certain) for name in names):
        return names
    first_line = _first_line(element)
    opened = read_byline(first_line) if first_line else None
    named = [item.name for item in opened.names] if opened else [first_line or ""]
    return [at_place_of(text, name) for name in named] if all(_is_author(name, certain=False) for name in named) else []


def _without_label(element: etree._Element, text: str) -> str:
    """The text without a label in an element of its own, which needs no sign behind it: "Words" and "Jane Doe"."""
    label = _first_line(element) or ""
    is_label = OPENING_ALONE.match(label) is not None and text != label and read_byline(text) is None
    return at_place_of(text, text.removeprefix(label).lstrip()) if is_label else text


def _names_of_items(element: etree._Element, text: str) -> list[str]:
    """The full names that the items of a list begin with, if each of several does: a name, and a position below it."""
    items = list(element.iter("li"))
    lines = [line for item in items if (line := _first_line(item)) and _is_author(line, certain=False)]
    return [at_place_of(text, line) for line in lines] if len(lines) == len(items) > 1 else []


def _first_line(element: etree._Element) -> str | None:
    return next((line for part in element.itertext() if (line := one_line(str(part)))), None)


def _is_author(name: str, *, certain: bool) -> bool:
    """Whether the text may be an author's name; organisations and short names only if it is `certain` that it is one."""
    if _ONLY_LABEL.match(name):
        return False
    return is_name(name) or is_institution(name) if certain else is_full_or_uncased_name(name)


def _words_before(element: etree._Element, text: str) -> str:
    """The words before the element in the largest part around it that holds little else."""
    around, parent = element, element.getparent()
    while parent is not None and len(first_words_in(parent, _AROUND + 1)) <= _AROUND:
        around, parent = parent, parent.getparent()
    return (one_line(spaced_words_in(around)) or "").partition(text)[0]

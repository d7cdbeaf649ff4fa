"""The kinds of HTML elements: blocks or inline, and furniture by their element or by the names that a site gives them."""

import re
from functools import lru_cache

from lxml import etree

from articles.intake.markup.html_tree import name_of

HEADINGS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})
BLOCKS = HEADINGS | frozenset(
    """
    address article aside blockquote body caption center dd details dialog dir div dl dt fieldset figcaption
    figure footer form header hgroup hr html legend li main menu nav ol p pre search section summary table tbody
    td tfoot th thead tr ul
    """.split()  # noqa: SIM905 - words read better so
)
# Elements that a reader never sees as text.
UNREAD = frozenset(
    """
    applet area audio base canvas datalist embed frame frameset head iframe input link map meta meter
    noembed noframes noscript object optgroup option param picture progress rp rt script select source
    style svg template textarea title track video
    """.split()  # noqa: SIM905 - words read better so
)
# The cost of keeping the text of such an element, in the units of `region`.
AGAINST = {"nav": 4.0, "footer": 2.0, "aside": 1.2, "form": 1.5, "dialog": 3.0, "menu": 3.0, "address": 1.0}
CAPTIONS = frozenset({"figcaption", "caption"})
_TEXTS = ("blockquote", "ol", "pre", "table", "ul")  # in a figure, these are not the caption of its picture
_PICTURES = ("img", "picture", "video", "audio", "svg", "iframe", "canvas", "object")

_WORDS = re.compile(r"[a-z]+")
_HASH = re.compile(r"(?<![a-z0-9])[a-z]*[0-9]+[a-z][a-z0-9]*")  # ad102a7, as programs name elements, has no words
_CAMEL = re.compile(r"(?<=[a-z0-9])(?=[A-Z])")
_FURNITURE = frozenset(
    """
    ad ads advert advertisement banner breadcrumb breadcrumbs byline comment comments consent cookie cookies
    copyright cta disqus donate footer gdpr masthead menu modal nav navbar navigation newsletter outbrain pager
    pagination paywall popular popup promo recirc recommended recommendations related respond rss share sharebar
    sharing sidebar signup skip social sociable sponsor sponsored subscribe subscription taboola tags teaser
    teasers toolbar tooltip trending widget
    """.split()  # noqa: SIM905 - words read better so
)
_NAMES = ("class", "id", "role", "itemprop")
_LONGEST_NAMES = 600
LONGEST_STYLE = 2_000
_WIDGET = frozenset({"widget"})
WHOLES = frozenset({"html", "body", "main", "article"})  # named for what else is on the page
_CAPTION = frozenset({"caption", "credit"})
# Class names of text that is only read aloud, as frameworks spell them, some with a prefix of their own (`usa-sr-only`).
_READ_ALOUD = re.compile(
    r"(?<!\S)(?:(?!not-)[a-z0-9]+[-_]{1,2}){0,3}"
    r"(?:sr-?only|visually-?hidden|hidden-?visually|screen-?reader(?:-?(?:text|only))?|off-?screen|a11y-?hidden|element-invisible"
    r"|assistive-?text|accessible-?hidden|hidden-text|hide-text|text-hide|show-for-sr|vh)(?!\S)",
    re.IGNORECASE,
)
# Styles of the same: of no size, or far beside the page.
_OUT_OF_SIGHT = re.compile(
    r"clip:rect\((?:0|1px)|clip-path:inset\((?:50|100)%|(?:left|top|text-indent):-\d{3,}(?:\.\d+)?(?:px|r?em|%)"
)


def words_of(element: etree._Element) -> frozenset[str]:
    """The words in the element's class, id and role, in lower case."""
    own = name_of(element)
    custom = own if "-" in own else ""  # any other name says what the element is, not what the site calls it
    return _words(*[name[:_LONGEST_NAMES] for name in (custom, *map(element.get, _NAMES)) if name])


@lru_cache(maxsize=4_096)
def _words(*names: str) -> frozenset[str]:
    """The words in names of one site, which repeat them for each of its elements."""
    written = " ".join(names)[:_LONGEST_NAMES]
    return frozenset(_WORDS.findall(_HASH.sub(" ", _CAMEL.sub(" ", written).lower())))


def is_furniture(element: etree._Element) -> bool:
    """Whether the site calls the element by a name that furniture has.

    The id of a heading is mostly made of its words; and page builders call each part of a text a widget of some kind.
    """
    name = name_of(element)
    if name in WHOLES:
        return False
    names = words_of(element) & _FURNITURE
    if names and name in HEADINGS:
        names &= _words(element.get("class", "")[:_LONGEST_NAMES])
    return bool(names) and (names != _WIDGET or "widget" in element.get("class", "").lower().split())


def is_caption(element: etree._Element) -> bool:
    """Whether the element is a picture's caption or credit, by its own name or by what the site calls it."""
    name = name_of(element)
    if name == "figure":  # which may also hold a quotation, a table, a list or code
        return next(element.iter(*_PICTURES), None) is not None and next(element.iter(*_TEXTS), None) is None
    return name in CAPTIONS or bool(words_of(element) & _CAPTION)


def style_of(element: etree._Element) -> str:
    """The beginning of the element's style; empty without one."""
    return element.get("style", "")[:LONGEST_STYLE]


def is_hidden(element: etree._Element) -> bool:
    """Whether a browser shows nothing of the element."""
    classes = element.get("class")
    if classes and _is_read_aloud(classes[:_LONGEST_NAMES]):
        return True
    style = style_of(element)
    return element.get("hidden") is not None or (bool(style) and _hides(style))


@lru_cache(maxsize=4_096)
def _is_read_aloud(classes: str) -> bool:
    return _READ_ALOUD.search(classes) is not None


@lru_cache(maxsize=4_096)
def _hides(style: str) -> bool:
    """Whether a style shows nothing of an element in its place."""
    style = style.replace(" ", "").lower()
    return "display:none" in style or "visibility:hidden" in style or _OUT_OF_SIGHT.search(style) is not None

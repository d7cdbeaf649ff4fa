"""The day of publication that a page states, as ISO 8601. A date of the last change is taken only if the page states no other."""

import re
from collections.abc import Iterator

from lxml import etree

from articles.intake.html.tags import Tags
from articles.intake.markup.elements import AGAINST, BLOCKS, words_of
from articles.intake.markup.html_tree import first_words_in, name_of
from articles.intake.markup.places import attribute_of, placed_words
from articles.intake.prose.dates import is_unclear, stated_date
from articles.intake.prose.front_lines import read_front_line
from articles.intake.prose.wording import ends_sentence
from articles.intake.vocabulary import WORDS, any_of

_PUBLISHED = (
    "article:published_time",
    "og:article:published_time",
    "citation_publication_date",
    "citation_online_date",
    "citation_date",
    "dcterms.issued",
    "dc.date.issued",
    "dcterms.created",
    "dc.date.created",
    "dcterms.date",
    "dc.date",
    "datepublished",
    "pubdate",
    "publish-date",
    "publication_date",
    "parsely-pub-date",
    "sailthru.date",
    "date",
    *(
        "publishdate",
        "publish_date",
        "publish_time",
        "publishtime",
        "published_date",
        "published-date",
        "date_published",
    ),
    *(
        "pub_date",
        "og:pubdate",
        "og:published_time",
        "article.published",
        "article:published",
        "bt:pubdate",
        "dc.created",
    ),
    *("weibo:article:create_at", "apub:time", "cxenseparse:recs:publishtime", "article:created", "datecreated"),
    *("created", "created_at", "release_date"),
)
_CHANGED = re.compile(rf"\b{any_of(WORDS.updated, WORDS.changed)}\b", re.IGNORECASE)
_LONGEST_LINE = 300  # characters; what holds more is not a line about a date
_LONGEST_APART = 150
CHANGE_ONLY = (
    "The only date that the page states is that of its last change; give published in the sidecar if it is known."
)


def stated_day(
    root: etree._Element, tags: Tags, within: set[etree._Element], *, day_first: bool = False
) -> tuple[str | None, bool]:
    """The day, and whether it is only the day of the last change. `within` holds the elements of the article's region."""
    for value in _stated(root, tags):
        day = stated_date(value, day_first=day_first)
        if day:
            return day, False
    times = [
        (element, day)
        for element in root.iter("time")
        if (day := stated_date(_value_of(element, "datetime"), day_first=day_first))
    ]
    first = next((element for element in root.iter() if element in within), None)
    inside = [(element, day) for element, day in times if element in within and _stands_apart(element)]
    counted = inside or [(element, day) for element, day in _above(root, times, first) if _is_date_line(element)]
    published = {day for element, day in counted if not _tells_of_change(element)}
    if len(published) == 1:
        return published.pop(), False
    changed = {day for element, day in counted if _tells_of_change(element)}
    if not published and len(changed) == 1:
        return changed.pop(), True
    return None, False


def unclear_day(root: etree._Element, tags: Tags) -> str | None:
    """The first date that the page states in its head, and that is not understood or can be read two ways."""
    return next((value for value in _stated(root, tags) if is_unclear(value)), None)


def _above(
    root: etree._Element, times: list[tuple[etree._Element, str]], first: etree._Element | None
) -> Iterator[tuple[etree._Element, str]]:
    """The times above the article's region, which a site may print in its header."""
    days = dict(times)
    for element in root.iter():
        if element is first:
            return
        if element in days and not any(name_of(around) in AGAINST for around in element.iterancestors()):
            yield element, days[element]


def _stands_apart(element: etree._Element) -> bool:
    """Whether a time is set in a line of its own or among other facts, and not inside a sentence of the text."""
    line = _line_around(element)
    return read_front_line(line) is not None or (len(line) <= _LONGEST_APART and not ends_sentence(line))


def _is_date_line(element: etree._Element) -> bool:
    return read_front_line(_line_around(element)) is not None


def _line_around(element: etree._Element) -> str:
    """The run of text in which the element stands, as a browser sets it."""
    parent = element.getparent()
    while parent is not None and name_of(parent) not in BLOCKS:
        element, parent = parent, parent.getparent()
    before, after = "", element.tail or ""
    for sibling in element.itersiblings(preceding=True):
        before = (sibling.tail or "") + before
        if name_of(sibling) in BLOCKS | {"br"} or len(before) > _LONGEST_LINE:
            break
        before = first_words_in(sibling, _LONGEST_LINE) + before
    else:
        before = ((parent.text if parent is not None else None) or "") + before
    for sibling in element.itersiblings():
        if name_of(sibling) in BLOCKS | {"br"} or len(after) > _LONGEST_LINE:
            break
        after += first_words_in(sibling, _LONGEST_LINE) + (sibling.tail or "")
    return " ".join(f"{before}{first_words_in(element, _LONGEST_LINE)}{after}".split())


def _stated(root: etree._Element, tags: Tags) -> Iterator[str]:
    yield from (value for value in tags.stated("datePublished") if isinstance(value, str))
    for name in _PUBLISHED:
        yield from tags.meta.get(name, ())
    for element in root.iter():
        if isinstance(element.tag, str) and element.get("itemprop", "").lower() == "datepublished":
            yield _value_of(element, "content", "datetime")
        elif element.tag in {"time", "abbr"} and (element.get("pubdate") is not None or _is_microformat(element)):
            yield _value_of(element, "datetime", "title")


def _is_microformat(element: etree._Element) -> bool:
    """Whether the element is marked as hentry's or h-entry's date of publication."""
    return bool({"dt-published", "published"} & set(element.get("class", "").lower().split()))


def _tells_of_change(element: etree._Element) -> bool:
    """Whether the words before the time, or what the site calls it, say that it is of a change."""
    around = element
    for _ in range(3):
        if {"updated", "modified", "reviewed"} & words_of(around):
            return True
        before = first_words_in(around, 200) if around is not element else ""
        if _CHANGED.search(before):
            return True
        parent = around.getparent()
        if parent is None or len(first_words_in(parent, _LONGEST_LINE + 1)) > _LONGEST_LINE:
            return False
        around = parent
    return False


def _value_of(element: etree._Element, *attributes: str) -> str:
    """The first of the attributes that says something, else the words of the element, at their place."""
    stated = (attribute_of(element, name) for name in attributes)
    return next(filter(None, stated), None) or placed_words(element)

"""The day of publication that a page states, as ISO 8601. A date of the last change is taken only if the page states no other."""

import re
from collections.abc import Iterator

from lxml import etree

from articles.intake.html.tags import Tags
from articles.intake.markup.elements import words_of
from articles.intake.markup.html_tree import first_words_in, words_in
from articles.intake.prose.dates import stated_date
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
)
_CHANGED = re.compile(rf"\b{any_of(WORDS.updated, WORDS.changed)}\b", re.IGNORECASE)
_LONGEST_LINE = 300  # characters; what holds more is not a line about a date
CHANGE_ONLY = (
    "The only date that the page states is that of its last change; give published in the sidecar if it is known."
)


def stated_day(root: etree._Element, tags: Tags, within: set[etree._Element]) -> tuple[str | None, bool]:
    """The day, and whether it is only the day of the last change. `within` holds the elements of the article's region."""
    for value in _stated(root, tags):
        day = stated_date(value)
        if day:
            return day, False
    times = [
        (element, day)
        for element in root.iter("time")
        if (day := stated_date(element.get("datetime") or _text(element)))
    ]
    inside = [(element, day) for element, day in times if element in within] or times
    published = {day for element, day in inside if not _tells_of_change(element)}
    if len(published) == 1:
        return published.pop(), False
    changed = {day for element, day in times if _tells_of_change(element)}
    if not published and len(changed) == 1:
        return changed.pop(), True
    return None, False


def _stated(root: etree._Element, tags: Tags) -> Iterator[str]:
    yield from (value for value in tags.stated("datePublished") if isinstance(value, str))
    for name in _PUBLISHED:
        yield from tags.meta.get(name, ())
    for element in root.iter():
        if isinstance(element.tag, str) and element.get("itemprop", "").lower() == "datepublished":
            yield element.get("content") or element.get("datetime") or _text(element)
        elif element.tag in {"time", "abbr"} and (element.get("pubdate") is not None or _is_microformat(element)):
            yield element.get("datetime") or element.get("title") or _text(element)


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


def _text(element: etree._Element) -> str:
    return words_in(element)

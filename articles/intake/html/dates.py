"""The day of publication that a page states, as ISO 8601. A date of its last change is taken only where it is alone."""

import datetime
import re
from collections.abc import Iterator

from lxml import etree

from articles.intake.html.names import words_of
from articles.intake.html.tags import Tags, one_line
from articles.intake.markup.html_tree import words_in

_ISO = re.compile(r"(?P<year>[12]\d{3})(?:[-/.](?P<month>\d{1,2})(?:[-/.](?P<day>\d{1,2}))?)?(?![\d])")
_COMPACT = re.compile(r"(?P<year>[12]\d{3})(?P<month>\d{2})(?P<day>\d{2})(?!\d)")
_SLASHED = re.compile(
    r"(?:(?P<weekday>[A-Za-z]{3})[a-z]*,?\s+)?(?P<one>\d{1,2})/(?P<two>\d{1,2})/(?P<year>[12]\d{3})(?!\d)"
)
_WORDY = re.compile(
    r"(?:(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun)[a-z]*,?\s+)?(?P<rest>\d{1,2}\s+\w+\s+\d{4}|\w+\.?\s+\d{1,2},?\s+\d{4})"
)
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
_CHANGED = re.compile(r"\b(?:updated?|modified|modification|reviewed|revised|changed?|aktualisiert|mis à jour)\b", re.I)
_MONTHS = 12
CHANGE_ONLY = (
    "The only date that the page states is that of its last change; give published in the sidecar if it is known."
)


def stated_day(root: etree._Element, tags: Tags, within: set[etree._Element]) -> tuple[str | None, bool]:
    """The day, and whether it is only that of the last change. `within` holds the elements of the article's region."""
    for value in _stated(root, tags):
        day = iso_day(value)
        if day:
            return day, False
    times = [
        (element, day) for element in root.iter("time") if (day := iso_day(element.get("datetime") or _text(element)))
    ]
    mine = [(element, day) for element, day in times if element in within] or times
    published = {day for element, day in mine if not _tells_of_change(element)}
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
    return bool({"dt-published", "published"} & set((element.get("class") or "").lower().split()))


def _tells_of_change(element: etree._Element) -> bool:
    """Whether the words before the time, or what the site calls it, say that it is of a change."""
    around = element
    for _ in range(3):
        if {"updated", "modified", "reviewed"} & words_of(around):
            return True
        before = words_in(around)[:200] if around is not element else ""
        if _CHANGED.search(before):
            return True
        parent = around.getparent()
        if parent is None or len(words_in(parent)) > 300:  # noqa: PLR2004 - no longer a line about a date
            return False
        around = parent
    return False


def iso_day(value: str | None) -> str | None:
    """A stated date as ISO 8601, as exact as it is stated; None where it is none, or can be read two ways."""
    said = one_line(value) or ""
    found = _ISO.match(said) or _COMPACT.match(said)
    if found:
        return _checked(found["year"], found["month"], found["day"])
    slashed = _SLASHED.match(said)
    if slashed:
        return _of_slashed(slashed)
    return _of_words(said)


def _of_slashed(found: re.Match[str]) -> str | None:
    """Month and day, where only one order exists, or only one falls on the weekday that is stated."""
    ways = [(found["one"], found["two"]), (found["two"], found["one"])]
    days = {day for month, day_ in ways if (day := _checked(found["year"], month, day_))}
    if found["weekday"]:
        days = {day for day in days if f"{datetime.date.fromisoformat(day):%a}" == found["weekday"].title()}
    return days.pop() if len(days) == 1 else None


def _of_words(said: str) -> str | None:
    found = _WORDY.match(said)
    words = re.sub(r"[.,]", " ", found["rest"]).split() if found else []
    for form in ("%d %B %Y", "%d %b %Y", "%B %d %Y", "%b %d %Y"):
        try:
            return datetime.datetime.strptime(" ".join(words), form).date().isoformat()
        except ValueError:
            continue
    return None


def _checked(year: str, month: str | None, day: str | None) -> str | None:
    if month is None:
        return year
    try:
        datetime.date(int(year), int(month), int(day or 1))
    except ValueError:
        return None
    return "-".join([year, month.zfill(2), *([day.zfill(2)] if day else [])])


def _text(element: etree._Element) -> str:
    return words_in(element)

"""The day of publication that a page states, as ISO 8601. A date of the last change is taken only if the page states no other."""

import re
from collections.abc import Callable, Iterator, Sequence

from lxml import etree

from articles.intake.html.marked_names import is_of_others
from articles.intake.html.masthead import NO_MASTHEAD, Days, Masthead, days_in
from articles.intake.html.publications import address_of
from articles.intake.html.tags import Tags
from articles.intake.markup.elements import AGAINST, BLOCKS, words_of
from articles.intake.markup.html_tree import first_words_in, name_of, words_in
from articles.intake.markup.places import attribute_of, placed_words
from articles.intake.placed import at_place_of
from articles.intake.prose.dates import is_unclear, iso_date, stated_date
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
_DATES = frozenset(
    """
    date dates dateline pubdate published posted publish timestamp datum fecha datetime
    """.split()  # noqa: SIM905 - words read better so
)
_MODIFIED = ("article:modified_time", "og:updated_time", "dcterms.modified", "last-modified", "lastmod", "updated")
_FOLDERS = re.compile(r"/((?:19|20)\d\d)/(\d\d?)/(\d\d?)(?=/)")
_CHANGED = re.compile(rf"\b{any_of(WORDS.updated, WORDS.changed)}\b", re.IGNORECASE)
_LONGEST_LINE = 300  # characters; what holds more is not a line about a date
_LONGEST_APART = 150
CHANGE_ONLY = (
    "The only date that the page states is that of its last change; give published in the sidecar if it is known."
)


def stated_day(
    root: etree._Element,
    tags: Tags,
    within: set[etree._Element],
    masthead: Masthead = NO_MASTHEAD,
    *,
    day_first: bool = False,
) -> tuple[str | None, bool]:
    """The day, and whether it is only the day of the last change. `within` holds the elements of the article's region.

    A statement goes before what is printed, and the page's own address before a date that stands alone somewhere else.
    """
    stated = next((day for value in _stated(root, tags) if (day := stated_date(value, day_first=day_first))), None)
    places: tuple[Callable[[], Days], ...] = (
        lambda: masthead.days(day_first=day_first),
        lambda: _in_boxes(root, within, masthead, day_first=day_first),
    )
    if stated:
        return _earlier_printed(stated, tags, places) or stated, False
    printed = [_in_times(root, within, day_first=day_first), *(read() for read in places)]
    certain = next((published for published, _ in printed if len(published) == 1), None) or _in_address(tags)
    if certain or any(published for published, _ in printed):
        return min(certain) if certain else None, False
    elsewhere = masthead.days_elsewhere(day_first=day_first)
    if len(elsewhere[0]) == 1:
        return min(elsewhere[0]), False
    changed = next((changed for _, changed in (*printed, elsewhere) if len(changed) == 1), None)
    return (min(changed), True) if changed else (None, False)


def _earlier_printed(stated: str, tags: Tags, places: Sequence[Callable[[], Days]]) -> str | None:
    """The only printed day, if it is earlier than the stated one, and the page states that one as its last change too.

    Systems that keep no day but the last one state it so.
    """
    if stated not in _changes_stated(tags):
        return None
    published = next((days for read in places if (days := read()[0])), set())
    return min(published) if len(published) == 1 and min(published) < stated else None


def _in_boxes(root: etree._Element, within: set[etree._Element], masthead: Masthead, *, day_first: bool) -> Days:
    """The days in elements of the article's region that the site calls a date: of publication, and of a change."""
    around = {*masthead.text.iterancestors()} if masthead.text is not None else set()
    called = (element for element in root.iter() if element in within and words_of(element) & _DATES)
    short = (element for element in called if len(first_words_in(element, _LONGEST_APART + 1)) <= _LONGEST_APART)
    own = (element for element in short if not is_of_others(element, around))
    lines = (at_place_of(words, " ".join(words.split())) for words in map(placed_words, own))
    return days_in(lines, day_first=day_first)


def _in_times(root: etree._Element, within: set[etree._Element], *, day_first: bool) -> Days:
    """The days in `time` elements of the article's region, or above it: of publication, and of a change."""
    times = [
        (element, day)
        for element in root.iter("time")
        if (day := stated_date(_value_of(element, "datetime"), day_first=day_first))
    ]
    first = next((element for element in root.iter() if element in within), None)
    inside = [(element, day) for element, day in times if element in within and _stands_apart(element)]
    counted = inside or [(element, day) for element, day in _above(root, times, first) if _is_date_line(element)]
    published = {day for element, day in counted if not _tells_of_change(element)}
    return published, {day for element, day in counted if _tells_of_change(element)}


def _changes_stated(tags: Tags) -> set[str | None]:
    """The days of the last change that the page states in its head."""
    stated = (value for value in tags.stated("dateModified") if isinstance(value, str))
    return {stated_date(value) for value in (*stated, *tags.all(*_MODIFIED))}


def _in_address(tags: Tags) -> set[str]:
    """The day in the folders of the page's own address, as in `/2019/04/23/title`."""
    address = address_of(tags) or ""
    found = _FOLDERS.search(address)
    day = iso_date(*map(int, found.groups())) if found else None
    return {at_place_of(address, day)} if day else set()


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
    line = _line_around(element)
    return line == words_in(element).strip() or read_front_line(line) is not None


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

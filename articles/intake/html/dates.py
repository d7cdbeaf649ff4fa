"""The day of publication that a page states, as ISO 8601. A date of the last change is taken only if the page states no other."""

import datetime
import re
from collections.abc import Callable, Iterable, Sequence

from lxml import etree

from articles.intake.html.ambiguous_days import settled_day
from articles.intake.html.changes import OF_EVENTS, tells_of_change
from articles.intake.html.marked_days import above, in_head, in_marked, of_web_page, value_of
from articles.intake.html.marked_names import is_of_others
from articles.intake.html.masthead import NO_MASTHEAD, Masthead
from articles.intake.html.printed_days import Days, days_in
from articles.intake.html.publications import address_of
from articles.intake.html.tags import Tags
from articles.intake.html.told_days import day_in_notes
from articles.intake.markup.elements import BLOCKS, words_of
from articles.intake.markup.html_tree import first_words_in, name_of, words_in
from articles.intake.markup.places import placed_words
from articles.intake.placed import at_place_of
from articles.intake.prose.calendar_names import MONTHS, folded
from articles.intake.prose.dates import is_unclear, iso_date, stated_date, swapped
from articles.intake.prose.front_lines import read_front_line
from articles.intake.prose.wording import ends_sentence

_DATES = frozenset(
    """
    date dates dateline pubdate published posted publish timestamp datum fecha datetime
    """.split()  # noqa: SIM905 - words read better so
)
_MODIFIED = ("article:modified_time", "og:updated_time", "dcterms.modified", "last-modified", "lastmod", "updated")
_FOLDERS = re.compile(r"/(?P<year>(?:19|20)\d\d)([/-])(?P<month>\d\d?|[^\W\d_]{3,})\2(?P<day>\d\d?)(?=[/_+-]|\Z)")
_LONGEST_LINE = 300  # characters; what holds more is not a line about a date
_LONGEST_APART = 150
_YEAR = 366  # days
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
    stated = _first((*in_head(tags), *in_marked(root, masthead)), day_first=day_first)
    places: tuple[Callable[[], Days], ...] = (
        lambda: masthead.days(day_first=day_first),
        lambda: _in_boxes(root, within, masthead, day_first=day_first),
    )
    if stated:
        return _printed_instead(stated, tags, places) or stated, False
    printed = [_in_times(root, within, masthead, day_first=day_first), *(read() for read in places)]
    elsewhere = masthead.days_elsewhere(day_first=day_first)
    of_page = _first(of_web_page(tags), day_first=day_first)
    if of_page and _is_printed(of_page, (*printed, elsewhere)):
        return _printed_instead(of_page, tags, places) or of_page, False
    certain = next((published for published, _ in printed if len(published) == 1), None) or _in_address(tags)
    in_note = day_in_notes(masthead.elsewhere, day_first=day_first)
    if day := in_note or (min(certain) if certain else settled_day(root, tags, masthead)):
        return day, False
    if any(published for published, _ in printed) and not printed[1][1]:
        return None, False
    published = elsewhere[0].difference(*(changed for _, changed in printed))
    if len(published) == 1:
        return min(published), False
    if month := masthead.month():
        return month, False
    changed = next((min(changed) for _, changed in (*printed, elsewhere) if len(changed) == 1), None)
    changed = changed or masthead.month_of_change()
    return changed, changed is not None


def _first(values: Iterable[str], *, day_first: bool) -> str | None:
    return next((day for value in values if (day := stated_date(value, day_first=day_first))), None)


def _is_printed(day: str, printed: Iterable[Days]) -> bool:
    """Whether the page also prints the day, or the one before or after it: another zone has another day."""
    return any(_days_between(day, other) <= 1 for days in printed for other in (*days[0], *days[1]))


def _printed_instead(stated: str, tags: Tags, places: Sequence[Callable[[], Days]]) -> str | None:
    """The only printed day, if that one is of publication rather than the stated one.

    It is earlier, and the stated one is the day of the last change too: systems that keep no day but the last one state it so. Or
    it is another day that no zone explains, and the page tells of no change on it; a later one counts only beside the title.
    """
    found = next(((place, days) for place, read in enumerate(places) if (days := read())[0]), None)
    if found is None or len(found[1][0]) != 1:
        return None
    place, (published, changed) = found
    day = min(published)
    changes = _changes_stated(tags) | changed
    if day.startswith(stated) or (day < stated and stated in changes):
        return day
    apart = _days_between(day, stated) > 1 and day not in changes and swapped(day) != stated
    return day if apart and (place == 0 or day < stated) else None


def _days_between(day: str, other: str) -> int:
    """How many days lie between two dates; none if one of them is no whole day, and says the same as far as it goes."""
    if len(day) != len(other):
        return 0 if day.startswith(other) or other.startswith(day) else _YEAR
    if len(day) < len("YYYY-MM-DD"):
        return 0 if day == other else _YEAR
    return abs((datetime.date.fromisoformat(day) - datetime.date.fromisoformat(other)).days)


def _in_boxes(root: etree._Element, within: set[etree._Element], masthead: Masthead, *, day_first: bool) -> Days:
    """The days in elements of the article's region that the site calls a date: of publication, and of a change."""
    around = {*masthead.text.iterancestors()} if masthead.text is not None else set()
    called = (element for element in root.iter() if element in within and _is_called_date(element))
    short = (element for element in called if len(first_words_in(element, _LONGEST_APART + 1)) <= _LONGEST_APART)
    own = [element for element in short if not is_of_others(element, around)]
    days: Days = (set(), set())
    for element in own:
        words = placed_words(element)
        published, changed = days_in([at_place_of(words, " ".join(words.split()))], day_first=day_first)
        of_change = tells_of_change(element)
        days[of_change].update(published)
        days[True].update(changed)
    return days


def _is_called_date(element: etree._Element) -> bool:
    """Whether the site calls the element a date, and not that of an event."""
    return bool(_DATES & (names := words_of(element))) and not OF_EVENTS & names


def _in_times(root: etree._Element, within: set[etree._Element], masthead: Masthead, *, day_first: bool) -> Days:
    """The days in `time` elements of the article's region, or above it: of publication, and of a change.

    If those of the region differ, the ones above the text count alone.
    """
    times = [(element, day) for element in root.iter("time") if (day := _day_of(element, day_first=day_first))]
    first = next((element for element in root.iter() if element in within), None)
    inside = [(element, day) for element, day in times if element in within and _stands_apart(element)]
    if len({day for _, day in inside}) > 1:
        inside = [*above(root, inside, masthead.text)] or inside
    counted = inside or [(element, day) for element, day in above(root, times, first) if _is_date_line(element)]
    days: Days = (set(), set())
    for element, day in counted:
        days[tells_of_change(element)].add(day)
    return days


def _day_of(element: etree._Element, *, day_first: bool) -> str | None:
    """The day that a `time` element states; else the one in its words, which may have a label: "Updated: Feb 5, 2026"."""
    words = placed_words(element)
    printed = days_in([at_place_of(words, " ".join(words.split()))], day_first=day_first)
    stated = stated_date(value_of(element, "datetime"), day_first=day_first)
    return stated or next((min(days) for days in printed if len(days) == 1), None)


def _changes_stated(tags: Tags) -> set[str | None]:
    """The days of the last change that the page states in its head."""
    stated = (value for value in tags.stated("dateModified") if isinstance(value, str))
    return {stated_date(value) for value in (*stated, *tags.all(*_MODIFIED))}


def _in_address(tags: Tags) -> set[str]:
    """The day in the folders of the page's own address, as in `/2019/04/23/title` or `/2019/apr/23/title`."""
    address = address_of(tags) or ""
    found = _FOLDERS.search(address)
    month = found["month"] if found else ""
    number = int(month) if month.isdigit() else MONTHS.get(folded(month))
    day = iso_date(int(found["year"]), number, int(found["day"])) if found and number else None
    return {at_place_of(address, day)} if day else set()


def unclear_day(root: etree._Element, tags: Tags) -> str | None:
    """The first date that the page states in its head, and that is not understood or can be read two ways."""
    return next((value for value in (*in_head(tags), *in_marked(root), *of_web_page(tags)) if is_unclear(value)), None)


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

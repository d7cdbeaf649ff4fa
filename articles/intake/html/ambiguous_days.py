"""Which of two days a date in figures says, if the rest of the page tells: 03/04/2024 on a page of `/2024/04/`.

What settles it is one of the two days in a clear form elsewhere on the page, the month in the page's address, or the order of the
page's other dates in figures. If the page has none of these, or they differ, it stays open.
"""

import re
from collections.abc import Iterable

from lxml import etree

from articles.intake.html.marked_days import in_head, in_marked, of_web_page, value_of
from articles.intake.html.masthead import Masthead
from articles.intake.html.publications import address_of
from articles.intake.html.tags import Tags
from articles.intake.placed import at_place_of
from articles.intake.prose.dates import is_day_first_in, stated_date, two_readings

_MONTH = re.compile(r"/(?P<year>(?:19|20)\d\d)[/-](?P<month>\d\d)(?=[/-])")
_WHOLE = len("YYYY-MM-DD")


def settled_day(root: etree._Element, tags: Tags, masthead: Masthead) -> str | None:
    """The day of the first date that can be read two ways, of those that the page states or prints as of its publication."""
    times = [value_of(element, "datetime") for element in root.iter("time")]
    values = (*in_head(tags), *in_marked(root, masthead), *of_web_page(tags), *masthead.unclear_dates())
    unclear = next(((value, readings) for value in values if (readings := two_readings(value))), None)
    if unclear is None:
        return None
    value, readings = unclear
    month = _MONTH.search(address_of(tags) or "")
    day_first = is_day_first_in((*masthead.lines, *masthead.elsewhere, *times))
    ways = (
        _clear_days(tags, times).intersection(readings),
        {day for day in readings if month and day.startswith(f"{month['year']}-{month['month']}-")},
        {readings[not day_first]} if day_first is not None else set(),
    )
    return at_place_of(value, next((min(days) for days in ways if len(days) == 1), None))


def _clear_days(tags: Tags, times: Iterable[str]) -> set[str]:
    """The whole days that the page states in a form with one reading, of whatever they are."""
    changed = (value for value in tags.stated("dateModified") if isinstance(value, str))
    stated = (*in_head(tags), *of_web_page(tags), *changed, *times)
    return {day for value in stated if (day := stated_date(value)) and len(day) == _WHOLE}

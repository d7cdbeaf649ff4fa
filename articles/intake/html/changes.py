"""Whether a day that an element prints is that of a change or of an event, by its label or by what the site calls it."""

import re
from collections.abc import Iterator, Set
from itertools import chain, islice

from lxml import etree

from articles.intake.markup.elements import words_of
from articles.intake.markup.html_tree import first_words_in
from articles.intake.vocabulary import WORDS, any_of

_LABEL = re.compile(
    rf"(?<!\w)(?:(?P<published>{any_of(WORDS.published)})|{any_of(WORDS.updated, WORDS.changed)})(?!\w)", re.IGNORECASE
)
_FIGURE = re.compile(r"\d")
_NAMES_OF_CHANGE = frozenset({"updated", "modified", "reviewed"})
OF_EVENTS = frozenset({"hours", "opening", "event", "events", "calendar", "schedule", "webinar", "expiry", "deadline"})
_LEVELS = 3  # up from an element
_LONGEST_LINE = 300  # characters; what holds more is not a line about a date


def tells_of_change(element: etree._Element) -> bool:
    """Whether the element's label, or what the site calls it or what it stands in, says that its day is of a change."""
    labelled = is_labelled_as_change(element)
    if labelled is not None:
        return labelled
    return _is_called(element, _NAMES_OF_CHANGE)


def is_of_event(element: etree._Element) -> bool:
    """Whether the site calls the line, or the lines around it, by a name of events."""
    return _is_called(element, OF_EVENTS)


def _is_called(element: etree._Element, names: Set[str]) -> bool:
    """Whether the site calls the element, or what holds no more than its line, by one of the names."""
    near = islice(chain([element], element.iterancestors()), _LEVELS)
    called = next((around for around in near if names & words_of(around)), None)
    return called is not None and called in _around(element)


def is_labelled_as_change(element: etree._Element) -> bool | None:
    """Whether the last label before the date in the element tells of a change; None if it has no label.

    A label that has a date of its own, so that figures stand behind it, is not the element's.
    """
    own = _LABEL.match(" ".join(first_words_in(element, _LONGEST_LINE).split()))
    if own:
        return own["published"] is None
    for around in _around(element):
        parent = around.getparent()
        before = _words_before(around, parent) if parent is not None else ""
        labels = [label for label in _LABEL.finditer(before) if not _FIGURE.search(before, label.end())]
        if labels:
            return labels[-1]["published"] is None
    return None


def _around(element: etree._Element) -> Iterator[etree._Element]:
    """The element, and the ones around it as long as these hold no more than a line."""
    around: etree._Element | None = element
    for _ in range(_LEVELS):
        if around is None or len(first_words_in(around, _LONGEST_LINE + 1)) > _LONGEST_LINE:
            return
        yield around
        around = around.getparent()


def _words_before(element: etree._Element, parent: etree._Element) -> str:
    """The words before the element, back to some with a figure: whatever stands before a figure is not the element's label."""
    words = list[str]()
    left = _LONGEST_LINE
    for sibling in element.itersiblings(preceding=True):
        words += [sibling.tail or "", first_words_in(sibling, _LONGEST_LINE)]
        left -= 1 + len(words[-1]) + len(words[-2])
        if left < 0 or _FIGURE.search(words[-1]) or _FIGURE.search(words[-2]):
            break
    else:
        words.append(parent.text or "")
    return " ".join(reversed(words))

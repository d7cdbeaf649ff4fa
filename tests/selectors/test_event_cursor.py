"""Cursors of the log: each stands behind one event of this log, and no other cursor is taken."""

import pytest

from articles.models import Event
from articles.publishing.articles import Published
from articles.selectors.event_cursor import ForeignCursorError, cursor_of, event_at, last_event, last_position
from tests.conftest import Publish

BEGINNING = "1.0.e3b0c442"


def test_the_cursor_of_the_beginning_is_known() -> None:
    assert cursor_of(None) == BEGINNING
    assert event_at(BEGINNING) is None


def test_the_end_of_the_log_is_its_last_event(publish: Publish) -> None:
    assert last_event() is None
    assert last_position() == 0
    publish("First")
    publish("Second")
    assert last_event() == Event.objects.get(article__slug="second")
    assert last_position() == 2


def test_a_cursor_leads_back_to_its_event(sample: Published) -> None:
    events = list(Event.objects.all())
    assert events
    assert [event_at(cursor_of(event)) for event in events] == events


@pytest.mark.usefixtures("db")
@pytest.mark.parametrize("cursor", ["", "1.0", "2.0.e3b0c442", "1.00.e3b0c442", "1.0.E3B0C442", f"{BEGINNING}\n"])
def test_a_malformed_cursor_is_refused(cursor: str) -> None:
    with pytest.raises(ForeignCursorError, match="form"):
        event_at(cursor)


def test_a_cursor_of_another_log_is_refused(sample: Published) -> None:
    event = Event.objects.latest("pk")
    other = cursor_of(Event(pk=event.pk, type=event.type, at=event.at.replace(year=1999)))
    for cursor in ("1.0.00000000", other, f"1.{event.pk + 1:x}.e3b0c442", f"1.{event.pk:x}.e3b0c442"):
        with pytest.raises(ForeignCursorError, match="not of this log"):
            event_at(cursor)

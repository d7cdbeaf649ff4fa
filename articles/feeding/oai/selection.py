"""Which records a list names: their format, a stretch of time and a set; and the token with which it goes on. Pure.

A token holds the whole selection and the last record that was sent, so it stays good for ever and nothing is stored for it
(OAI-PMH 2.0, 3.5). Moments are those of the protocol: a day, or a second in UTC, each with its whole length (3.3).
"""

import datetime
import re
from collections.abc import Mapping
from dataclasses import dataclass, replace

from articles.feeding.oai.arguments import OaiError
from articles.selectors.feeds import Cursor, MalformedCursorError

_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
_SECOND = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}Z")
_LENGTHS = {_DAY: datetime.timedelta(days=1), _SECOND: datetime.timedelta(seconds=1)}
_SET = re.compile(r"outlet-([1-9][0-9]{0,17})")
_END = datetime.datetime.max.replace(tzinfo=datetime.UTC)


@dataclass(frozen=True, slots=True)
class Selection:
    """The records in the metadata format `prefix` that changed from one moment to another, of a set, after a cursor."""

    prefix: str
    since: str | None = None
    until: str | None = None
    of_set: str | None = None
    after: Cursor | None = None

    @classmethod
    def of(cls, arguments: Mapping[str, str]) -> "Selection":
        """Return the selection of the arguments of a list. Raises `OaiError`."""
        if token := arguments.get("resumptionToken"):
            return cls._of_token(token)
        selection = cls(
            arguments["metadataPrefix"], arguments.get("from"), arguments.get("until"), arguments.get("set")
        )
        selection._check()
        return selection

    @classmethod
    def _of_token(cls, token: str) -> "Selection":
        try:
            prefix, since, until, of_set, after = token.split(",")
            selection = cls(prefix, since or None, until or None, of_set or None, Cursor.parse(after))
            selection._check()
        except (ValueError, MalformedCursorError, OverflowError, OaiError) as error:
            raise bad_token() from error
        return selection

    @property
    def first_moment(self) -> datetime.datetime | None:
        """The beginning of the stretch, which belongs to it; None without one."""
        return _moment(self.since)[0] if self.since else None

    @property
    def end(self) -> datetime.datetime | None:
        """The end of the stretch, which does not belong to it; None without one."""
        if self.until is None:
            return None
        moment, length = _moment(self.until)
        return moment + length if moment < _END - length else _END

    @property
    def outlet_id(self) -> int | None:
        """The outlet that the set is of; None for all records. Raises `OaiError` if no set has the name."""
        if self.of_set is None:
            return None
        match = _SET.fullmatch(self.of_set)
        if match is None:
            raise no_records()
        return int(match[1])

    def token(self, after: Cursor) -> str:
        """Return the token of the same list after a record."""
        parts = replace(self, after=after)
        return ",".join([parts.prefix, parts.since or "", parts.until or "", parts.of_set or "", str(after)])

    def _check(self) -> None:
        stated = [_kind(moment) for moment in (self.since, self.until) if moment]
        if len(set(stated)) > 1:
            raise OaiError("badArgument", "from and until are both days, or both seconds.")
        if self.first_moment and self.end and self.first_moment >= self.end:
            raise OaiError("badArgument", "from is after until.")


def set_of(outlet_id: int) -> str:
    """Return the name of the set of what appeared in an outlet."""
    return f"outlet-{outlet_id}"


def stamp(moment: datetime.datetime) -> str:
    """Return a moment as the protocol writes it: in UTC, to the second."""
    return moment.astimezone(datetime.UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


def bad_token() -> OaiError:
    """Return the error that a token is none of ours."""
    return OaiError("badResumptionToken", "This is no token of a list here; take it from the answer, unchanged.")


def no_records() -> OaiError:
    """Return the error that a list is empty."""
    return OaiError("noRecordsMatch", "No record is of that set and changed in that time.")


def _kind(moment: str) -> re.Pattern[str]:
    kind = next((kind for kind in _LENGTHS if kind.fullmatch(moment)), None)
    if kind is None:
        raise OaiError("badArgument", "A moment is a day (2023-04-20) or a second in UTC (2023-04-20T12:00:00Z).")
    return kind


def _moment(text: str) -> tuple[datetime.datetime, datetime.timedelta]:
    length = _LENGTHS[_kind(text)]
    try:
        return datetime.datetime.fromisoformat(text.removesuffix("Z")).replace(tzinfo=datetime.UTC), length
    except ValueError as error:
        raise OaiError("badArgument", f"“{text}” is not in the calendar.") from error

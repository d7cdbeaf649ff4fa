"""The types of the values in a dump: what a column of each kind may hold, read from JSON. Pure.

The checks raise `ValueError`, which pydantic turns into a problem at the field's place.
"""

import base64
import binascii
import datetime
from typing import Annotated, Any

from django.db import models
from pydantic import AfterValidator, BeforeValidator, JsonValue, StringConstraints

from articles.identity import pids
from articles.partial_dates import date_or_time, partial_date


def _storable(text: str) -> str:
    if "\x00" in text or any("\ud800" <= character <= "\udfff" for character in text if character > "\ud7ff"):
        raise ValueError("a text holds neither null characters nor halves of surrogate pairs")
    return text


def _moment(value: object) -> datetime.datetime:
    try:
        moment = datetime.datetime.fromisoformat(str(value))
        return moment.astimezone(datetime.UTC) if moment.tzinfo and isinstance(value, str) else _refuse_moment()
    except (ValueError, OverflowError):
        return _refuse_moment()


def _refuse_moment() -> datetime.datetime:
    raise ValueError("not a moment such as 2023-04-19T08:30:00+00:00")


def _day(value: object) -> datetime.date:
    try:
        return datetime.date.fromisoformat(value if isinstance(value, str) else "")
    except ValueError as error:
        raise ValueError("not a day such as 2023-04-19") from error


def _bytes(value: object) -> bytes:
    try:
        return base64.b64decode(value if isinstance(value, str) else "*", validate=True)
    except (binascii.Error, ValueError) as error:
        raise ValueError("not bytes in Base64") from error


def _pid(text: str) -> str:
    if pids.parse(text) != text:
        raise ValueError("not written as a PID is stored")
    return text


def _web_address(text: str) -> str:
    if not text.lower().startswith(("https://", "http://")) or any(character.isspace() for character in text):
        raise ValueError("not a web address, which begins with https:// or http://")
    return text


def _date_or_time(text: str) -> str:
    if date_or_time(text) != text:
        raise ValueError("not a date, nor a time in UTC as the service writes it")
    return text


def plain_json(value: JsonValue) -> JsonValue:
    """Return a value of JSON. Raises `ValueError` for a text in it that cannot be stored."""
    texts = [value]
    while texts:
        item = texts.pop()
        if isinstance(item, dict):
            texts += [*item, *item.values()]
        elif isinstance(item, list):
            texts += item
        elif isinstance(item, str):
            _storable(item)
    return value


Text = Annotated[str, AfterValidator(_storable)]
Moment = Annotated[datetime.datetime, BeforeValidator(_moment)]
Day = Annotated[datetime.date, BeforeValidator(_day)]
Bytes = Annotated[bytes, BeforeValidator(_bytes)]
Json = Annotated[JsonValue, AfterValidator(plain_json)]
Pid = Annotated[str, AfterValidator(_pid)]
WebAddress = Annotated[Text, AfterValidator(_web_address)]
PartialDate = Annotated[str, AfterValidator(partial_date)]
DateOrTime = Annotated[str, AfterValidator(_date_or_time)]
Digest = Annotated[str, StringConstraints(pattern=r"^sha-256:[0-9a-f]{64}$")]
LanguageTag = Annotated[str, StringConstraints(pattern=r"^[A-Za-z0-9]{1,8}(-[A-Za-z0-9]{1,8})*$")]
MediaType = Annotated[str, StringConstraints(pattern=r"^[a-z]+/[a-z0-9.+-]+(; charset=[A-Za-z0-9_.:-]+)?$")]


# The first kind of column that fits has the type.
KINDS: tuple[tuple[type[Any], Any], ...] = (
    (models.DateTimeField, Moment),
    (models.DateField, Day),
    (models.BinaryField, Bytes),
    (models.JSONField, Json),
    (models.CharField, Text),
    (models.TextField, Text),
)

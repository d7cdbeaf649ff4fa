"""The base of all shapes of the API's JSON."""

import datetime
from typing import Annotated

from pydantic import BaseModel, ConfigDict, Field, PlainSerializer

from articles.partial_dates import DATE_OR_TIME_FORM, FORM, rfc3339


class Shape(BaseModel):
    """A JSON object. Every field is always there; what is unknown is null."""

    model_config = ConfigDict(frozen=True, extra="forbid", json_schema_serialization_defaults_required=True)


Moment = Annotated[
    datetime.datetime,
    PlainSerializer(rfc3339, return_type=str),
    Field(description="RFC 3339, in UTC", examples=["2026-11-24T13:37:00.123456Z"]),
]
Url = Annotated[str, Field(json_schema_extra={"format": "uri"})]
Digest = Annotated[str, Field(pattern=r"^sha-256:[0-9a-f]{64}$", examples=["sha-256:" + "0123456789abcdef" * 4])]
PartialDate = Annotated[
    str,
    Field(
        pattern=FORM,
        description="ISO 8601, of the precision that the source gives",
        examples=["2023-04-19"],
    ),
]
DateOrTime = Annotated[
    str,
    Field(
        pattern=DATE_OR_TIME_FORM,
        description="ISO 8601: a date of the precision that is known, or a time in UTC",
        examples=["2023-05-01"],
    ),
]
Pid = Annotated[
    str,
    Field(
        pattern=r"^[0-9bcdfghjkmnpqrstvwxz]{10}$",
        description="The paragraph's persistent identifier",
        examples=["3k7xq9d2br"],
    ),
]

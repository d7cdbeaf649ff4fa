"""What a card shows. Pure."""

import datetime
from dataclasses import dataclass

from articles.models import Notice
from articles.representations.dates import human_day
from articles.representations.notice import notice_title


@dataclass(frozen=True, slots=True)
class Remark:
    """Something that a reader of the text has to know; `address` leads to more, where there is more."""

    text: str
    title: str | None = None
    address: str | None = None


@dataclass(frozen=True, slots=True)
class Card:
    """A text as other sites show it; of one that was withdrawn, why it was, in `remarks`, and no text.

    `address` is where it can be read, which is what `shown_address` says; `canonical`, the page that it is taken from.
    `html` was cleaned by intake, or is escaped.
    """

    kind: str
    title: str
    byline: str | None
    language: str | None
    html: str | None
    remarks: tuple[Remark, ...]
    citation: str
    address: str
    shown_address: str
    canonical: str
    api: str
    withdrawn: bool = False


def remarks_of(notices: list[Notice]) -> tuple[Remark, ...]:
    """Return notices in words; those of a withdrawal that was lifted say nothing any more."""
    told = [one for one in notices if one.kind not in ("withdrawal", "reinstatement")]
    return tuple(Remark(one.text, _dated(one.kind, one.created_at)) for one in told)


def withdrawn_remark(notice: Notice) -> Remark:
    """Return why a text is not shown any more."""
    return Remark(notice.text, f"Withdrawn on {human_day(notice.created_at)}")


def _dated(kind: str, moment: datetime.datetime) -> str:
    return f"{notice_title(kind)}, {human_day(moment)}"

"""The content of a card. Pure."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from articles.models import Contribution, Notice
from articles.representations.dates import human_day


@dataclass(frozen=True, slots=True)
class Remark:
    """Something that a reader of the text has to know; `address` leads to more about it, or is None.

    `language` is that of the text, empty if nobody states it, as of a notice.
    """

    text: str
    title: str | None = None
    address: str | None = None
    language: str = "en"


@dataclass(frozen=True, slots=True)
class Card:
    """A text as other sites show it. The card of a withdrawn text is empty, and says in `remarks` why.

    `authors` made the text; the byline names those with other roles as well. The link to the text leads to `address` and reads
    `shown_address`; `canonical` is the page of the article. `html` was cleaned by intake or is escaped.
    """

    kind: str
    title: str
    byline: str | None
    authors: Sequence[Contribution]
    language: str | None
    html: str | None
    remarks: tuple[Remark, ...]
    citation: str
    address: str
    shown_address: str
    canonical: str
    api: str
    withdrawn: bool = False


def authors_of(makers: Iterable[Contribution]) -> list[Contribution]:
    """Return those who wrote a text."""
    return [maker for maker in makers if maker.role == "author"]


def remarks_of(notices: Iterable[Notice]) -> tuple[Remark, ...]:
    """Return notices in words, without withdrawals that were lifted."""
    shown = [notice for notice in notices if notice.kind not in ("withdrawal", "reinstatement")]
    return tuple(Remark(notice.text, _title(notice), language="") for notice in shown)


def withdrawn_remark(notice: Notice) -> Remark:
    """Return why a text is no longer shown."""
    return Remark(notice.text, f"Withdrawn on {human_day(notice.created_at)}", language="")


def _title(notice: Notice) -> str:
    return f"{notice.title}, {human_day(notice.created_at)}"

"""What somebody claims to quote, and what the archive says to it. Pure: loaded rows, and no query."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from articles.choices import AttributionName, CurrencyName, WordingName
from articles.models import Article, Passage
from articles.quoting.comparing import QuotedDifference
from articles.selectors.errors import UnknownError

ClaimMember = Literal["text", "article", "version", "paragraph"]


@dataclass(frozen=True, slots=True)
class Attribution:
    """The people and outlets, by their ids, to whom a quotation is attributed, and their names as they are spelled."""

    names: Sequence[str] = ()
    people: frozenset[int] = frozenset()
    outlets: frozenset[int] = frozenset()


NOBODY = Attribution()


@dataclass(frozen=True, slots=True)
class Claim:
    """Words that somebody quotes, and where they are said to stand.

    `article` is a slug or anything else that names an article, `version` its number, `paragraph` a PID or anything else
    that names a paragraph. Each may be None. If none of them is there, `attribution` tells in whose texts they are said to stand.
    """

    text: str
    article: str | None = None
    version: int | None = None
    paragraph: str | None = None
    attribution: Attribution = NOBODY


class ClaimError(UnknownError):
    """A claim that cannot be checked as it is; `member` is the part of the claim that is wrong."""

    def __init__(self, member: ClaimMember, code: str, detail: str) -> None:
        super().__init__(code, detail)
        self.member = member


@dataclass(frozen=True, slots=True)
class QuotedPassage:
    """A stretch of a passage that has the quotation, or a part of it.

    `passage` has its paragraph, its wording and its version with the article at hand. A quotation over a break between
    paragraphs has one for each paragraph, in order: `part` counts them from 1 to `parts`. Of a withdrawn passage, `start`, `end`
    and `score` are None and `differences` are empty: they would tell of its text, which must not be shown.
    """

    passage: Passage
    currency: CurrencyName
    start: int | None
    end: int | None
    score: float | None
    differences: Sequence[QuotedDifference] = ()
    part: int = 1
    parts: int = 1

    @property
    def article(self) -> Article:
        """The article that has the passage."""
        return self.passage.version.article

    @property
    def text(self) -> str | None:
        """The words of the passage; None if they are withdrawn."""
        return None if self.start is None else self.passage.wording.text[self.start : self.end]


@dataclass(frozen=True, slots=True)
class Verdict:
    """Whether the archive has a quotation, where, and whether it still says so.

    If the claim cannot be checked, `error` says why, and the rest says nothing. `attribution` is None if a place was
    claimed and the quotation was found nowhere, `currency` if it was not found. `more_matches` says that there are more
    places than are listed, or that there may be more: so many texts have a few words that not all of them are looked at.
    """

    claim: Claim
    wording: WordingName = "not_found"
    weak: bool = False
    ambiguous: bool = False
    attribution: AttributionName | None = None
    currency: CurrencyName | None = None
    matches: Sequence[QuotedPassage] = ()
    more_matches: bool = False
    error: ClaimError | None = None

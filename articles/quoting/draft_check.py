"""Checking a whole draft: its quotations, and what it repeats without quotation marks, each with its verdict. Reads the store."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from articles.addresses import Urls
from articles.quoting.attributions import attributions
from articles.quoting.drafts import Marked, quotations_in
from articles.quoting.markup import shown
from articles.quoting.repeating import repeated_in
from articles.quoting.verdict import NOBODY, Claim, Verdict
from articles.quoting.verifying import verify

LONGEST_DRAFT = 100_000
MOST_QUOTATIONS = 200
_ADDRESS = re.compile(r"https?://[^\s<>\"”’)\]]+[^\s<>\"”’)\].,;:!?]")


@dataclass(frozen=True, slots=True)
class DraftQuotation:
    """A quotation in a draft, `draft[start:end]` without its marks, and what the archive says to it.

    `sentence` is what the draft says around it, and `attributed_to` whom it names there: people and outlets of the archive, or
    the address of a text here. One that is `unmarked` stands in the draft without quotation marks.
    """

    start: int
    end: int
    sentence: str
    unmarked: bool
    verdict: Verdict

    @property
    def attributed_to(self) -> Sequence[str]:
        """The address, or the names of people and outlets as the draft spells them."""
        claim = self.verdict.claim
        return [claim.article] if claim.article else claim.attribution.names


@dataclass(frozen=True, slots=True)
class DraftCheck:
    """The quotations of a draft in order, and how many more there are that were not checked."""

    quotations: Sequence[DraftQuotation]
    unchecked: int


@dataclass(frozen=True, slots=True)
class _Unmarked:
    """A stretch that repeats a paragraph, in the form of a marked quotation."""

    start: int
    end: int
    text: str
    sentence: str = ""


_Stretch = Marked | _Unmarked


def check_draft(draft: str, urls: Urls) -> DraftCheck:
    """Return the verdicts on a draft of up to `LONGEST_DRAFT` characters.

    If the sentence around a quotation has an address of this service, that is where the words are claimed to stand; or else in
    the texts of the people and the outlets that it names.
    """
    plain = shown(draft)
    marked = quotations_in(plain.text)
    repeated = repeated_in(plain.text, [(part.start, part.end) for part in marked])
    unmarked = [_Unmarked(part.start, part.end, plain.text[part.start : part.end]) for part in repeated]
    stretches: list[_Stretch] = sorted([*marked, *unmarked], key=lambda part: part.start)
    checked = stretches[:MOST_QUOTATIONS]
    verdicts = _verdicts(checked, urls)
    told = [
        DraftQuotation(*plain.stretch(part.start, part.end), part.sentence, isinstance(part, _Unmarked), verdict)
        for part, verdict in zip(checked, verdicts, strict=True)
        if isinstance(part, Marked) or verdict.matches
    ]
    return DraftCheck(told, len(stretches) - len(checked))


def check_whole(text: str, urls: Urls) -> DraftCheck:
    """Return the verdict on a text that is a quotation as a whole, as if it stood between marks."""
    (verdict,) = verify([Claim(text.strip())], urls)
    start = len(text) - len(text.lstrip())
    return DraftCheck([DraftQuotation(start, start + len(text.strip()), "", unmarked=False, verdict=verdict)], 0)


def _verdicts(stretches: Sequence[_Stretch], urls: Urls) -> list[Verdict]:
    marked = [part for part in stretches if isinstance(part, Marked)]
    whom = dict(zip(marked, attributions(marked), strict=True))
    names = [whom.get(part, NOBODY) if isinstance(part, Marked) else NOBODY for part in stretches]
    claims = [Claim(part.text, attribution=name) for part, name in zip(stretches, names, strict=True)]
    addressed = [replace(claim, article=_address(part, urls)) for claim, part in zip(claims, stretches, strict=True)]
    verdicts = verify(addressed, urls)
    # An address that cannot be read says nothing of where the words stand.
    again = [number for number, verdict in enumerate(verdicts) if verdict.error]
    for number, verdict in zip(again, verify([claims[number] for number in again], urls), strict=True):
        verdicts[number] = verdict
    return verdicts


def _address(stretch: _Stretch, urls: Urls) -> str | None:
    """Return the first address of this service in the sentence around a quotation, if one is there."""
    addresses = _ADDRESS.findall(stretch.sentence)
    return next((address for address in addresses if address.startswith(f"{urls.base}/")), None)

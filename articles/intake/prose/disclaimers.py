"""Disclaimers: "The views expressed here do not necessarily reflect …", and similar sentences."""

import re

from articles.intake.prose.wording import bare
from articles.intake.vocabulary import WORDS, any_of

_LONGEST = 800
_WHOSE_VIEWS = re.compile(any_of(WORDS.whose_views), re.IGNORECASE)
_SHORT = re.compile(rf"{any_of(WORDS.short_disclaimers)}\s*[.!。।]?\Z", re.IGNORECASE)
_NOT_OURS = re.compile(rf"\b{any_of(WORDS.authors_own)}\b", re.IGNORECASE)
_ORGANISATION = re.compile(
    r"\b(?:position|positions|policy|policies|views?|opinions?|stance|those"
    r"|endorsement) of (?P<names>(?:the )?[A-Z][^.;]{1,150}?)\s*[.;]?\Z"
)


def is_disclaimer(text: str) -> bool:
    """Whether the paragraph says that the views are the author's, and not the publisher's."""
    words = bare(text[: _LONGEST + 20])
    if _SHORT.match(words):
        return True
    return len(text) <= _LONGEST and _WHOSE_VIEWS.match(words) is not None and _NOT_OURS.search(words) is not None


def disclaiming_organisation(text: str) -> str | None:
    """The organisation that does not hold the article's position, as the disclaimer prints it, without "the"."""
    match = _ORGANISATION.search(bare(text))
    return re.sub(r"\Athe ", "", match["names"]) if match else None

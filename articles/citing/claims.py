"""What somebody says that they cited, before anything is looked up. Pure."""

import datetime
from dataclasses import dataclass

from articles.addresses import Addresses
from articles.identity.pids import MalformedPidError, MistypedPidError
from articles.places import ForeignError, Place, UnknownPlaceError, pid_named, place_of
from articles.selectors.errors import UnknownError


@dataclass(frozen=True, slots=True)
class Claim:
    """An earlier citation: of a `paragraph` (a PID or an ARK), or of whatever `url` names.

    Of which state of it, `version` says, or `cited_by`, the last day (UTC) on which it may have been cited, or the URL
    itself. `text` are the words that were quoted, where they are to be looked for.
    """

    paragraph: str | None = None
    url: str | None = None
    version: int | None = None
    cited_by: datetime.date | None = None
    text: str | None = None


def place_claimed(claim: Claim, at: Addresses) -> Place:
    """Return what the claim names. Raises `UnknownError`, saying what is wrong with the reference."""
    try:
        if claim.url is not None:
            return place_of(claim.url, at.base, at.naan)
        return _paragraph(claim.paragraph or "", at)
    except (ForeignError, UnknownPlaceError, MalformedPidError, MistypedPidError) as error:
        raise UnknownError(error.code, str(error)) from error


def _paragraph(text: str, at: Addresses) -> Place:
    # Not as `place_of` reads a word: where only an identifier can be meant, a mistyped one is told.
    is_ark = text.lstrip()[:4].lower() == "ark:"
    return place_of(text, at.base, at.naan) if is_ark else Place(pid=pid_named(text))

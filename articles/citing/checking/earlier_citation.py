"""What somebody says that they cited, before anything is looked up. Pure."""

import datetime
from dataclasses import dataclass

from articles.addresses import Urls
from articles.identity.pids import MalformedPidError, MistypedPidError
from articles.references import ForeignReferenceError, Reference, UnknownReferenceError, parse_reference, pid_named
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


def place_claimed(claim: Claim, urls: Urls) -> Reference:
    """Return what the claim names. Raises `UnknownError`, saying what is wrong with the reference."""
    try:
        if claim.url is not None:
            return parse_reference(claim.url, urls.base, urls.naan)
        return _paragraph(claim.paragraph or "", urls)
    except (ForeignReferenceError, UnknownReferenceError, MalformedPidError, MistypedPidError) as error:
        raise UnknownError(error.code, str(error)) from error


def _paragraph(text: str, urls: Urls) -> Reference:
    # Not as `parse_reference` reads a word: where only an identifier can be meant, a mistyped one is told.
    is_ark = text.lstrip()[:4].lower() == "ark:"
    return parse_reference(text, urls.base, urls.naan) if is_ark else Reference(pid=pid_named(text))

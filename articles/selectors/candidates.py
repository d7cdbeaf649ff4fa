"""Everything that a reference may name: one text as a rule, several if a word or an address has more than one meaning.

Reads rows as `resolving` does, in six queries at most; writes nothing.
"""

from collections.abc import Sequence

from articles.addresses import Urls
from articles.identity import pids
from articles.models import Publication
from articles.references import Reference, as_slug, parse_reference, pid_named
from articles.selectors.errors import UnknownError
from articles.selectors.resolving import Resolved, publications_at, read_references, reference_to, rows_of

_AMBIGUOUS = "ambiguous_reference"


def candidates(text: str, urls: Urls) -> list[Resolved]:
    """Return the texts that `text` may name, at least one. Raises `UnknownError` if it names none.

    A word may be an identifier and a slug; the URL of a publication may be that of several articles.
    """
    outcomes = rows_of(_readings(text, urls))
    found = [outcome for outcome in outcomes if isinstance(outcome, Resolved)]
    if found:
        return found
    raise _mistyped(text) or next(outcome for outcome in outcomes if isinstance(outcome, UnknownError))


def _readings(text: str, urls: Urls) -> Sequence[Reference | UnknownError]:
    (reference,) = read_references([(text, parse_reference)], urls)
    if isinstance(reference, UnknownError):
        return _published(text) if reference.code == _AMBIGUOUS else [reference]
    slug = as_slug(text) if reference.pid else None
    return [reference, slug] if slug else [reference]


def _published(text: str) -> list[Reference]:
    """Return each article that was published at an address, as it was published there last."""
    newest: dict[int, Publication] = {row.article_id: row for row in publications_at({text})[text]}
    return sorted(map(reference_to, newest.values()), key=lambda reference: reference.slug or "")


def _mistyped(text: str) -> UnknownError | None:
    """Return the error that a word is an identifier whose check character fails; None if it is another word."""
    word = as_slug(text)
    try:
        pid_named(word.slug or "" if word else text)
    except pids.MistypedPidError as error:
        return UnknownError(error.code, str(error))
    except pids.MalformedPidError:
        return None
    return None

"""The errors of texts that cannot be read: each sentence once. Knows no HTTP."""

import datetime
from collections.abc import Sequence

from articles.identity import pids
from articles.models import Outlet, Person, Version


class UnknownError(Exception):
    """Nothing has the name that the reader gave. `code` is stable; `detail` is a sentence for a person."""

    def __init__(self, code: str, detail: str) -> None:
        super().__init__(detail)
        self.code = code
        self.detail = detail


class MergedError(UnknownError):
    """The person or the outlet with the id `number` was found to be another one, whose id is `into`.

    Their addresses are in `folder`.
    """

    def __init__(self, row: type[Person] | type[Outlet], number: int, into: int) -> None:
        word = str(row._meta.verbose_name)
        super().__init__(f"unknown_{word}", f"{word.capitalize()} {number} is {word} {into} now.")
        self.folder = str(row._meta.verbose_name_plural)
        self.number = number
        self.into = into


def unknown_article(slug: str) -> UnknownError:
    """Return the error that no article has the slug; if it is a mistyped PID, the sentence says so, too."""
    return UnknownError("unknown_article", f"No article has the slug “{slug[:80]}”.{_if_mistyped(slug)}")


def unknown_version(slug: str, newest: int, number: object) -> UnknownError:
    """Return the error that an article with the newest version `newest` does not have the version `number`."""
    return UnknownError("unknown_version", f"“{slug}” has versions 1 to {newest}, and no version {str(number)[:20]}.")


def no_version_yet(slug: str, moment: datetime.datetime, since: str) -> UnknownError:
    """Return the error that no version of an article was public at `moment`; the first one is public `since` a later date."""
    detail = f"No version of “{slug}” was public at {moment:%Y-%m-%d}; the first is public since {since}."
    return UnknownError("unknown_version", detail)


def unknown_paragraph(pid: str, slug: str | None = None) -> UnknownError:
    """Return the error that no paragraph, or no paragraph of the article `slug`, has the identifier."""
    article = f" of “{slug[:80]}”" if slug else ""
    return UnknownError("unknown_paragraph", f"No paragraph{article} has the identifier “{pid}”.")


def paragraph_in_no_such_version(pid: str, number: object) -> UnknownError:
    """Return the error that a paragraph is not in the version `number` of its article."""
    return UnknownError("unknown_version", f"Paragraph “{pid}” is in no version {str(number)[:20]}.")


def unknown_ordinal(version: Version, ordinal: object) -> UnknownError:
    """Return the error that a version does not have as many paragraphs."""
    count = version.paragraph_count
    detail = f"Version {version.number} has paragraphs 1 to {count}, and no “{str(ordinal)[:20]}”."
    return UnknownError("unknown_ordinal", detail)


def backward_range(first: int, last: int, between: str) -> UnknownError:
    """Return the error that a range ends before it begins; `between` stands between its ends."""
    detail = f"The range {first}{between}{last} runs backwards; write {last}{between}{first}."
    return UnknownError("backward_range", detail)


def several_paragraphs(first: int | None, last: int) -> UnknownError:
    """Return the error that a reference names a run of paragraphs, if only one text can be taken."""
    detail = f"The address names the paragraphs {first} to {last}; name one of them, or the version."
    return UnknownError("several_paragraphs", detail)


def unknown_publication(slug: str, publication_id: int) -> UnknownError:
    """Return the error that an article does not have the publication."""
    return UnknownError("unknown_publication", f"“{slug}” has no publication {publication_id}.")


def ambiguous_reference(address: str, slugs: Sequence[str]) -> UnknownError:
    """Return the error that several articles were published at one address."""
    named = ", ".join(f"“{slug}”" for slug in slugs[:5])
    detail = f"“{address[:80]}” is the address of {len(slugs)} articles: {named}{' …' if slugs[5:] else ''}. Name one of them."
    return UnknownError("ambiguous_reference", detail)


def _if_mistyped(slug: str) -> str:
    try:
        pids.parse(slug)
    except pids.MistypedPidError as error:
        return f" {error}"
    except pids.MalformedPidError:
        return ""
    return ""

"""From the identifiers that clients send to rows. An identifier is the address of the page of an article or of a version.

Other names of a text (a slug, a citation key, a permalink, an address of the API) lead to the identifier.
"""

from dataclasses import dataclass, replace

from articles.addresses import Urls
from articles.references import Reference, parse_reference
from articles.selectors.errors import UnknownError
from articles.selectors.resolving import Resolved, read_references, rows_of, without_run


@dataclass(frozen=True, slots=True)
class Identified:
    """An identifier, with the article's slug and the version's number that it is made of; no number for an article.

    `pid` is the paragraph that was named, if one was.
    """

    identifier: str
    slug: str
    number: int | None = None
    pid: str | None = None


def collection_identified(text: str, urls: Urls) -> Identified:
    """Return the article or the version that `text` names; a paragraph names its version. Raises `UnknownError`.

    An identifier is not looked up, so its article may be missing.
    """
    reference = _reference(text, urls)
    if reference.slug and reference.pid is None and reference.ordinal is None:
        return _identified(reference.slug, reference.version, urls)
    return resource_identified(text, urls)


def resource_identified(text: str, urls: Urls) -> Identified:
    """Return the version that `text` names, or the current one of the article that it names. Raises `UnknownError`.

    An identifier is not looked up, so its version may be missing; any other name takes five queries at most.
    """
    reference = _reference(text, urls)
    if reference.slug and reference.version and text == urls.version_page(reference.slug, reference.version):
        return _identified(reference.slug, reference.version, urls)
    (found,) = rows_of([without_run(reference)])
    if not isinstance(found, Resolved):
        raise _unknown(found)
    identified = _identified(found.version.article.slug, found.version.number, urls)
    return replace(identified, pid=found.pid)


def _identified(slug: str, number: int | None, urls: Urls) -> Identified:
    identifier = urls.version_page(slug, number) if number else urls.article_page(slug)
    return Identified(identifier, slug, number)


def _reference(text: str, urls: Urls) -> Reference:
    (reference,) = read_references([(text, parse_reference)], urls)
    if not isinstance(reference, Reference):
        raise _unknown(reference)
    return reference


def _unknown(error: UnknownError) -> UnknownError:
    """Return the error as one that has a type of problem: references have codes of their own."""
    return UnknownError("unknown_reference", error.detail)

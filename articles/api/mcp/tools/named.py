"""The one text that an argument names: a version, or one passage of it."""

from pydantic import Field

from articles.addresses import Urls
from articles.selectors.candidates import candidates
from articles.selectors.errors import UnknownError
from articles.selectors.resolving import Resolved
from articles.selectors.withdrawals import Withdrawals, refusals_of
from articles.web.problems import ApiError, ProblemError

LONGEST_REFERENCE = 4_000
REFERENCE = (
    "A paragraph's identifier (`3k7xq9d2br`), an article's slug, a citation key (`slug.v2`, `3k7xq9d2br.v1`), any address "
    "of a text here, or the URL or the DOI of a known publication"
)


def reference_field(description: str = REFERENCE) -> object:
    """Return the field of an argument that names a text."""
    return Field(min_length=1, max_length=LONGEST_REFERENCE, pattern=r"^[^\x00]+$", description=description)


def text_named(reference: str, urls: Urls) -> tuple[Resolved, Withdrawals]:
    """Return the text that the argument `id` names, and what is withdrawn of its article.

    Raises `ApiError` if it names none or several, and `WithdrawnError`.
    """
    try:
        found = candidates(reference, urls)
    except UnknownError as error:
        raise wrong("/id", error.code, error.detail) from error
    if len(found) > 1:
        slugs = ", ".join(f"“{resolved.version.article.slug}”" for resolved in found[:5])
        raise wrong(
            "/id", "ambiguous_reference", f"“{reference[:80]}” names {len(found)} texts: {slugs}. Name one of them."
        )
    (resolved,) = found
    withdrawals = refusals_of(resolved.version.article_id)
    withdrawals.refuse_version(resolved.version)
    for passage in resolved.passages:
        withdrawals.refuse_passage(passage)
    return resolved, withdrawals


def wrong(pointer: str, code: str, detail: str) -> ApiError:
    """Return the error that points at an argument."""
    return ApiError(code, detail, [ProblemError(pointer=pointer, code=code, detail=detail)])


def located(pointer: str, detail: str) -> str:
    """Return what is wrong behind the JSON pointer to it, with which the sentence may begin already."""
    return detail if detail.startswith(f"{pointer}:") else f"{pointer}: {detail}"

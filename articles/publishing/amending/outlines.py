"""The outline of an article: the headings and roles that an editor supplies, each at the paragraph with which its section begins.

Reads passages; writes nothing. A heading belongs to a paragraph, so it stays with the paragraph in later versions, and no digest
covers it.
"""

from collections.abc import Mapping, Sequence
from math import inf
from typing import Any, get_args

from articles.choices import SectionRoleName
from articles.models import Article, Passage
from articles.publishing.errors import UnpublishableError

MOST_HEADINGS = 1000
LONGEST_HEADING = 500  # characters
_ROLES = get_args(SectionRoleName)


def checked_outline(article: Article, given: Sequence[Mapping[str, Any]] | None) -> list[dict[str, Any]] | None:
    """Return the headings as they are stored: `paragraph` (a PID), `heading` and `role`, in the order of the current version.

    A paragraph has to be one of the current version, or one that the outline names already; those stand at the end. None makes
    the outline unknown. Raises `UnpublishableError`.
    """
    if given is None:
        return None
    if len(given) > MOST_HEADINGS:
        raise _refused("", "too_many", f"An outline has at most {MOST_HEADINGS} headings.")
    headings = [_heading(entry) for entry in given]
    wanted = [heading["paragraph"] for heading in headings]
    rows = Passage.objects.filter(version=article.current_version_id, paragraph__pid__in=wanted)
    places = dict(rows.values_list("paragraph__pid", "ordinal"))
    known = {*places, *(entry["paragraph"] for entry in article.outline or ())}
    for index, heading in enumerate(headings):
        _check(heading, index)
        if wanted[index] in wanted[:index]:
            raise _refused(f"/{index}/paragraph", "repeated", "Another heading is at this paragraph already.")
        if wanted[index] not in known:
            detail = f"The current version has no paragraph “{wanted[index][:40]}”."
            raise _refused(f"/{index}/paragraph", "not_in_version", detail)
    return sorted(headings, key=lambda heading: places.get(heading["paragraph"], inf))


def _heading(entry: Mapping[str, Any]) -> dict[str, Any]:
    return {"paragraph": str(entry["paragraph"]), "heading": entry.get("heading"), "role": entry.get("role", "body")}


def _check(entry: Mapping[str, Any], index: int) -> None:
    """Raise `UnpublishableError` if the heading is too long or empty, or if the role is unknown."""
    heading, role = entry["heading"], entry["role"]
    if role not in _ROLES:
        raise _refused(f"/{index}/role", "unknown_role", f"The roles of a section are {', '.join(_ROLES)}.")
    if heading is None and role == "body":
        raise _refused(f"/{index}/heading", "empty", "A section needs a heading, or another role than body.")
    if heading is not None and (not heading.strip() or len(heading) > LONGEST_HEADING):
        raise _refused(f"/{index}/heading", "too_long", f"A heading has 1 to {LONGEST_HEADING} characters.")


def _refused(place: str, code: str, detail: str) -> UnpublishableError:
    return UnpublishableError(detail, code=code, pointer=f"/outline{place}")

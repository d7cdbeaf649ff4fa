"""The warnings of the intake in the words of the desk, each with the part of the form that it is about. Pure."""

import re
from collections import defaultdict
from collections.abc import Iterable

# Where a warning that has the words stands; the first that fits counts. Fields have their names, and parts of the page too.
ELSEWHERE = "text"
_PLACES = (
    (r"\blanguage\b.*\bguessed\b", "language"),
    (r"\bwhich outlet\b", "outlet"),
    (r"\b(byline|biography|author)\b", "authors"),
    (r"\bsubtitle\b", "subtitle"),
    (r"\btitle\b", "title"),
    (r"\bdate\b", "published"),
    (r"^The (DOI)\b", "doi"),
    (r"^The (ISSN)\b", "issn"),
    (r"^The (volume)\b", "volume"),
    (r"^The (issue)\b", "issue"),
    (r"^The (pages)\b", "pages"),
    (r"\bpublication\b|\bnote\b.*\bwhere and when\b", "first"),
)
_SIDECAR = re.compile(r"; [^;]*\bsidecar\b.*$")


def warnings_by_place(warnings: Iterable[str]) -> dict[str, list[str]]:
    """Return the warnings by the field or the part of the form that each is about; `ELSEWHERE` for the others."""
    placed: dict[str, list[str]] = defaultdict(list)
    for warning in warnings:
        text = _SIDECAR.sub(".", warning)
        place = next((name for pattern, name in _PLACES if re.search(pattern, text)), ELSEWHERE)
        placed[place].append(text)
    return dict(placed)

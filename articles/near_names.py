"""The known name that somebody meant by an unknown one; None if no known name is near. Pure."""

from collections.abc import Iterable, Mapping, Sequence

from rapidfuzz import process
from rapidfuzz.distance import OSA

_LETTERS_A_MISTAKE = 3  # a name of so many letters may have one wrong, one of twice as many may have two
_SHORTEST_STEM = 4
# Names that other services have for the same thing; the first one that is known is meant.
_SYNONYMS: Mapping[str, Sequence[str]] = {
    **dict.fromkeys(("limit", "perpage", "size", "rows", "maxresults", "pagelength"), ("page_size",)),
    **dict.fromkeys(("page", "offset", "start", "position"), ("cursor", "after")),
    **dict.fromkeys(("sort", "sortby", "order", "orderby"), ("ordering",)),
    **dict.fromkeys(("search", "query", "term", "terms", "text", "words", "fulltext"), ("q", "text")),
    **dict.fromkeys(("q", "quote", "quotation", "exact"), ("text",)),
    **dict.fromkeys(("select", "include", "only"), ("fields",)),
    **dict.fromkeys(("total", "withcount", "includetotal"), ("count",)),
    **dict.fromkeys(("creator", "person", "byline", "writer"), ("author", "authors")),
    **dict.fromkeys(("publisher", "journal", "newspaper", "source"), ("outlet",)),
    **dict.fromkeys(("tag", "tags", "subject", "topic"), ("keyword", "keywords")),
    **dict.fromkeys(("category", "section"), ("genre",)),
    **dict.fromkeys(("from", "since"), ("published_after", "after")),
    **dict.fromkeys(("to", "until"), ("published_before",)),
    **dict.fromkeys(("modified", "changed", "modifiedsince", "updatedsince"), ("updated_after",)),
    **dict.fromkeys(("ids", "pid", "pids"), ("id",)),
}


def near_name(name: str, known: Iterable[str]) -> str | None:
    """Return which of the `known` names was meant by `name`: a synonym, one that it begins, or one with few other letters."""
    plain = {_plain(candidate): candidate for candidate in known}
    wanted = _plain(name)
    synonym = next((candidate for candidate in _SYNONYMS.get(wanted, ()) if candidate in plain.values()), None)
    return synonym or _misspelled(wanted, plain) or _longer(wanted, plain)


def _misspelled(wanted: str, plain: Mapping[str, str]) -> str | None:
    mistakes = len(wanted) // _LETTERS_A_MISTAKE
    nearest = process.extractOne(wanted, list(plain), scorer=OSA.distance, score_cutoff=mistakes)
    return plain[nearest[0]] if nearest else None


def _longer(wanted: str, plain: Mapping[str, str]) -> str | None:
    """Return the known name that begins with `wanted`, or that `wanted` begins with."""
    for candidate, name in plain.items():
        shorter = min(wanted, candidate, key=len)
        if len(shorter) >= _SHORTEST_STEM and wanted.startswith(shorter) and candidate.startswith(shorter):
            return name
    return None


def _plain(name: str) -> str:
    """Return a name in lower case, without what only parts its words."""
    return name.lower().replace("_", "").replace("-", "")

"""The arguments of a request (OAI-PMH 2.0, 3.1.1 and 4): which verb takes which, each of them once. Pure."""

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from articles.feeding.feeds.xml_text import xml_text

FORM = "application/x-www-form-urlencoded"


class OaiError(Exception):
    """The request cannot be answered. `code` is one of the protocol's (3.6); the sentence is for a person."""

    def __init__(self, code: str, detail: str) -> None:
        super().__init__(detail)
        self.code = code
        self.detail = detail

    @property
    def shows_arguments(self) -> bool:
        """Whether the answer repeats the arguments, which it must not if they are the mistake (3.2)."""
        return self.code not in ("badVerb", "badArgument")


class _Takes(NamedTuple):
    """The arguments of a verb. `alone` stands without any other."""

    required: frozenset[str] = frozenset()
    optional: frozenset[str] = frozenset()
    alone: str | None = None

    @property
    def all(self) -> set[str]:
        return {*self.required, *self.optional, *([self.alone] if self.alone else [])}


_LIST = _Takes(frozenset({"metadataPrefix"}), frozenset({"from", "until", "set"}), alone="resumptionToken")
_VERBS: Mapping[str, _Takes] = {
    "GetRecord": _Takes(frozenset({"identifier", "metadataPrefix"})),
    "Identify": _Takes(),
    "ListIdentifiers": _LIST,
    "ListMetadataFormats": _Takes(optional=frozenset({"identifier"})),
    "ListRecords": _LIST,
    "ListSets": _Takes(alone="resumptionToken"),
}
_LONGEST = 1_000  # characters of a value


def arguments_of(values: Mapping[str, Sequence[str]]) -> dict[str, str]:
    """Return the arguments of a request, the verb among them. Raises `OaiError`."""
    verb = _verb(values.get("verb", ()))
    takes = _VERBS[verb]
    given = {name: texts for name, texts in values.items() if name != "verb"}
    for name, texts in given.items():
        if name not in takes.all:
            raise OaiError("badArgument", f"{verb} takes no “{name[:40]}”; it takes {_listed(takes.all)}.")
        if len(texts) > 1:
            raise OaiError("badArgument", f"“{name}” is given {len(texts)} times; give it once.")
        # The answer repeats the value, so it must be one that XML can hold.
        if not texts[0] or len(texts[0]) > _LONGEST or xml_text(texts[0]) != texts[0]:
            raise OaiError("badArgument", f"“{name}” is empty, longer than {_LONGEST:,} characters, or no text.")
    if takes.alone in given:
        if len(given) > 1:
            raise OaiError("badArgument", f"“{takes.alone}” stands alone, because it names the whole list.")
    elif missing := takes.required - given.keys():
        raise OaiError("badArgument", f"{verb} needs {_listed(missing)}.")
    return {"verb": verb, **{name: text for name, (text,) in given.items()}}


def _verb(texts: Sequence[str]) -> str:
    if len(texts) != 1:
        raise OaiError("badVerb", f"A request names one verb, of {_listed(_VERBS)}; this one names {len(texts)}.")
    if texts[0] not in _VERBS:
        raise OaiError("badVerb", f"The verbs are {_listed(_VERBS)}.")
    return texts[0]


def _listed(names: Mapping[str, object] | set[str] | frozenset[str]) -> str:
    return ", ".join(sorted(names)) or "no argument"

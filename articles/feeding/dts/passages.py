"""The units and the lines that a client names by references of a citation tree. Reads the store."""

from collections.abc import Mapping

from articles.feeding.dts.queries import Span
from articles.feeding.dts.vocabulary import Tree
from articles.identity import pids
from articles.models import Version
from articles.references import pid_named, positive_int
from articles.selectors.citable_units import Unit, units_at, units_named
from articles.selectors.errors import UnknownError, unknown_ordinal
from articles.selectors.lines import TextLine, lines_between, lines_from
from articles.web.problems import invalid_parameter


def units_of_span(version: Version, span: Span) -> tuple[Unit, Unit]:
    """Return the first and the last unit that a client names; one query.

    Raises `UnknownError` if the version does not have both, and `ApiError` if the last comes before the first.
    """
    if span.tree == Tree.ORDINALS:
        first, last = _ordinal(version, span.first), _ordinal(version, span.last)
        at = units_at(version.pk, {first, last})
        units = at[first], at[last]
    else:
        names = _pid(span.first), _pid(span.last)
        named = units_named(version.pk, set(names))
        units = _known(names[0], named, version), _known(names[1], named, version)
    if units[0].ordinal > units[1].ordinal:
        raise invalid_parameter("end", "“end” comes before “start” in the text; exchange them.")
    return units


def lines_of_span(version: Version, span: Span) -> list[TextLine]:
    """Return the text from the first unit that a client names to the last; one query. There is at least one passage.

    Raises errors as `units_of_span` does.
    """
    if span.tree == Tree.ORDINALS:
        lines = lines_between(version.pk, _ordinal(version, span.first), _ordinal(version, span.last))
    else:
        lines = lines_from(version.pk, _pid(span.first), _pid(span.last))
    if not lines:
        units_of_span(version, span)
    return lines


def _known(pid: str, named: Mapping[str, Unit], version: Version) -> Unit:
    if pid not in named:
        detail = f"Version {version.number} has no paragraph with the identifier “{pid}”."
        raise UnknownError("unknown_paragraph", detail)
    return named[pid]


def _pid(text: str) -> str:
    try:
        return pid_named(text)
    except (pids.MalformedPidError, pids.MistypedPidError) as error:
        raise UnknownError(error.code, str(error)) from error


def _ordinal(version: Version, text: str) -> int:
    ordinal = positive_int(text)
    if ordinal is None or ordinal > version.paragraph_count:
        raise unknown_ordinal(version, text)
    return ordinal

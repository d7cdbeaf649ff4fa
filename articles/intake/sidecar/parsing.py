"""YAML or JSON to a Sidecar. Every problem is named by a JSON pointer (RFC 6901) into what the editor wrote."""

from typing import Any

from pydantic import ValidationError
from pydantic_core import ErrorDetails
from rapidfuzz import process
from ruamel.yaml import YAML
from ruamel.yaml.constructor import DuplicateKeyError, SafeConstructor
from ruamel.yaml.error import MarkedYAMLError, YAMLError
from ruamel.yaml.events import AliasEvent, CollectionEndEvent, CollectionStartEvent

from articles.intake.errors import SidecarError
from articles.intake.sidecar.model import Sidecar
from articles.pointers import model_at, pointer_to

MAX_SIDECAR_BYTES = 1024 * 1024
_DEEPEST = 8
_MOST_EVENTS = 50_000  # keys, values and brackets; reading a mebibyte of them would take half a minute
_MOST_PROBLEMS = 100
_NEAR = 60  # of 100: how alike an unknown key must be to a known one to be named as what was meant
_QUOTE_IT = frozenset({"string_type"})


class _Constructor(SafeConstructor):
    """Leaves dates as they are written, so that one that does not exist is named by its field."""


_Constructor.add_constructor("tag:yaml.org,2002:timestamp", SafeConstructor.construct_yaml_str)


def parse_yaml(data: bytes) -> Sidecar:
    """Read a sidecar file: YAML 1.2 (where `no` is a text), in UTF-8, without anchors, aliases and double keys.

    Raises `SidecarError`.
    """
    if len(data) > MAX_SIDECAR_BYTES:
        raise SidecarError([("", "too_large", f"The sidecar is larger than {MAX_SIDECAR_BYTES:,} bytes.")])
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise SidecarError([("", "not_utf8", "The sidecar is not UTF-8; save it again as UTF-8.")]) from error
    try:
        _refuse_tricks(text)
        yaml = YAML(typ="safe", pure=True)
        yaml.Constructor = _Constructor
        value = yaml.load(text)
    except DuplicateKeyError as error:
        raise SidecarError(
            [("", "duplicate_key", f"A key is given twice{_place(error)}; keep one of them.")]
        ) from error
    except (YAMLError, ValueError, RecursionError) as error:
        raise SidecarError([("", "not_yaml", f"The sidecar is not YAML{_place(error)}; look at that line.")]) from error
    return parse_json_object({} if value is None else value)


def parse_json_object(value: object) -> Sidecar:
    """Check what was given as a mapping, such as the `metadata` of a request. Raises `SidecarError`."""
    if not isinstance(value, dict):
        raise SidecarError(
            [("", "not_an_object", "The metadata must be an object, with keys such as title and language.")]
        )
    try:
        return Sidecar.model_validate(value)
    except ValidationError as error:
        errors = error.errors(include_url=False, include_input=False)[:_MOST_PROBLEMS]
        raise SidecarError([_problem(one) for one in errors]) from error


def _refuse_tricks(text: str) -> None:
    """Aliases can make a small file huge, depth can exhaust the stack, and numbers of values the time."""
    depth = 0
    for count, event in enumerate(YAML(typ="safe", pure=True).parse(text)):
        if count > _MOST_EVENTS:
            raise SidecarError([("", "too_large", "The sidecar holds more values than any article needs.")])
        if isinstance(event, AliasEvent) or getattr(event, "anchor", None):
            raise SidecarError(
                [("", "alias", f"Anchors and aliases are not read{_place_of(event.start_mark)}; write the value out.")]
            )
        depth += isinstance(event, CollectionStartEvent) - isinstance(event, CollectionEndEvent)
        if depth > _DEEPEST:
            raise SidecarError(
                [("", "too_deep", f"The sidecar is nested more than {_DEEPEST} deep{_place_of(event.start_mark)}.")]
            )


def _place(error: Exception) -> str:
    return _place_of(error.problem_mark) if isinstance(error, MarkedYAMLError) else ""


def _place_of(mark: Any) -> str:
    return f" (line {mark.line + 1})" if mark is not None else ""


def _problem(error: ErrorDetails) -> tuple[str, str, str]:
    pointer = pointer_to(error["loc"])
    if error["type"] == "extra_forbidden":
        return pointer, "unknown_key", _unknown_key(error["loc"])
    detail = error["msg"].removeprefix("Value error, ")
    if error["type"] in _QUOTE_IT:
        detail += "; put it in quotation marks"
    return pointer, error["type"], detail[:1].upper() + detail[1:]


def _unknown_key(location: tuple[int | str, ...]) -> str:
    known = sorted(model_at(Sidecar, location[:-1]).model_fields)
    nearest = process.extractOne(str(location[-1]), known, score_cutoff=_NEAR)
    meant = f"did you mean {nearest[0]}?" if nearest else f"known are: {', '.join(known)}."
    return f"There is no key “{str(location[-1])[:80]}”; {meant}"

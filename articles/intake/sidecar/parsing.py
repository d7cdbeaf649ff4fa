"""YAML or JSON to a Sidecar. In files it lies beside the document: `NAME.meta.yaml` beside `NAME.ext`.

Every problem is named by a JSON pointer (RFC 6901) into what the editor wrote.
"""

from pathlib import Path

from pydantic import ValidationError
from pydantic_core import ErrorDetails

from articles.intake.errors import SidecarError
from articles.intake.sidecar.model import Sidecar
from articles.intake.yaml import Bounds, YamlRefused, load_yaml
from articles.near_names import near_name
from articles.pointers import model_at, pointer_to
from articles.reasons import predicate_of, reason_of

MAX_SIDECAR_BYTES = 1024 * 1024
_BOUNDS = Bounds(events=50_000, depth=8)  # reading a mebibyte of values would take half a minute
_DETAILS = {
    "too_large": "The sidecar holds more values than any article needs.",
    "alias": "Anchors and aliases are not read{place}; write the value out.",
    "too_deep": f"The sidecar is nested more than {_BOUNDS.depth} deep{{place}}.",
    "duplicate_key": "A key is given twice{place}; keep one of them.",
    "not_yaml": "The sidecar is not YAML{place}; look at that line.",
}
_MOST_PROBLEMS = 100
_QUOTE_IT = frozenset({"string_type"})


def find_sidecar(path: Path) -> Path | None:
    """The sidecar beside a document, or None if there is none."""
    beside = path.with_name(f"{path.stem}.meta.yaml")
    return beside if beside.is_file() else None


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
        value = load_yaml(text, _BOUNDS)
    except YamlRefused as error:
        place = f" (line {error.line})" if error.line else ""
        raise SidecarError([("", error.code, _DETAILS[error.code].format(place=place))]) from error
    return parse_json_object({} if value is None else value)


def parse_json_object(value: object) -> Sidecar:
    """Check what was given as a mapping, such as the `metadata` of a request. Raises `SidecarError`."""
    if not isinstance(value, dict):
        raise SidecarError(
            [("", "not_an_object", "The metadata must be an object, with keys such as title and language.")]
        )
    try:
        return Sidecar.model_validate(value)
    except ValidationError as invalid:
        errors = invalid.errors()[:_MOST_PROBLEMS]
        raise SidecarError([_problem(error) for error in errors]) from invalid


def _problem(error: ErrorDetails) -> tuple[str, str, str]:
    pointer = pointer_to(error["loc"])
    if error["type"] == "extra_forbidden":
        return pointer, "unknown_key", _unknown_key(error["loc"])
    predicate = predicate_of(error)
    detail = f"The value {predicate}" if predicate else reason_of(error)
    if error["type"] in _QUOTE_IT:
        detail += "; put it in quotation marks"
    return pointer, error["type"], detail[:1].upper() + detail[1:]


def _unknown_key(location: tuple[int | str, ...]) -> str:
    known = sorted(model_at(Sidecar, location[:-1]).model_fields)
    nearest = near_name(str(location[-1]), known)
    meant = f"did you mean {nearest}?" if nearest else f"known are: {', '.join(known)}."
    return f"There is no key “{str(location[-1])[:80]}”; {meant}"

"""Why a value is refused, in plain words, from what pydantic reports. Pure."""

import re
from collections.abc import Callable, Mapping
from typing import Any

from pydantic_core import ErrorDetails

# What the patterns of fields want, in words.
_PATTERNS: Mapping[str, str] = {
    r"^[^\x00]+$": "must not hold a NUL character",
    r"^[^\x00,]+$": "must not hold a NUL character",
    r"^[^\x00]*[^\s\x00][^\x00]*$": "must hold more than white space, and no NUL character",
    r"^[a-z0-9]+(-[a-z0-9]+)*$": "must be of the letters a to z and digits, with single hyphens between them",
}
_SENTENCES: Mapping[str, str] = {
    "missing": "must be given",
    "string_type": "must be a text",
    "int_type": "must be a whole number",
    "int_parsing": "must be a whole number",
    "int_from_float": "must be a whole number",
    "float_type": "must be a number",
    "finite_number": "must be a number",
    "bool_type": "must be true or false",
    "list_type": "must be a list",
    "dict_type": "must be an object",
    "model_type": "must be an object",
    "model_attributes_type": "must be an object",
    "string_unicode": "must be a text in UTF-8",
    "greater_than_equal": "must be at least {ge}",
    "greater_than": "must be greater than {gt}",
    "less_than_equal": "must be at most {le}",
    "less_than": "must be less than {lt}",
}
_QUOTED = re.compile(r"'([^']*)'")
_PYDANTICS_OWN = re.compile(r"^(Input|Value|String|List|Tuple|Set|Dictionary|URL|Data) should ")


def predicate_of(error: ErrorDetails) -> str | None:
    """Return what the value must be, to stand behind the value's name; None if a check of our own wrote a sentence."""
    context, kind = error.get("ctx", {}), error["type"]
    if error["msg"].startswith("must "):
        return error["msg"]
    if kind in _SENTENCES:
        return _SENTENCES[kind].format(**context)
    if kind in _BY_CONTEXT:
        return _BY_CONTEXT[kind](context)
    own = _PYDANTICS_OWN.sub("must ", error["msg"]).rstrip(".")
    return own if own.startswith("must ") else None


def reason_of(error: ErrorDetails) -> str:
    """Return why the value is refused: what it must be, or the sentence of a check of our own, without its full stop."""
    return predicate_of(error) or error["msg"].removeprefix("Value error, ").rstrip(".")


def _length(bound: str, unit: str) -> Callable[[Mapping[str, Any]], str]:
    """Return what says how long a value must be, from its context."""

    def sentence(context: Mapping[str, Any]) -> str:
        count = next(context[name] for name in ("min_length", "max_length") if name in context)
        if bound == "least" and count == 1:
            return f"must have at least one {unit}"
        return f"must have at {bound} {count:,} {unit}{'' if count == 1 else 's'}"

    return sentence


def _pattern(context: Mapping[str, Any]) -> str:
    pattern = str(context["pattern"])
    return _PATTERNS.get(pattern, f"must match the pattern {pattern}")


def _choice(context: Mapping[str, Any]) -> str:
    expected = _QUOTED.sub(r"“\1”", str(context["expected"]))
    return f"must be {expected}"


_BY_CONTEXT: Mapping[str, Callable[[Mapping[str, Any]], str]] = {
    "string_too_short": _length("least", "character"),
    "string_too_long": _length("most", "character"),
    "too_short": _length("least", "item"),
    "too_long": _length("most", "item"),
    "string_pattern_mismatch": _pattern,
    "literal_error": _choice,
}

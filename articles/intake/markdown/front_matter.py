"""The front matter of a Markdown file: YAML between `---`, TOML between `+++`, or a JSON object (Jekyll, Hugo, Eleventy).

Reads text; gives the values and the text below. Bounded: no aliases, little depth, no more values than any post has.
"""

import json
import re
import tomllib
from collections.abc import Mapping
from typing import Any

from ruamel.yaml import YAML
from ruamel.yaml.constructor import SafeConstructor
from ruamel.yaml.error import MarkedYAMLError, YAMLError
from ruamel.yaml.events import AliasEvent, CollectionEndEvent, CollectionStartEvent

from articles.intake.errors import Unreadable

_YAML = re.compile(r"\s*---[ \t]*\n(?P<inside>.*?)^(?:---|\.\.\.)[ \t]*(?:\n|\Z)", re.DOTALL | re.MULTILINE)
_TOML = re.compile(r"\s*\+\+\+[ \t]*\n(?P<inside>.*?)^\+\+\+[ \t]*(?:\n|\Z)", re.DOTALL | re.MULTILINE)
_KEYED = re.compile(r"\s*---[ \t]*\n(?:\s*#.*\n)*\s*[\w\"'-][\w \"'-]{0,60}:", re.ASCII)
_LONGEST = 100_000  # characters
_MOST_EVENTS = 20_000
_DEEPEST = 12


class _Constructor(SafeConstructor):
    """Leaves dates as they are written, with the precision that they are written in."""


_Constructor.add_constructor("tag:yaml.org,2002:timestamp", SafeConstructor.construct_yaml_str)


def split_front_matter(text: str) -> tuple[Mapping[str, Any], str]:
    """The values (empty without front matter) and the text below.

    Raises `Unreadable` with code `front_matter` where it cannot be read.
    """
    for pattern, load in ((_YAML, _yaml), (_TOML, _toml)):
        found = pattern.match(text)
        if found and (pattern is _TOML or _KEYED.match(text) or not found["inside"].strip()):
            return _mapping(load(_bounded(found["inside"]))), text[found.end() :]
    if _KEYED.match(text) and not _YAML.match(text):
        raise _refusal("The front matter does not end; close it with a line of ---")
    if re.match(r'\s*\{\s*"', text):
        return _json(text)
    return {}, text


def _bounded(inside: str) -> str:
    if len(inside) > _LONGEST:
        raise _refusal(f"The front matter is longer than {_LONGEST:,} characters")
    return inside


def _yaml(inside: str) -> object:
    try:
        _refuse_tricks(inside)
        yaml = YAML(typ="safe", pure=True)
        yaml.Constructor = _Constructor
        yaml.allow_duplicate_keys = True  # the generators take the first or the last of them without a word
        return yaml.load(inside)
    except (YAMLError, ValueError, RecursionError, TypeError) as error:
        mark = error.problem_mark if isinstance(error, MarkedYAMLError) else None
        line = f" in line {mark.line + 2}" if mark is not None else ""
        raise _refusal(f"The front matter is not YAML{line}; look at that line") from error


def _refuse_tricks(inside: str) -> None:
    depth = 0
    for count, event in enumerate(YAML(typ="safe", pure=True).parse(inside)):
        if count > _MOST_EVENTS:
            raise _refusal("The front matter holds more values than any article needs")
        if isinstance(event, AliasEvent):
            raise _refusal("The front matter holds aliases, which are not read; write the value out")
        depth += isinstance(event, CollectionStartEvent) - isinstance(event, CollectionEndEvent)
        if depth > _DEEPEST:
            raise _refusal(f"The front matter is nested more than {_DEEPEST} deep")


def _toml(inside: str) -> object:
    try:
        return tomllib.loads(inside)
    except (ValueError, RecursionError) as error:
        raise _refusal(f"The front matter is not TOML: {str(error)[:100]}") from error


def _json(text: str) -> tuple[Mapping[str, Any], str]:
    """A JSON object that the text begins with; text that only looks like one has no front matter."""
    start = len(text) - len(text.lstrip())
    try:
        value, end = json.JSONDecoder().raw_decode(text[: start + _LONGEST], start)
    except (ValueError, RecursionError):
        return {}, text
    return _mapping(value), text[end:]


def _mapping(value: object) -> Mapping[str, Any]:
    if value is None:
        return {}
    if not isinstance(value, Mapping):
        raise _refusal("The front matter is no list of keys and values")
    return {str(key).strip().lower().replace("-", "_"): item for key, item in value.items()}


def _refusal(detail: str) -> Unreadable:
    return Unreadable(f"{detail}.", code="front_matter")

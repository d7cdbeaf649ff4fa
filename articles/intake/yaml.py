"""YAML 1.2 as front matter and sidecars hold it, bounded.

Aliases can make a small file huge, depth can exhaust the stack, and numbers of values the time; all are refused before
a value is built. Dates stay as they are written, with the precision that they are written in.
"""

import json
from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial
from typing import Any, NoReturn

from ruamel.yaml import YAML
from ruamel.yaml.constructor import DuplicateKeyError, SafeConstructor
from ruamel.yaml.error import MarkedYAMLError, YAMLError
from ruamel.yaml.events import CollectionEndEvent, CollectionStartEvent, Event
from ruamel.yaml.parser import Parser


class YamlRefused(Exception):
    """A text that is not read. `code` says why; `line` counts from 1, None if it is not known."""

    def __init__(self, code: str, line: int | None = None) -> None:
        super().__init__(code)
        self.code, self.line = code, line


@dataclass(frozen=True, slots=True)
class Bounds:
    """How much is read: `events` are keys, values and brackets."""

    events: int
    depth: int


class _Constructor(SafeConstructor):
    """Leaves dates as text."""


_Constructor.add_constructor("tag:yaml.org,2002:timestamp", SafeConstructor.construct_yaml_str)


class _BoundedParser(Parser):
    """Refuses what is beyond the bounds. Values are built when the whole text was parsed, so none is built then."""

    _count = _depth = 0

    def __init__(self, bounds: Bounds, loader: Any) -> None:
        super().__init__(loader)
        self._bounds = bounds

    def get_event(self) -> Any:
        """Return the next event. Raises `YamlRefused`."""
        event = super().get_event()
        if self._count > self._bounds.events:
            raise YamlRefused("too_large")
        if getattr(event, "anchor", None):
            raise YamlRefused("alias", _start_of(event))
        self._count += 1
        self._depth += isinstance(event, CollectionStartEvent) - isinstance(event, CollectionEndEvent)
        if self._depth > self._bounds.depth:
            raise YamlRefused("too_deep", _start_of(event))
        return event


class _Yaml(YAML):
    """A YAML that does not look for plug-ins on the disk, which takes as long as reading a small sidecar."""

    def official_plug_ins(self) -> list[Any]:
        """Return no plug-ins."""
        return []


def load_yaml(text: str, bounds: Bounds, *, duplicate_keys: bool = False) -> object:
    """The value of the text; of a key that is given twice, the first one if `duplicate_keys` are allowed.

    Raises `YamlRefused` with code `alias`, `duplicate_key`, `not_yaml`, `too_deep` or `too_large`.
    """
    try:
        return _read_json(text, bounds)
    except (ValueError, RecursionError):
        return _read_yaml(text, bounds, duplicate_keys=duplicate_keys)


def _read_json(text: str, bounds: Bounds) -> object:
    """The value of an object in JSON, which is read in a twentieth of the time. Raises `ValueError` for every other text.

    What YAML might read differently, and what may be beyond the bounds, is left to YAML.
    """
    # Each event takes a character at least, besides the start and the end of the stream and of the document.
    is_small = len(text) + 4 <= bounds.events
    if not text.startswith("{") or "\\" in text or not is_small or not text.replace("\n", "").isprintable():
        raise ValueError
    value = _JSON.decode(text)
    if _depth(value) > bounds.depth:
        raise ValueError
    return value


def _depth(value: object) -> int:
    """How many collections lie in each other."""
    items = value.values() if isinstance(value, dict) else value if isinstance(value, list) else None
    return 0 if items is None else 1 + max(map(_depth, items), default=0)


def _each_once(pairs: Sequence[tuple[str, object]]) -> dict[str, object]:
    """The object of the pairs. Raises `ValueError` if a key comes twice."""
    value = dict(pairs)
    if len(value) < len(pairs):
        raise ValueError
    return value


def _refused(_number: str) -> NoReturn:
    raise ValueError


_JSON = json.JSONDecoder(object_pairs_hook=_each_once, parse_float=_refused, parse_constant=_refused)


def _read_yaml(text: str, bounds: Bounds, *, duplicate_keys: bool) -> object:
    try:
        yaml = _Yaml(typ="safe", pure=True)
        yaml.Parser = partial(_BoundedParser, bounds)
        yaml.Constructor = _Constructor
        yaml.allow_duplicate_keys = duplicate_keys
        return yaml.load(text)
    except DuplicateKeyError as error:
        raise YamlRefused("duplicate_key", _line_of(error)) from error
    except (YAMLError, ValueError, RecursionError, TypeError) as error:
        raise YamlRefused("not_yaml", _line_of(error)) from error


def _line_of(error: Exception) -> int | None:
    mark = error.problem_mark if isinstance(error, MarkedYAMLError) else None
    return mark.line + 1 if mark is not None else None


def _start_of(event: Event) -> int | None:
    return event.start_mark.line + 1 if event.start_mark is not None else None

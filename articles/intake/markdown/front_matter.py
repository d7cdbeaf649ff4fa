"""The front matter of a Markdown file: YAML between `---`, TOML between `+++`, or a JSON object (Jekyll, Hugo, Eleventy).

Reads text; gives the values and the text below. Bounded: no aliases, little depth, no more values than any post has.
"""

import json
import re
import tomllib
from collections.abc import Mapping
from typing import Any

from articles.intake.errors import Unreadable
from articles.intake.markdown.places import placed_values
from articles.intake.yaml import Bounds, YamlRefused, load_yaml

_YAML = re.compile(
    r"\s*---(?:[ \t]*ya?ml)?[ \t]*\n(?P<inside>.*?)^(?:---|\.\.\.)[ \t]*(?:\n|\Z)", re.DOTALL | re.MULTILINE
)
_TOML = re.compile(
    r"\s*(?P<fence>\+\+\+|---[ \t]*toml)[ \t]*\n(?P<inside>.*?)^(?:\+\+\+|---)[ \t]*(?:\n|\Z)", re.DOTALL | re.MULTILINE
)
_JSON = re.compile(
    r"\s*(?:---[ \t]*json|;;;)[ \t]*\n(?P<inside>.*?)^(?:---|;;;)[ \t]*(?:\n|\Z)", re.DOTALL | re.MULTILINE
)
_KEYED = re.compile(r"\s*---(?:[ \t]*ya?ml)?[ \t]*\n(?:\s*#.*\n)*\s*[\w\"'-][\w \"'-]{0,60}:")
# Headers without fences: lines of `% ` (Pandoc: title, authors, date), and `Title: …` (MultiMarkdown, Pelican).
_PERCENT = re.compile(
    r"%[ \t]+(?P<title>\S.*(?:\n[ \t]+\S.*)*)\n(?:%[ \t]*(?P<author>.*(?:\n[ \t]+\S.*)*)\n)?(?:%[ \t]*(?P<date>.*)\n)?"
)
_HEADED = re.compile(r"(?:[A-Za-z][A-Za-z _-]{1,30}:[ \t]+\S.*\n(?:[ \t]+\S.*\n)*){2,20}(?=[ \t]*\n|\Z)")
_HEADER = re.compile(r"^([A-Za-z][A-Za-z _-]{1,30}):[ \t]+(\S.*(?:\n[ \t]+\S.*)*)", re.MULTILINE)
_LONGEST = 100_000  # characters
_MOST_DOTS = 5_000
_BOUNDS = Bounds(events=20_000, depth=12)
_REASONS = {
    "too_large": "The front matter holds more values than any article needs",
    "alias": "The front matter holds anchors or aliases, which are not read; write the value out",
    "too_deep": f"The front matter is nested more than {_BOUNDS.depth} deep",
}


def split_front_matter(text: str) -> tuple[Mapping[str, Any], str]:
    """The values (empty without front matter), each at its place, and the text below.

    Raises `Unreadable` with code `front_matter` if it cannot be read.
    """
    values, body = _split(text)
    return placed_values(values, text[: len(text) - len(body)].split("\n")), body


def _split(text: str) -> tuple[Mapping[str, Any], str]:
    for pattern, load in ((_YAML, _yaml), (_TOML, _toml)):
        match = pattern.match(text)
        if match and (pattern is _TOML or _KEYED.match(text) or not match["inside"].strip()):
            return _mapping(load(_bounded(match["inside"]))), text[match.end() :]
    if _KEYED.match(text):
        raise _refusal("The front matter does not end; close it with a line of ---")
    fenced = _JSON.match(text)
    if fenced:
        inside = fenced["inside"].strip()
        return _json(inside if inside.startswith("{") else f"{{{inside.rstrip(',')}}}")[0], text[fenced.end() :]
    if re.match(r'\s*\{\s*"', text):
        return _json(text)
    return _unfenced(text)


def _unfenced(text: str) -> tuple[Mapping[str, Any], str]:
    """The values in a header without fences, which must state a title."""
    percent = _PERCENT.match(text)
    if percent:
        values = {key: value.strip() for key, value in percent.groupdict().items() if value and value.strip()}
        values["title"] = " ".join(values["title"].split())
        if "author" in values:  # Pandoc has each on a line of its own, or between semicolons
            values["author"] = "; ".join(line.strip() for line in values["author"].split("\n"))
        return values, text[percent.end() :]
    headed = _HEADED.match(text)
    values = dict(_HEADER.findall(headed.group())) if headed else {}
    if headed is None or "title" not in {key.lower() for key in values}:
        return {}, text
    return _mapping(values), text[headed.end() :]


def _bounded(inside: str) -> str:
    if len(inside) > _LONGEST:
        raise _refusal(f"The front matter is longer than {_LONGEST:,} characters")
    return inside


def _yaml(inside: str) -> object:
    try:
        # Of a key that is given twice the generators too take one without a word.
        return load_yaml(inside, _BOUNDS, duplicate_keys=True)
    except YamlRefused as error:
        line = f" in line {error.line + 1}" if error.line else ""  # the line of --- is the first
        raise _refusal(_REASONS.get(error.code) or f"The front matter is not YAML{line}; look at that line") from error


def _toml(inside: str) -> object:
    if inside.count(".") > _MOST_DOTS:  # a key of many parts takes time that grows with their square
        raise _refusal(_REASONS["too_large"])
    try:
        return tomllib.loads(inside)
    except (ValueError, RecursionError) as error:
        raise _refusal(f"The front matter is not TOML: {str(error)[:100]}") from error


def _json(text: str) -> tuple[Mapping[str, Any], str]:
    """A JSON object that the text begins with; a text that only looks like one does not have front matter."""
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
        raise _refusal("The front matter is not a list of keys and values")
    values = {str(key).strip().lower().replace("-", "_").replace(" ", "_"): item for key, item in value.items()}
    # Hugo and Zola keep what their themes read in a table of its own.
    inner = [values[key] for key in ("params", "extra") if isinstance(values.get(key), Mapping)]
    return {**{key: item for table in inner for key, item in _mapping(table).items()}, **values}


def _refusal(detail: str) -> Unreadable:
    return Unreadable(f"{detail}.", code="front_matter")

"""Where in a Markdown file a fact is stated: a key of the front matter with its line, or lines of the text below.

Reads the values and the lines; gives values that know their places, and blocks with the lines that they were rendered of.
"""

import datetime
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from lxml import etree
from markdown_it.token import Token

from articles.intake.manuscript import Origin
from articles.intake.markup.blocks import PageBlock
from articles.intake.placed import Lines, PlacedText

_LINES = "data-lines"  # the attribute of rendered elements that says which lines they were made of
_DEEPEST = 4
_LONGEST_LOOKED_FOR = 40  # characters of a value by which its line is found below the key's


@dataclass(frozen=True, slots=True)
class Key:
    """A value of the front matter: its keys, outermost first, and the lines of the front matter."""

    keys: tuple[str, ...]
    value: str
    lines: Sequence[str]

    def origin(self) -> Origin:
        """Return the keys and the number of the line, and the line."""
        name, number = ".".join(self.keys), self._number()
        if number is None:
            return Origin("front_matter", name, self.value)
        return Origin("front_matter", f"{name} (line {number + 1})", self.lines[number].strip())

    def _number(self) -> int | None:
        """The line of the innermost key that is written out, or the line below it with the value."""
        number = None
        for key in self.keys:
            number = next((place for place in self._from(number) if _is_key(self.lines[place], key)), number)
        words = self.value.strip().partition("\n")[0][:_LONGEST_LOOKED_FOR]
        return next((place for place in self._from(number) if words in self.lines[place]), number)

    def _from(self, number: int | None) -> range:
        return range(number or 0, len(self.lines))


def placed_values(values: Mapping[str, Any], lines: Sequence[str]) -> Mapping[str, Any]:
    """Return the values of the front matter, with texts, numbers and days as texts that know their places."""
    return {key: _placed(value, (key,), lines) for key, value in values.items()}


def _placed(value: Any, keys: tuple[str, ...], lines: Sequence[str]) -> Any:
    if isinstance(value, Mapping) and len(keys) <= _DEEPEST:
        return {key: _placed(item, (*keys, str(key)), lines) for key, item in value.items()}
    if isinstance(value, list) and len(keys) <= _DEEPEST:
        return [_placed(item, keys, lines) for item in value]
    if isinstance(value, datetime.date):
        value = value.isoformat()
    if isinstance(value, str | int | float) and not isinstance(value, bool):
        return PlacedText(str(value), Key(keys, str(value), lines))
    return value


def _is_key(line: str, key: str) -> bool:
    """Whether a line begins with a key, in whatever letters and signs between its words."""
    written = re.match(r"[\s\-{,]*[\"']?([\w -]+?)[\"']?\s*[:=]", line)
    return written is not None and _folded(written[1]) == _folded(key)


def _folded(key: str) -> str:
    return re.sub(r"[\s_-]+", "_", key.strip().lower())


def mark_lines(tokens: Sequence[Token], numbers: Sequence[int]) -> None:
    """Write into the tokens of blocks which lines they were made of, by the `numbers` of the lines of CommonMark."""
    for token in tokens:
        if token.map and token.nesting >= 0 and not token.hidden:
            begin, end = token.map
            token.attrSet(_LINES, f"{numbers[begin]}-{numbers[min(end, len(numbers)) - 1]}")


def at_lines(blocks: Sequence[PageBlock], lines: Sequence[str], above: int) -> Iterator[PageBlock]:
    """Yield the blocks of the rendered page, each at the lines of the file that it was made of; `above` stand before the text."""
    for block in blocks:
        stated = next((value for element in _around(block.element) if (value := element.get(_LINES))), None)
        if stated is None:
            text = str(block.text)
        else:
            first, last = (above + int(number) for number in stated.split("-"))
            while last > first and not lines[last].strip():
                last -= 1
            shown = lines[first].strip() if first == last else "\n".join(map(str.strip, lines[first : last + 1]))
            text = PlacedText(block.text, Lines(first + 1, last + 1, shown))
        yield PageBlock(block.element, block.kind, text, block.html, block.link_share)


def _around(element: etree._Element) -> Iterator[etree._Element]:
    yield element
    yield from element.iterancestors()

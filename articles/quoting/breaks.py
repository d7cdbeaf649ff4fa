"""Whether a quotation may run over the beginning or the end of a text, by the letters there. Pure, and fast: no text is folded.

Letters and digits are compared in lower case, without accents, marks and white space.
"""

import re
import unicodedata
from collections.abc import Iterator

# So many letters at either end of a text are looked for in a quotation, within so many characters.
_LETTERS, _WITHIN = 6, 60
# Most often so few characters have them.
_NEAR = 12
_RUN_OF_LETTERS = re.compile(r"[^\W_]+")
# Where a paragraph of the text may end within a quotation: at a line break, behind a sentence, or before a numbered item.
_MAY_END = re.compile(r"""\n\s*|[.!?…؟۔।]["'”’»)\]]*\s+|[。！？]["”’」』]*\s*|[,;:]\s+(?=\(?\w{1,3}(?:\.\d+)?\)\s)""")


def ends_within(quoted: str) -> int:
    """Return at how many places of a quotation a paragraph may end."""
    return len(_MAY_END.findall(quoted.strip()))


def parts_of(quoted: str) -> list[str]:
    """Return the parts of a quotation between the places at which a paragraph may end."""
    return _MAY_END.split(quoted.strip())


class Edges:
    """The letters of a quotation, in which the first and the last letters of texts are looked for."""

    def __init__(self, quoted: str) -> None:
        self._quoted = _letters(quoted)

    def may_cross(self, text: str) -> bool:
        """Whether the quotation may go on before the text or behind it, as it has its first letters or its last ones."""
        return _first(text) in self._quoted or _last(text) in self._quoted

    def crosses(self, text: str) -> bool:
        """Whether the quotation as it is goes on before the text or behind it, or has all of it.

        What it has before the text's last letters stands in the text as well, or what it has behind the first ones.
        """
        starts, ends = [*self._starts(_first(text))], [*self._ends(_last(text))]
        letters = _letters(text) if starts or ends else ""
        return any(letters.endswith(self._quoted[:end][-len(letters) :]) for end in ends) or any(
            letters.startswith(self._quoted[start:][: len(letters)]) for start in starts
        )

    def _starts(self, letters: str) -> Iterator[int]:
        at = self._quoted.find(letters)
        while at >= 0 and letters:
            yield at
            at = self._quoted.find(letters, at + 1)

    def _ends(self, letters: str) -> Iterator[int]:
        return (start + len(letters) for start in self._starts(letters))

    def has_break(self, text: str, following: str) -> bool:
        """Whether the quotation has the last letters of a text and right behind them the first ones of the following text.

        It may begin with the last of these letters, or end with the first.
        """
        tail, head = _last(text), _first(following)
        if not tail or not head or (tail not in self._quoted and head not in self._quoted):
            return False
        return (
            tail + head in self._quoted
            or any(self._quoted.startswith(tail[place:] + head) for place in range(1, len(tail)))
            or any(self._quoted.endswith(tail + head[:place]) for place in range(1, len(head)))
        )


def _first(text: str) -> str:
    """Return the first letters of a text."""
    near = _letters(text[:_NEAR])[:_LETTERS]
    return near if len(near) == _LETTERS else _letters(text[:_WITHIN])[:_LETTERS]


def _last(text: str) -> str:
    """Return the last letters of a text."""
    near = _letters(text[-_NEAR:])[-_LETTERS:]
    return near if len(near) == _LETTERS else _letters(text[-_WITHIN:])[-_LETTERS:]


def _letters(text: str) -> str:
    if not text.isascii():
        text = unicodedata.normalize("NFKD", text)
    return "".join(_RUN_OF_LETTERS.findall(text.casefold()))

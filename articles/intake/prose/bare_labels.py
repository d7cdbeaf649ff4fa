"""Bylines whose labels have no sign behind them: "Tekst Jane Doe Beeld Ann Ex", "Words Jane Doe Photography Ann Ex".

Two such labels tell a byline from a title; each has a capital, and full names behind it.
"""

import re

from articles.intake.vocabulary import WORDS, longest_of

_LONGEST = 200
_CAPITAL = r"(?=(?-i:[^\W\d_a-zß-öø-ÿа-я]))"
_LINE = re.compile(
    rf"{_CAPITAL}{longest_of(WORDS.author_labels)}\s+{_CAPITAL}(?P<names>\S.*?)[\s,;|·/–—-]+"
    rf"(?P<rest>{_CAPITAL}{longest_of(WORDS.other_roles)}\s+{_CAPITAL}\S.*)\Z",
    re.IGNORECASE,
)


def cut_bare_labels(line: str) -> tuple[str, str] | None:
    """The names behind the first label, and the rest from the second label on; None if the line is any other."""
    match = _LINE.match(line) if len(line) <= _LONGEST else None
    return (match["names"], match["rest"]) if match else None

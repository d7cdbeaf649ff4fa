"""A name that no word and no mark says to be the author's, and that a biography behind the text confirms.

Reads the blocks and which are kept. A site may print "Jane Doe" alone on a line, and below the text "Jane is an engineer".
Many headings have the form of a name ("Machine Learning"), and pages tell of people in their text: so the biography must stand
behind the text, and be of one person alone.
"""

import re
from collections.abc import Iterable, Sequence

from articles.intake.markup.blocks import PageBlock
from articles.intake.prose.biographies import states_a_role, subjects
from articles.intake.prose.furniture import is_furniture_at_the_edges
from articles.intake.prose.names import is_full_name, name_tokens
from articles.intake.vocabulary import WORDS, any_of

_LONGEST_NAME = 60
_PRONOUN = re.compile(rf"\b{any_of(WORDS.he_or_she)}\b", re.IGNORECASE)


def confirmed_name(blocks: Sequence[PageBlock], kept: Sequence[bool], title: str | None) -> str | None:
    """The only full name alone on a line of whom a biography behind the text tells; None if there is none."""
    last = max((place for place, keep in enumerate(kept) if keep), default=0)
    behind = [block.text for block in blocks[last:] if len(block.text) > _LONGEST_NAME and _is_of_person(block.text)]
    lines = {block.text: block.text for block in blocks if len(block.text) <= _LONGEST_NAME} if behind else {}
    names = [line for text, line in lines.items() if text != title and _may_name(text) and _is_told(text, behind)]
    return names[0] if len(names) == 1 else None


def _is_of_person(text: str) -> bool:
    """Whether a text says what somebody does, and "he" or "she" of somebody, as nobody does of a firm."""
    return _PRONOUN.search(text) is not None and states_a_role(text)


def _may_name(line: str) -> bool:
    return is_full_name(line) and not is_furniture_at_the_edges(line)


def _is_told(name: str, biographies: Iterable[str]) -> bool:
    """Whether one of the texts begins with the name, or with the given name alone."""
    words = name_tokens(name)
    people = (name_tokens(subject) for biography in biographies for subject in subjects(biography))
    return any(person in (words, words[:1]) for person in people)

"""Whom a draft names around a quotation: people and outlets of the archive, to whom it attributes the words. Reads the store."""

from collections.abc import Iterator, Mapping, Sequence
from itertools import accumulate

import regex

from articles.folding import folded
from articles.identity.tokens import is_word, tokens_of
from articles.quoting.drafts import Marked
from articles.quoting.verdict import Attribution
from articles.selectors.naming import Named, named

_MOST_WORDS = 8  # of a name; of a script without spaces, characters
_POSSESSIVE = regex.compile(r"['’]s?$")
# Particles of up to two syllables stick to a Korean name.
_HANGUL = regex.compile(r"\p{Hangul}{3,}$")
_MOST_PARTICLES = 2
# Two words with a capital letter may be somebody whom the archive does not know.
_NAME_OF_ANYBODY = regex.compile(r"\b\p{Lu}[\p{L}\p{M}.'’\-]*\s+\p{Lu}\p{Ll}")


def attributions(quotations: Sequence[Marked]) -> list[Attribution]:
    """Return to whom each quotation of a draft is attributed; one query for all of them.

    The sentence of a quotation tells, or the one before if it names nobody. A person's name of one word tells nothing.
    """
    own = [_names_in(part.own_sentence) for part in quotations]
    before = [_names_in(part.sentence_before) for part in quotations]
    known = named({name for names in (*own, *before) for name in names})
    return [_attribution(*of_one, known) for of_one in zip(quotations, own, before, strict=True)]


# A name folded, and as it is spelled.
_Names = Mapping[str, str]


def _attribution(quotation: Marked, own: _Names, before: _Names, known: Mapping[str, Named]) -> Attribution:
    names = _known(own, known)
    if not names and not _NAME_OF_ANYBODY.search(quotation.own_sentence):
        names = _known(before, known)
    return Attribution(
        list(names.values()),
        frozenset().union(*(known[name].people for name in names)),
        frozenset().union(*(known[name].outlets for name in names)),
    )


def _known(names: _Names, known: Mapping[str, Named]) -> _Names:
    """Return the names that the archive has, but for those that are a part of a longer one."""
    found = {name: spelled for name, spelled in names.items() if name in known and _may_tell(spelled, known[name])}
    return {
        name: spelled for name, spelled in found.items() if not any(name in other for other in found if name != other)
    }


def _may_tell(spelled: str, whom: Named) -> bool:
    is_one_word = " " not in spelled and spelled.lower() != spelled.upper()
    return bool(whom.outlets) or not is_one_word


def _names_in(sentence: str) -> dict[str, str]:
    """Return all that may be a name in a sentence: runs of words of which the first is not in lower case."""
    tokens = tokens_of(sentence)
    starts = list(accumulate(map(len, tokens), initial=0))
    words = [place for place, token in enumerate(tokens) if is_word(token)]
    names: dict[str, str] = {}
    for number, first in enumerate(words):
        if tokens[first][0].islower():
            continue
        for last in words[number : number + _MOST_WORDS]:
            for name in _spellings(sentence, starts[first], starts[last + 1]):
                names.setdefault(folded(name), name)
    return names


def _spellings(sentence: str, start: int, end: int) -> Iterator[str]:
    """Yield the words as they stand, and without what may be added to a name: 's, a full stop that is its own, particles."""
    name = sentence[start:end]
    yield name
    yield _POSSESSIVE.sub("", name)
    if sentence[end : end + 1] == ".":
        yield sentence[start : end + 1]
    if _HANGUL.search(name):
        yield from (name[:-count] for count in range(1, _MOST_PARTICLES + 1))

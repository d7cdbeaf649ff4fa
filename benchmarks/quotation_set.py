"""Quotations of real texts, changed in known ways, so that what a checker should say of each is known. Pure."""

import random
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence, Set
from dataclasses import dataclass

from benchmarks.quotation_texts import is_in_script

LEAST_WORDS, MOST_WORDS = 8, 40
_STRAIGHT = {"“": '"', "”": '"', "‘": "'", "’": "'", "—": "--", "–": "-", "…": "..."}
_CURLY = {'"': "“", "'": "’", "-": "\u2011", " ": "\u00a0"}
# Of the alterations, so many replace a word, and so many more leave one out; the others add one.
_REPLACED, _LEFT_OUT = 0.6, 0.8
_LEAST_WORDS_OF_ELIDED = 14
# A made-up sentence has so many phrases of three words, each of which stands in so many texts.
_MADE_UP, _LEAST_COMMON = (3, 10), 4


@dataclass(frozen=True, slots=True)
class Case:
    """A quotation, how it was made, the paragraphs that it was made of (none if it is absent), and what is right."""

    kind: str
    text: str
    paragraphs: tuple[str, ...]
    wording: str


def cases(articles: Sequence[Sequence[str]], absent: Sequence[str], each: int, seed: int = 3) -> Iterator[Case]:
    """Yield so many quotations of each kind of articles, which are runs of paragraphs."""
    chance = random.Random(seed)
    words = [word for text in absent[:200] for word in text.split()]
    known = {phrase for text in absent for phrase in _phrases(text)}
    seen = Counter(phrase for article in articles for text in article for phrase in set(_phrases(text)))
    held, common = known & seen.keys(), [phrase for phrase, count in seen.items() if count >= _LEAST_COMMON]
    latin = [[text for text in article if text.isascii() or " " in text[:12]] for article in articles]
    scripts = [text for article in articles for text in article if is_in_script(text)]

    def text() -> str:
        while True:
            article = chance.choice(latin)
            found = chance.choice(article) if article else ""
            if len(found.split()) > LEAST_WORDS and not is_in_script(found):
                return found

    makers: Mapping[str, Callable[[], Case | None]] = {
        "verbatim": lambda: _plain("verbatim", text(), chance),
        "typographic": lambda: _typographic(text(), chance),
        "elided": lambda: _elided(text(), chance),
        **{
            f"altered {count}": lambda count=count: _altered(text(), count, words, chance)  # type: ignore[misc]
            for count in (1, 2, 3)
        },
        "over a break": lambda: _over_break(chance.choice(articles), chance),
        "short": lambda: _short(text(), chance),
        "whole": lambda: _whole(text()),
        **({"script": lambda: _of_script(chance.choice(scripts), chance)} if scripts else {}),
        "absent": lambda: _absent(chance.choice(absent), held, chance),
        "absent but near": lambda: _near(text(), words, chance),
        **({"made up": lambda: _made_up(common, chance)} if common else {}),
    }
    for make in makers.values():
        made = 0
        while made < each:
            if case := make():
                yield case
                made += 1


def _stretch(
    words: Sequence[str], chance: random.Random, least: int = LEAST_WORDS, most: int = MOST_WORDS
) -> list[str]:
    count = min(len(words), chance.randint(least, most))
    start = chance.randint(0, len(words) - count)
    return list(words[start : start + count])


def _plain(kind: str, text: str, chance: random.Random, wording: str = "verbatim") -> Case:
    quoted = " ".join(_stretch(text.split(" "), chance))
    return Case(kind, quoted, () if wording == "not_found" else (text,), wording)


def _whole(text: str) -> Case:
    return Case("whole", text, (text,), "verbatim")


def _phrases(text: str) -> Iterator[str]:
    """Yield the phrases of three words, in lower case."""
    words = text.lower().split()
    return (" ".join(words[at : at + 3]) for at in range(len(words) - 2))


def _absent(text: str, held: Set[str], chance: random.Random) -> Case | None:
    """Return a quotation of a text that is not in the archive, unless most of its phrases are."""
    case = _plain("absent", text, chance, wording="not_found")
    phrases = list(_phrases(case.text))
    return case if sum(phrase in held for phrase in phrases) <= len(phrases) / 3 else None


def _made_up(common: Sequence[str], chance: random.Random) -> Case:
    """Return common phrases of different texts, one behind the other."""
    phrases = chance.choices(common, k=chance.randint(*_MADE_UP))
    return Case("made up", " ".join(phrases), (), "not_found")


def _typographic(text: str, chance: random.Random) -> Case | None:
    quoted = " ".join(_stretch(text.split(" "), chance))
    table = _STRAIGHT if any(mark in quoted for mark in _STRAIGHT) else _CURLY
    changed = "".join(table.get(character, character) for character in quoted)
    return Case("typographic", changed, (text,), "typographic") if changed != quoted else None


def _elided(text: str, chance: random.Random) -> Case | None:
    words = _stretch(text.split(" "), chance, least=_LEAST_WORDS_OF_ELIDED)
    if len(words) < _LEAST_WORDS_OF_ELIDED or "..." in text or "…" in text or "[" in text:
        return None
    first = chance.randint(4, len(words) - 8)
    mark = chance.choice([" … ", " ... ", "... ", " [...] ", " […] ", " (...) "])
    quoted = " ".join(words[:first]) + mark + " ".join(words[first + chance.randint(1, 3) :])
    return Case("elided", quoted, (text,), "elided")


def _altered(text: str, count: int, others: Sequence[str], chance: random.Random) -> Case | None:
    words = _stretch(text.split(" "), chance, least=max(LEAST_WORDS, 4 * count))
    # What stands in brackets may be other words: that is what brackets are for.
    if len(words) < 4 * count or "[" in text:
        return None
    changed = list(words)
    for _ in range(count):
        place, way = chance.randrange(len(changed)), chance.random()
        if way < _REPLACED:
            changed[place] = chance.choice(others)
        elif way < _LEFT_OUT:
            del changed[place]
        else:
            changed.insert(place, chance.choice(others))
    quoted = " ".join(changed)
    return Case(f"altered {count}", quoted, (text,), "altered") if quoted not in text else None


def _over_break(article: Sequence[str], chance: random.Random) -> Case | None:
    start = chance.randrange(len(article) - 1)
    first, second = article[start], article[start + 1]
    if is_in_script(first) or is_in_script(second):
        return None
    end, beginning = first.split()[-chance.randint(5, 20) :], second.split()[: chance.randint(5, 20)]
    quoted = " ".join(end) + chance.choice(["\n\n", "\n", " "]) + " ".join(beginning)
    return Case("over a break", quoted, (first, second), "verbatim")


def _short(text: str, chance: random.Random) -> Case:
    return Case("short", " ".join(_stretch(text.split(" "), chance, 2, 4)), (text,), "verbatim")


def _near(text: str, others: Sequence[str], chance: random.Random) -> Case:
    """Return a quotation of which each second word is another one, so that it is not the text's any more."""
    words = _stretch(text.split(" "), chance, least=12)
    changed = [chance.choice(others) if place % 2 else word for place, word in enumerate(words)]
    return Case("absent but near", " ".join(changed), (), "not_found")


def _of_script(text: str, chance: random.Random) -> Case:
    if " " in text:
        return Case("script", " ".join(_stretch(text.split(" "), chance, 6, 14)), (text,), "verbatim")
    return Case("script", "".join(_stretch(list(text), chance, 8, 20)), (text,), "verbatim")

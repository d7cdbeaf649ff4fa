"""Made-up documents, always the same one for the same number, with a sidecar that names authors, outlet and date.

The words of a text are as frequent as those of a real one: few words stand in every text, most in hardly any (Zipf), and each
text has topics, names of two words that it says again and again. Every twentieth document is in Chinese.
"""

import json
import random
from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import accumulate
from pathlib import Path

PARAGRAPHS, WORDS = 20, 80
_VOCABULARY, _CHARACTERS = 200_000, 3_000
_TOPICS, _FREQUENT, _OF_TITLE = 3, 100, 6
_EVERY_CHINESE = 20
_AUTHORS, _OUTLETS = 200, 20
_SYLLABLES = "al ber cor den es far gon hul im jor kal len mar nos or pel qua ris sor tan ul ver wes yor zen".split()


def made_article(number: int, paragraphs: int = PARAGRAPHS, words: int = WORDS) -> bytes:
    """Return a made-up document in plain text; a "word" of a Chinese one is a character."""
    chance = random.Random(number)
    space, (known, weights) = ("", characters()) if is_chinese(number) else (" ", vocabulary())
    topics = [space.join(chance.sample(known[_FREQUENT : len(known) // 10], 2)) for _ in range(_TOPICS)]

    def sentence(length: int) -> str:
        ordinary = chance.choices(known, cum_weights=weights, k=length - 2)
        ordinary.insert(chance.randrange(length - 1), chance.choice(topics))
        return space.join(ordinary).capitalize()

    return "\n\n".join(
        [f"{sentence(_OF_TITLE)} {number}", *(f"{sentence(words)}." for _ in range(paragraphs))]
    ).encode()


def made_sidecar(number: int) -> bytes:
    """Return what an editor would know about the document of that number, as JSON, which is YAML too."""
    chance = random.Random(-number - 1)
    authors = chance.sample(range(_AUTHORS), chance.choice((1, 1, 1, 2, 3)))
    facts = {
        "language": "zh" if is_chinese(number) else "en",
        "authors": [{"name_as_printed": f"{_name(author)} {_name(author + _AUTHORS)}"} for author in authors],
        "outlet": {"name": f"The {_name(2 * _AUTHORS + chance.randrange(_OUTLETS))} Herald"},
        "published": f"{chance.randint(2000, 2025)}-{chance.randint(1, 12):02}-{chance.randint(1, 28):02}",
    }
    return json.dumps(facts).encode()


def write_documents(folder: Path, numbers: Sequence[int]) -> Iterator[Path]:
    """Write the documents with these numbers into the folder, and yield the path of each."""
    for number in numbers:
        path = folder / f"{number:06}.txt"
        path.write_bytes(made_article(number))
        path.with_suffix(".meta.yaml").write_bytes(made_sidecar(number))
        yield path


@lru_cache
def vocabulary() -> tuple[list[str], list[float]]:
    """Return the words and their summed weights: the word of rank r is used 1/r as often as the first (Zipf)."""
    words = [_name(number).lower() for number in range(_VOCABULARY)]
    return words, list(accumulate(1 / rank for rank in range(1, len(words) + 1)))


@lru_cache
def characters() -> tuple[list[str], list[float]]:
    """Return Chinese characters and their summed weights, as `vocabulary` does words."""
    known = [chr(ord("一") + number) for number in range(_CHARACTERS)]
    return known, list(accumulate(1 / rank for rank in range(1, len(known) + 1)))


def is_chinese(number: int) -> bool:
    """Return whether the document of that number is in Chinese."""
    return number % _EVERY_CHINESE == _EVERY_CHINESE - 1


def _name(number: int) -> str:
    """Return a name that no other number has."""
    syllables = []
    while True:
        number, place = divmod(number, len(_SYLLABLES))
        syllables.append(_SYLLABLES[place])
        if not number:
            return "".join(syllables).capitalize()

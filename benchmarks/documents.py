"""Made-up documents, always the same one for the same number, with a sidecar that names authors, outlet and date."""

import json
import random
from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import accumulate
from pathlib import Path

PARAGRAPHS, WORDS = 20, 80
_VOCABULARY = 20_000
_AUTHORS, _OUTLETS = 200, 20
_SYLLABLES = "al ber cor den es far gon hul im jor kal len mar nos or pel qua ris sor tan ul ver wes yor zen".split()


def made_article(number: int, paragraphs: int = PARAGRAPHS, words: int = WORDS) -> bytes:
    """Return a made-up document in plain text."""
    chance = random.Random(number)
    known, weights = vocabulary()

    def sentence() -> str:
        return " ".join(chance.choices(known, cum_weights=weights, k=words)).capitalize() + "."

    return "\n\n".join([f"Made Article Number {number}", *(sentence() for _ in range(paragraphs))]).encode()


def made_sidecar(number: int) -> bytes:
    """Return what an editor would know about the document of that number, as JSON, which is YAML too."""
    chance = random.Random(-number - 1)
    authors = chance.sample(range(_AUTHORS), chance.choice((1, 1, 1, 2, 3)))
    facts = {
        "language": "en",
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


def _name(number: int) -> str:
    """Return a name that no other number has."""
    syllables = []
    while True:
        number, place = divmod(number, len(_SYLLABLES))
        syllables.append(_SYLLABLES[place])
        if not number:
            return "".join(syllables).capitalize()

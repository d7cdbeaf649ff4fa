"""What people search for in the made-up documents: a mix of queries, always the same one."""

import random
from collections.abc import Callable
from urllib.parse import quote_plus

from benchmarks.archive import PUBLISHED
from benchmarks.documents import is_chinese, made_article, vocabulary

# Ranks of words: those in nearly every text, and those in few.
_FREQUENT, _RARE = slice(5, 150), 10_000
_LEAST = 100  # documents, some of which are Chinese


def queries(each: int, articles: int) -> dict[str, list[str]]:
    """Return so many queries of each kind, percent-encoded, for an archive of so many articles."""
    chance = random.Random(each)
    words, _ = vocabulary()
    frequent, rare = words[_FREQUENT], set(words[_RARE:])
    documents = range(max(_LEAST, min(articles, PUBLISHED)))

    def paragraph(chinese: bool = False) -> list[str]:
        """Return the words of a paragraph that is in the archive, or the characters if it is Chinese."""
        number = chance.choice([number for number in documents if is_chinese(number) == chinese])
        text = chance.choice(made_article(number).decode().split("\n\n")[1:]).strip(".").lower()
        return list(text) if chinese else text.split()

    def rare_word() -> str:
        while not (found := [word for word in paragraph() if word in rare]):
            pass
        return chance.choice(found)

    def together(count: int, chinese: bool = False) -> list[str]:
        found = paragraph(chinese)
        start = chance.randrange(len(found) - count)
        return found[start : start + count]

    kinds: dict[str, Callable[[], str]] = {
        "a rare word": rare_word,
        "a frequent word": lambda: chance.choice(frequent),
        "two words of a paragraph": lambda: " ".join(chance.sample(paragraph(), 2)),
        "three words of a paragraph": lambda: " ".join(chance.sample(paragraph(), 3)),
        "two frequent words": lambda: " ".join(chance.sample(frequent, 2)),
        "a phrase of two words": lambda: f'"{" ".join(together(2))}"',
        "a phrase of four words": lambda: f'"{" ".join(together(4))}"',
        "a phrase of two frequent words": lambda: f'"{" ".join(chance.sample(frequent, 2))}"',
        "two Chinese characters": lambda: "".join(together(2, chinese=True)),
        "a frequent word without another": lambda: "{} -{}".format(*chance.sample(frequent, 2)),
    }
    return {name: [quote_plus(make()) for _ in range(each)] for name, make in kinds.items()}

"""Real texts for quotations: paragraphs that an archive is filled with, and others that it must not find.

Reads the folder of data that is described in its own README: `alignment/*.jsonl.gz` with texts under `old` and `new`, and
`intake/*/*.json` with paragraphs. They are parted by document, so that no version of an absent text is in the archive.
"""

import gzip
import json
import random
from collections.abc import Iterator, Sequence
from hashlib import sha256
from pathlib import Path
from typing import Literal, NamedTuple

# Rules are fitted with one part of the documents, and figures are made with the other.
Part = Literal["fitted", "final"]
_LEAST_WORDS_OF_TEXT = 12
# One of so many documents is absent.
_ABSENT_EACH = 8
_SCRIPTS = {
    "ko": "동맹은 평화와 번영을 지키는 한국의 미래 경제를 위해 새로운 협력이 필요하다고 대통령이 어제 서울에서 말했다 "
    "정부와 시민들이 함께 오랜 역사를 기억하며 다음 세대에게 물려줄 것이다",
    "ar": "قال الرئيس إن التحالف يحمي السلام في المنطقة منذ سبعين عاما وإن الاقتصاد الجديد يحتاج إلى تعاون "
    "الدول الكبرى من أجل مستقبل الأجيال القادمة والحكومة تعمل مع الشعب كل يوم",
    "zh": "联盟保护地区和平七十年来经济合作需要新政府人民未来世代总统昨天在首尔说历史不会忘记共同努力",
}
_FIRST_OF_THEM = "\u0590"


class Texts(NamedTuple):
    """Different texts, in an order that is always the same."""

    held: list[str]
    absent: list[str]


def texts_in(folder: Path, part: Part) -> Texts:
    """Return the texts of one part of the documents of a folder."""
    held: dict[str, None] = {}
    absent: dict[str, None] = {}
    for document, rows in _documents(folder):
        number = int(sha256(document.encode()).hexdigest(), 16)
        if number % 2 == (part == "final"):
            kept = absent if number // 2 % _ABSENT_EACH == 0 else held
            kept.update(dict.fromkeys(" ".join(row.split()) for row in rows))
    texts = Texts(_long_enough(held), _long_enough([text for text in absent if text not in held]))
    random.Random(1).shuffle(texts.held)
    return texts


def _documents(folder: Path) -> Iterator[tuple[str, list[str]]]:
    """Yield the texts of each document with its name; all versions of one have the same name."""
    for file in sorted(folder.rglob("dev.jsonl.gz")):
        with gzip.open(file, "rt", encoding="utf-8") as lines:
            for pair in map(json.loads, lines):
                # What W3C renamed between two versions shares most of its texts.
                name = pair["source"] if pair["source"].startswith("w3c") else pair["doc"].split(":")[0]
                yield name, [row["text"] for row in (*pair["old"], *pair["new"])]
    for file in sorted(folder.glob("intake/*/*.json")):
        yield file.stem, json.loads(file.read_text(encoding="utf-8"))["expected"]["paragraphs"]


def _long_enough(texts: Sequence[str] | dict[str, None]) -> list[str]:
    return [text for text in texts if len(text.split()) >= _LEAST_WORDS_OF_TEXT]


def paragraphs_of(texts: Sequence[str], count: int, seed: int = 2) -> list[str]:
    """Return so many different paragraphs: the texts, then the halves of two texts joined, and each hundredth in a script."""
    chance = random.Random(seed)
    paragraphs = dict.fromkeys(texts[:count])
    while len(paragraphs) < count:
        if len(paragraphs) % 100 == 0:
            paragraphs[_in_script(chance)] = None
        first, second = (chance.choice(texts).split() for _ in range(2))
        paragraphs[" ".join([*first[: len(first) // 2 + 4], *second[len(second) // 2 - 4 :]])] = None
    shuffled = list(paragraphs)
    chance.shuffle(shuffled)
    return shuffled


def _in_script(chance: random.Random) -> str:
    language = chance.choice(sorted(_SCRIPTS))
    is_chinese = language == "zh"
    words = list(_SCRIPTS[language]) if is_chinese else _SCRIPTS[language].split()
    between = "" if is_chinese else " "
    return between.join(chance.choices(words, k=60 if is_chinese else 30)) + ("。" if is_chinese else ".")


def is_in_script(text: str) -> bool:
    """Whether a text has letters of another script than Latin, Greek, Cyrillic and the like."""
    return any(character > _FIRST_OF_THEM and character.isalpha() for character in text)

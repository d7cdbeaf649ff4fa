"""Quotations of real texts, changed in known ways: what a checker of quotations should say of each is known by construction.

Reads the folder of data that is described in its own README: `*.jsonl.gz` with texts under `old` and `new`.
"""

import gzip
import json
import random
from collections.abc import Callable, Iterator, Mapping, Sequence, Set
from dataclasses import dataclass
from pathlib import Path

LEAST_WORDS, MOST_WORDS = 8, 40
_LEAST_WORDS_OF_TEXT = 12
# Paragraphs that are held, of every so many texts; the rest is absent.
_ABSENT_EACH = 10
_STRAIGHT = {"“": '"', "”": '"', "‘": "'", "’": "'", "—": "--", "–": "-", "…": "..."}
_CURLY = {'"': "“", "'": "’", "-": "\u2011", " ": "\u00a0"}
_SCRIPTS = {
    "ko": "동맹은 평화와 번영을 지키는 한국의 미래 경제를 위해 새로운 협력이 필요하다고 대통령이 어제 서울에서 말했다 "
    "정부와 시민들이 함께 오랜 역사를 기억하며 다음 세대에게 물려줄 것이다",
    "ar": "قال الرئيس إن التحالف يحمي السلام في المنطقة منذ سبعين عاما وإن الاقتصاد الجديد يحتاج إلى تعاون "
    "الدول الكبرى من أجل مستقبل الأجيال القادمة والحكومة تعمل مع الشعب كل يوم",
    "zh": "联盟保护地区和平七十年来经济合作需要新政府人民未来世代总统昨天在首尔说历史不会忘记共同努力",
}
_FIRST_OF_THEM = "\u0590"
# Of the alterations, so many replace a word, and so many more leave one out; the others add one.
_REPLACED, _LEFT_OUT = 0.6, 0.8
_LEAST_WORDS_OF_ELIDED = 14


@dataclass(frozen=True, slots=True)
class Case:
    """A quotation, how it was made, the paragraphs that it was made of (none if it is absent), and what is right."""

    kind: str
    text: str
    paragraphs: tuple[str, ...]
    wording: str


def texts_in(folder: Path) -> list[str]:
    """Return the different texts of the folder, in an order that is always the same."""
    texts: dict[str, None] = {}
    for file in sorted(folder.rglob("dev.jsonl.gz")):
        with gzip.open(file, "rt", encoding="utf-8") as lines:
            for line in lines:
                document = json.loads(line)
                rows = [*document["old"], *document["new"]]
                texts.update(dict.fromkeys(" ".join(row["text"].split()) for row in rows))
    kept = [text for text in texts if len(text.split()) >= _LEAST_WORDS_OF_TEXT]
    random.Random(1).shuffle(kept)
    return kept


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


def held_and_absent(texts: Sequence[str]) -> tuple[list[str], list[str]]:
    """Part the texts into those that an archive is made of and those that it must not find."""
    held = [text for number, text in enumerate(texts) if number % _ABSENT_EACH]
    return held, [text for number, text in enumerate(texts) if not number % _ABSENT_EACH]


def cases(articles: Sequence[Sequence[str]], absent: Sequence[str], each: int, seed: int = 3) -> Iterator[Case]:
    """Yield so many quotations of each kind of articles, which are runs of paragraphs."""
    chance = random.Random(seed)
    words = [word for text in absent[:200] for word in text.split()]
    known = {phrase for text in absent for phrase in _phrases(text)}
    held = {phrase for article in articles for text in article for phrase in _phrases(text) if phrase in known}
    latin = [[text for text in article if text.isascii() or " " in text[:12]] for article in articles]
    scripts = [text for article in articles for text in article if _is_script(text)]

    def text() -> str:
        while True:
            article = chance.choice(latin)
            found = chance.choice(article) if article else ""
            if len(found.split()) > LEAST_WORDS and not _is_script(found):
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
    if len(words) < 4 * count:
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
    if _is_script(first) or _is_script(second):
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


def _in_script(chance: random.Random) -> str:
    language = chance.choice(sorted(_SCRIPTS))
    is_chinese = language == "zh"
    words = list(_SCRIPTS[language]) if is_chinese else _SCRIPTS[language].split()
    between = "" if is_chinese else " "
    return between.join(chance.choices(words, k=60 if is_chinese else 30)) + ("。" if is_chinese else ".")


def _is_script(text: str) -> bool:
    return any(character > _FIRST_OF_THEM and character.isalpha() for character in text)


def _of_script(text: str, chance: random.Random) -> Case:
    if " " in text:
        return Case("script", " ".join(_stretch(text.split(" "), chance, 6, 14)), (text,), "verbatim")
    return Case("script", "".join(_stretch(list(text), chance, 8, 20)), (text,), "verbatim")

"""How well article pages of the open web are read, beside trafilatura alone: F1 by words, facts, and how many are refused.

    python -m benchmarks.open_pages FOLDER

Reads `FOLDER/html/*.html.gz` and `FOLDER/ground-truth/*.json`, as the development half of WCXB is laid out. Writes a table.
Of title, authors and date it counts how many are right, wrong, missing, and invented: stated though the page has none.
`benchmarks.page_facts` says when a fact is right.
"""

import gzip
import json
import re
import sys
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import trafilatura

from articles.intake import IntakeError, read
from benchmarks.page_facts import Outcome, outcome_of_authors, outcome_of_date, outcome_of_title

_WORD = re.compile(r"\w+")


@dataclass(frozen=True, slots=True)
class Reading:
    """What a program makes of a page; `refused` is the code of the refusal, None if the page was read."""

    text: str = ""
    title: str | None = None
    authors: tuple[str, ...] = ()
    date: str | None = None
    refused: str | None = None


@dataclass(frozen=True, slots=True)
class Score:
    """How well a page was read: F1 by words, and what became of each fact."""

    f1: float
    facts: Mapping[str, Outcome]


def outcomes(folder: Path) -> Iterator[tuple[str, Reading, Score, Score]]:
    """Read each article page of the folder: its name, what the reader made of it, and the scores of the two."""
    for path in sorted((folder / "ground-truth").glob("*.json")):
        truth = json.loads(path.read_text(encoding="utf-8"))
        if _kind_of_page(truth) == "article":
            data = gzip.decompress((folder / "html" / f"{path.stem}.html.gz").read_bytes())
            reading, other = _read(data), _trafilatura(data)
            stated = truth["ground_truth"]
            yield path.stem, reading, _score(reading, stated), _score(other, stated)


def _score(reading: Reading, stated: Mapping[str, str | None]) -> Score:
    facts = {
        "title": outcome_of_title(reading.title, stated.get("title")),
        "authors": outcome_of_authors(reading.authors, stated.get("author")),
        "date": outcome_of_date(reading.date, stated.get("publish_date")),
    }
    return Score(word_f1(reading.text, stated.get("main_content") or ""), facts)


def word_f1(text: str, wanted: str) -> float:
    """The harmonic mean of precision and recall of the words, without their order; 1 if both texts are empty."""
    words, wanted_words = (Counter(_WORD.findall(value.lower())) for value in (text, wanted))
    total = words.total() + wanted_words.total()
    return 2 * (words & wanted_words).total() / total if total else 1.0


def _kind_of_page(truth: dict[str, dict[str, object]]) -> object:
    kind = (truth.get("_internal") or {}).get("page_type") or "article"
    return kind.get("primary", "article") if isinstance(kind, dict) else kind


def _read(data: bytes) -> Reading:
    try:
        manuscript = read(data, name="page.html")
    except IntakeError as error:
        return Reading(refused=error.code)
    text = "\n".join(block.text for block in manuscript.blocks)
    names = tuple(author.name_as_printed for author in manuscript.authors)
    return Reading(text, manuscript.title, names, manuscript.published)


def _trafilatura(data: bytes) -> Reading:
    page = trafilatura.bare_extraction(data.decode(errors="replace"), include_comments=False, with_metadata=True)
    if page is None or isinstance(page, dict):
        return Reading()
    names = tuple(name.strip() for name in (page.author or "").split(";") if name.strip())
    return Reading(page.text or "", page.title, names, page.date)


def _table(name: str, scores: Sequence[Score]) -> str:
    rows = [f"{name}: F1 by words {sum(score.f1 for score in scores) / len(scores):.3f}"]
    for fact in scores[0].facts:
        count = Counter(score.facts[fact] for score in scores)
        known = count["right"] + count["wrong"] + count["missing"]
        rows.append(
            f"  {fact}: right {count['right']} of {known}, wrong {count['wrong']}, missing {count['missing']}; "
            f"invented {count['invented']} of {count['invented'] + count['none']}"
        )
    return "\n".join(rows)


if __name__ == "__main__":
    pages = list(outcomes(Path(sys.argv[1])))
    refusals = [name for name, reading, _, _ in pages if reading.refused]
    sys.stdout.write(
        f"{len(pages)} pages, {len(refusals)} refused: {' '.join(refusals)}\n"
        f"{_table('reader', [score for _, _, score, _ in pages])}\n"
        f"{_table('trafilatura', [score for _, _, _, score in pages])}\n"
    )

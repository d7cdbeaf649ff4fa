"""How well article pages of the open web are read, beside trafilatura alone: F1 by words, and how many are refused.

    python -m benchmarks.open_pages FOLDER

Reads `FOLDER/html/*.html.gz` and `FOLDER/ground-truth/*.json`, as the development half of WCXB is laid out. Writes a table.
"""

import gzip
import json
import re
import sys
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import trafilatura

from articles.intake import IntakeError, read

_WORD = re.compile(r"\w+")


@dataclass(frozen=True, slots=True)
class Outcome:
    """What each of the two made of a page; `refused` is the code of the refusal, None if the page was read."""

    page: str
    refused: str | None
    reader: float
    trafilatura: float


def outcomes(folder: Path) -> Iterator[Outcome]:
    """Read each article page of the folder."""
    for path in sorted((folder / "ground-truth").glob("*.json")):
        truth = json.loads(path.read_text(encoding="utf-8"))
        if kind_of_page(truth) == "article":
            data = gzip.decompress((folder / "html" / f"{path.stem}.html.gz").read_bytes())
            wanted = truth["ground_truth"].get("main_content") or ""
            text, refused = _read(data)
            yield Outcome(path.stem, refused, word_f1(text, wanted), word_f1(_trafilatura(data), wanted))


def word_f1(text: str, wanted: str) -> float:
    """The harmonic mean of precision and recall of the words, without their order; 1 if both texts are empty."""
    words, wanted_words = (Counter(_WORD.findall(value.lower())) for value in (text, wanted))
    total = words.total() + wanted_words.total()
    return 2 * (words & wanted_words).total() / total if total else 1.0


def kind_of_page(truth: dict[str, dict[str, object]]) -> object:
    """The kind of page that a ground truth states; "article" if it states none."""
    kind = (truth.get("_internal") or {}).get("page_type") or "article"
    return kind.get("primary", "article") if isinstance(kind, dict) else kind


def _read(data: bytes) -> tuple[str, str | None]:
    try:
        return "\n".join(block.text for block in read(data, name="page.html").blocks), None
    except IntakeError as error:
        return "", error.code


def _trafilatura(data: bytes) -> str:
    return trafilatura.extract(data.decode(errors="replace"), include_comments=False) or ""


if __name__ == "__main__":
    pages = list(outcomes(Path(sys.argv[1])))
    refusals = [page for page in pages if page.refused]
    sys.stdout.write(
        f"{len(pages)} pages, {len(refusals)} refused: {' '.join(page.page for page in refusals)}\n"
        f"F1 by words: reader {sum(page.reader for page in pages) / len(pages):.3f}, "
        f"trafilatura {sum(page.trafilatura for page in pages) / len(pages):.3f}\n"
    )

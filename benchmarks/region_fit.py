"""Fit the trees that weigh the evidence on blocks (`articles/intake/html/trees.csv`) to pages with known texts.

    python -m benchmarks.region_fit FOLDER

Reads the article pages of `FOLDER/html` and `FOLDER/ground-truth`, as `open_pages` does. Each block of a page is an example: its
evidence, and whether it is of the known text (`region_labels`). Boosted trees are fitted to these. Each
page counts the same, and a long block more than a short one. The sites are also divided into five parts, and the pages of each
part are read with trees fitted to the others. Writes the F1 by words of these, of the rule alone, and the trees.
"""

import csv
import gzip
import json
import sys
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import NamedTuple
from urllib.parse import urlsplit
from zlib import crc32

import numpy as np
from lxml.html import HtmlElement
from numpy.typing import NDArray

from articles.intake import IntakeError
from articles.intake.decoding import decode
from articles.intake.html.announced import with_announced
from articles.intake.html.evidence import BY_RULE, FACTS, weighed_facts, word_counts
from articles.intake.html.prose_run import completed
from articles.intake.html.region import kept_blocks
from articles.intake.html.repeats import repeats
from articles.intake.html.trees import COLUMNS, TABLE, Tree
from articles.intake.html.votes import Vote, votes
from articles.intake.markup.blocks import PageBlock, page_blocks
from articles.intake.markup.charsets import charset_stated
from articles.intake.markup.folded import unfold
from articles.intake.markup.html_tree import parse_html
from articles.intake.prose.wording import weigh_words
from benchmarks.boosting import boost
from benchmarks.open_pages import kind_of_page, word_f1
from benchmarks.region_labels import blocks_in_text

Vector = NDArray[np.float64]

PARTS = 5
_MOST_WORDS = 150  # of a block, in its weight
_OF_PAGE = 100.0  # the weight of the text of a page
_MOST_OF_BLOCK = 10.0
_MOST_OF_PAGE = 200.0
_WELL = 0.99


class Page(NamedTuple):
    """The blocks of a page with their votes and facts, and which of them are of the known text."""

    site: str
    root: HtmlElement  # keeps the tree of the blocks
    blocks: list[PageBlock]
    votes: list[Vote]
    wanted: str
    facts: list[tuple[float, ...]]
    in_text: list[bool]


def pages(folder: Path) -> Iterator[Page]:
    """The article pages of the folder that state a text and can be voted on."""
    for path in sorted((folder / "ground-truth").glob("*.json")):
        truth = json.loads(path.read_text(encoding="utf-8"))
        wanted = truth["ground_truth"].get("main_content")
        if wanted and kind_of_page(truth) == "article":
            data = gzip.decompress((folder / "html" / f"{path.stem}.html.gz").read_bytes())
            site = urlsplit(truth.get("url") or path.stem).netloc
            page = _page(site, data, wanted)
            if page is not None:
                yield page


def _page(site: str, data: bytes, wanted: str) -> Page | None:
    try:
        root = parse_html(decode(data, charset_stated(data)).text)
    except IntakeError:
        return None
    unfold(root)
    blocks = page_blocks(root)
    shares = votes(root, blocks)
    if shares is None:
        return None
    in_text = blocks_in_text(blocks, wanted)
    named, announced = with_announced(blocks, shares)
    weighed = weighed_facts(named, announced, word_counts(named))
    facts: list[tuple[float, ...]] = [(*own, *around) for own, around in weighed]
    return Page(site, root, blocks, shares, wanted, facts, in_text)


def fit(examples: Iterable[Page]) -> list[Tree]:
    """The trees that fit the pages."""
    facts, answers, say = [], [], []
    for page in examples:
        for block, found, is_text, weight in zip(page.blocks, page.facts, page.in_text, _weights(page), strict=True):
            if block.kind not in BY_RULE:
                facts.append(found)
                answers.append(float(is_text))
                say.append(weight)
    return boost(np.array(facts), np.array(answers), np.array(say))


def _weights(page: Page) -> Vector:
    """The weight of each block: by its words, and so that the text of each page has the same."""
    words = np.array([min(weigh_words(block.text), _MOST_WORDS) for block in page.blocks], dtype=float)
    likely = np.array(page.in_text) | (np.array(page.votes) > 1 / 2)
    weights = np.minimum(_OF_PAGE * words / max(1.0, float(words[likely].sum())), _MOST_OF_BLOCK)
    return np.asarray(weights * min(1.0, _MOST_OF_PAGE / max(1.0, float(weights.sum()))))


def score(page: Page, trees: Sequence[Tree] | None) -> float:
    """F1 by words of the blocks that are kept with these trees, without captions and repeats; None is the rule alone."""
    kept = completed(page.blocks, kept_blocks(page.blocks, page.votes, trees))
    for place in [*repeats(page.blocks, kept)]:
        kept[place] = False
    texts = [block.text for block, keep in zip(page.blocks, kept, strict=True) if keep and block.kind != "caption"]
    return word_f1("\n".join(texts), page.wanted)


def held_out(known: Sequence[Page]) -> list[float]:
    """The score of each page with trees that were fitted to the other parts of the sites."""
    parts = [crc32(page.site.encode()) % PARTS for page in known]
    fitted = [fit(page for page, part in zip(known, parts, strict=True) if part != left) for left in range(PARTS)]
    return [score(page, fitted[part]) for page, part in zip(known, parts, strict=True)]


def main() -> None:
    """Print the scores and write the fitted trees."""
    known = list(pages(Path(sys.argv[1])))
    for name, scores in (
        ("rule alone", [score(page, None) for page in known]),
        ("held out", held_out(known)),
    ):
        print(
            f"{name}: F1 by words {np.mean(scores):.4f}, {np.mean(np.array(scores) >= _WELL):.1%} of the pages from {_WELL}"
        )
    write_table(fit(known))


def write_table(trees: Iterable[Tree]) -> None:
    """Write the trees to the table, with the names of the facts."""
    with TABLE.open("w", encoding="utf-8", newline="") as lines:
        table = csv.writer(lines, lineterminator="\n")
        table.writerow(COLUMNS)
        for tree in trees:
            first, low, high = FACTS[tree.first], FACTS[tree.low], FACTS[tree.high]
            table.writerow(tree._replace(first=first, low=low, high=high))  # type: ignore[arg-type] # names in their place


if __name__ == "__main__":
    main()

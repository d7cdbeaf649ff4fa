"""The votes of the well-kept extractors: for each of the page's blocks, the share of it that they keep.

Each finds the region well and loses or joins paragraphs in its own way, so their texts only vote; the paragraphs are
the page's own. Reads the tree; gives one number from 0 to 1 for each block.
"""

import logging
from collections.abc import Callable, Sequence
from copy import deepcopy
from itertools import chain
from typing import Self

from lxml import etree
from lxml.html import HtmlElement, fromstring
from resiliparse.extract.html2text import extract_plain_text

from articles.intake.markup.blocks import PageBlock, page_blocks
from articles.intake.prose.wording import tokens

_RUN = 4  # words, or characters in scripts without spaces; shorter blocks are looked for as a whole line
_LARGEST_PAGE = 2_000_000  # characters of markup; the extractors take more than linear time
_MOST_TAGS = 20_000
_FINDS_NONE = -1.0

for _name in ("trafilatura", "htmldate", "justext"):
    logging.getLogger(_name).setLevel(logging.CRITICAL)  # their doubts do not help an editor


class Vote(float):
    """The weighted share of the extractors that keep a block. `each` has the share of it that each of them keeps."""

    each: tuple[float, ...]

    def __new__(cls, share: float, each: tuple[float, ...]) -> Self:
        """Make a vote of a share from 0 to 1; `each` are in the order of the extractors, -1 for one that finds no text."""
        vote = super().__new__(cls, share)
        vote.each = each
        return vote


def each_of(vote: float) -> tuple[float, ...]:
    """The shares of the single extractors; of a bare number, that number, as if they were of one mind."""
    return vote.each if isinstance(vote, Vote) else (vote,) * len(_EXTRACTORS)


def votes(root: HtmlElement, blocks: Sequence[PageBlock]) -> list[Vote] | None:
    """The vote on each block; None if the page is too large to ask the extractors, or none of them finds a text."""
    markup = etree.tostring(root, encoding="unicode", method="html")
    if len(markup) > _LARGEST_PAGE or markup.count("<") > _MOST_TAGS:
        return None
    texts = [_asked(ask, root, markup) or "" for _, ask in _EXTRACTORS]
    weights = [weight if text else 0.0 for (weight, _), text in zip(_EXTRACTORS, texts, strict=True)]
    total = sum(weights)
    if not total:
        return None
    runs_of_blocks = [runs_in(tokens(block.text.casefold())) for block in blocks]
    shares: dict[str, list[float]] = {"": [_FINDS_NONE] * len(blocks)}
    for text in {*texts} - {""}:  # once each, since two extractors often keep the same
        kept_runs = runs_of(text)
        shares[text] = [share_of(runs, kept_runs) for runs in runs_of_blocks]
    return [
        Vote(sum(weight / total * share for weight, share in zip(weights, each, strict=True)), each)
        for each in zip(*(shares[text] for text in texts), strict=True)
    ]


def _asked(ask: Callable[[HtmlElement, str], str | None], root: HtmlElement, markup: str) -> str | None:
    """The text that an extractor keeps; None if it fails on the page."""
    try:
        return ask(root, markup)
    except (ValueError, TypeError, AttributeError, KeyError, IndexError, RecursionError, RuntimeError, etree.LxmlError):
        return None


def _trafilatura(root: HtmlElement, _: str) -> str | None:
    from trafilatura import extract  # here, since it takes long to import, and only readers of HTML need it

    return extract(root, include_comments=False)  # of a copy that it makes itself


def _trafilatura_widely(root: HtmlElement, _: str) -> str | None:
    from trafilatura import extract

    return extract(root, include_comments=False, favor_recall=True)


def _resiliparse(_: HtmlElement, markup: str) -> str | None:
    text: str = extract_plain_text(markup, main_content=True, alt_texts=False, links=False, list_bullets=False)
    return text


def _readability(root: HtmlElement, _: str) -> str | None:
    from trafilatura.readability_lxml import Document

    tree = fromstring(f"<div>{Document(deepcopy(root)).summary()}</div>")
    return "\n".join(block.text for block in page_blocks(tree))


_EXTRACTORS: tuple[tuple[float, Callable[[HtmlElement, str], str | None]], ...] = (
    (2.0, _trafilatura),
    (1.0, _trafilatura_widely),
    (1.0, _resiliparse),
    (1.0, _readability),
)


def runs_of(text: str) -> set[tuple[str, ...]]:
    """All runs of four words that the text holds, and its lines that are shorter: a word alone proves nothing.

    A run may go on in the next line: code and verse are printed in several.
    """
    runs: set[tuple[str, ...]] = set()
    for cell in text.casefold().split("|"):  # the cells of a table stand between bars
        lines = [tokens(line) for line in cell.split("\n")]
        words = [*chain.from_iterable(lines)]
        runs.update(tuple(line) for line in lines if 0 < len(line) < _RUN)
        runs.update(runs_in(words) if len(words) >= _RUN else ())
    return runs


def runs_in(words: list[str]) -> list[tuple[str, ...]]:
    """The runs of four words, or the one of all words if they are fewer."""
    return list(zip(*[words[i:] for i in range(min(_RUN, len(words)))], strict=False))


def share_of(runs: list[tuple[str, ...]], kept_runs: set[tuple[str, ...]]) -> float:
    """The share of the runs of a block that are among those of a text."""
    return sum(map(kept_runs.__contains__, runs)) / len(runs) if runs else 0.0

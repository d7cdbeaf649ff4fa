"""What writers were told of their articles, by which readers and the end of a soak check what they see.

Each paragraph of each version holds a word that no other has, so that any answer shows which texts it holds.
"""

import json
import re
import threading
import time
from collections.abc import Iterator
from dataclasses import dataclass, field

from benchmarks.documents import made_article, made_sidecar

PARAGRAPHS, WORDS = 4, 40
_MARK = re.compile(rb"zq(\d+)x(\d+)x(\d+)qz", re.IGNORECASE)
Mark = tuple[int, int, int]  # of an article, a version and an ordinal


@dataclass(slots=True)
class Withdrawal:
    """A text that is withdrawn: of an article, or of a version or a paragraph (an ordinal) of it; from when to when."""

    article: int
    version: int | None = None
    ordinal: int | None = None
    since: float = 0.0
    until: float = float("inf")

    def hides(self, mark: Mark, began: float, ended: float) -> bool:
        """Whether the text is hidden during all of a request."""
        article, version, ordinal = mark
        concerns = article == self.article and self.version in (None, version) and self.ordinal in (None, ordinal)
        return concerns and self.since < began and ended < self.until


@dataclass(slots=True)
class Known:
    """An article that was published: its slug, how many versions it has, and the identifiers of its paragraphs."""

    number: int
    slug: str
    versions: int = 1
    pids: list[str] = field(default_factory=list)
    withdrawal: Withdrawal | None = None


@dataclass(slots=True)
class Archive:
    """All that was acknowledged."""

    articles: dict[int, Known] = field(default_factory=dict)
    withdrawals: list[Withdrawal] = field(default_factory=list)
    lock: threading.Lock = field(default_factory=threading.Lock)

    def known(self) -> list[Known]:
        """Return all articles."""
        with self.lock:
            return list(self.articles.values())

    def hidden_marks(self, body: bytes, began: float, ended: float) -> set[Mark]:
        """Return the marks in an answer of what was withdrawn before the request began and was not reinstated by its end."""
        with self.lock:
            withdrawals = list(self.withdrawals)
        return {mark for mark in marks(body) for withdrawal in withdrawals if withdrawal.hides(mark, began, ended)}

    def withdrawn(self, withdrawal: Withdrawal) -> None:
        """Note that a withdrawal was acknowledged."""
        with self.lock:
            withdrawal.since = time.monotonic()
            self.withdrawals.append(withdrawal)
            self.articles[withdrawal.article].withdrawal = withdrawal

    def reinstating(self, known: Known) -> None:
        """Note that the article's withdrawal is about to end."""
        with self.lock:
            assert known.withdrawal
            known.withdrawal.until = time.monotonic()


def marks(body: bytes) -> Iterator[Mark]:
    """Yield the marks in an answer."""
    for match in _MARK.finditer(body):
        article, version, ordinal = map(int, match.groups())
        yield article, version, ordinal


def slug_of(number: int) -> str:
    """Return the slug of a made-up article."""
    return f"made-article-number-{number}"


def submission(number: int, version: int) -> dict[str, object]:
    """Return a version of a made-up article as the API takes it, with a mark in each paragraph."""
    _, *texts = made_article(number, PARAGRAPHS, WORDS).decode().split("\n\n")
    marked = [f"{text[:-1]} zq{number}x{version}x{ordinal}qz." for ordinal, text in enumerate(texts, 1)]
    source = "\n\n".join([f"Made article number {number}", *marked])
    return {"source": source, "media_type": "text/plain", "metadata": json.loads(made_sidecar(number))}

"""Time `match` on long made-up texts, beside the Needleman-Wunsch baseline and beside itself on a tenth of the text.

    python -m benchmarks.alignment_scale

Seconds depend on the machine, so the columns to compare are the ratios.
"""

import random
import time
from collections.abc import Callable, Sequence

from articles.identity.alignment import match
from benchmarks.alignment_baselines import needleman_wunsch_then_moves

Texts = list[str]
Versions = tuple[Texts, Texts]

VOCABULARY = 3000
BASELINE_LIMIT = 2000  # the baseline compares every pair


def prose(size: int, words: random.Random) -> Texts:
    """Paragraphs of sixty words."""
    return [" ".join(f"word{words.randrange(VOCABULARY)}" for _ in range(60)) for _ in range(size)]


def some_edited(size: int, words: random.Random) -> Versions:
    """One paragraph in ten is edited."""
    old = prose(size, words)
    return old, [f"{text} edited" if k % 10 == 0 else text for k, text in enumerate(old)]


def all_edited(size: int, words: random.Random) -> Versions:
    """Every paragraph is edited."""
    old = prose(size, words)
    return old, [f"{text} edited" for text in old]


def all_moved(size: int, words: random.Random) -> Versions:
    """Every paragraph is edited, and their order differs."""
    old, new = all_edited(size, words)
    words.shuffle(new)
    return old, new


def unrelated(size: int, words: random.Random) -> Versions:
    """Two texts of the same words and no paragraph in common."""
    return prose(size, words), prose(size, words)


def one_text(size: int, _words: random.Random) -> Versions:
    """Short paragraphs with the same words."""
    return ["Yes."] * size, ["Yes."] * (size - size // 20)


def two_texts(size: int, words: random.Random) -> Versions:
    """Short paragraphs with one of two texts."""
    return words.choices(["Yes.", "No."], k=size), words.choices(["Yes.", "No."], k=size)


def numbered(size: int, words: random.Random) -> Versions:
    """Short paragraphs of one pattern, each twenty times, in no order."""
    old, new = ([f"Item {words.randrange(size // 20)} was checked." for _ in range(size)] for _ in range(2))
    return old, new


CASES: Sequence[tuple[Callable[[int, random.Random], Versions], int]] = (
    (some_edited, 2000),
    (all_edited, 2000),
    (all_moved, 2000),
    (unrelated, 2000),
    (one_text, 20_000),
    (two_texts, 20_000),
    (numbered, 20_000),
)


def seconds(matcher: Callable[[Texts, Texts], object], versions: Versions) -> float:
    """Return the seconds that one matcher takes."""
    start = time.perf_counter()
    matcher(*versions)
    return time.perf_counter() - start


def main() -> None:
    """Print a line for each case."""
    print(f"{'case':12} {'paragraphs':>10} {'seconds':>8} {'of the baseline':>16} {'of a tenth of the text':>23}")
    for case, size in CASES:
        versions = case(size, random.Random(size))
        own, tenth = seconds(match, versions), seconds(match, case(size // 10, random.Random(size)))
        baseline = seconds(needleman_wunsch_then_moves, versions) if size <= BASELINE_LIMIT else float("nan")
        print(f"{case.__name__:12} {size:10} {own:8.2f} {own / baseline:16.3f} {own / tenth:23.1f}")


if __name__ == "__main__":
    main()

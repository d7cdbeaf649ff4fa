"""The time of verifying the archive and of the public dump; the baseline reads the text of every paragraph once."""

import time
from collections import deque
from collections.abc import Callable

from benchmarks.store import made_article
from benchmarks.timing import Figure

ARTICLES = 500
_FIRST = 2_000_000  # no other benchmark publishes these numbers


def figures(articles: int = ARTICLES) -> list[Figure]:
    """Publish so many articles of 20 paragraphs, and time reading, verifying and dumping all that the store holds."""
    from articles.intake import read
    from articles.models import Passage, Wording
    from articles.publishing.articles import publish_article
    from articles.publishing.delivery import Delivery
    from articles.publishing.integrity import check_everything
    from articles.publishing.public_dump.lines import public_lines

    for number in range(_FIRST, _FIRST + articles):
        content = made_article(number)
        publish_article(Delivery(content, read(content)))
    runs = {
        "baseline: reading every text": lambda: _drained(Wording.objects.values_list("text", "html").iterator()),
        "verifying everything": lambda: _drained(check_everything()),
        "the lines of the public dump": lambda: _drained(public_lines()),
    }
    paragraphs = Passage.objects.count()
    taken = {name: _timed(run) for name, run in runs.items()}
    baseline = next(iter(taken.values()))
    return [
        Figure(f"{name} ({paragraphs / seconds:,.0f} paragraphs a second)", seconds, seconds / baseline)
        for name, seconds in taken.items()
    ]


def _drained(rows: object) -> None:
    deque(rows, maxlen=0)  # type: ignore[call-overload]


def _timed(run: Callable[[], object]) -> float:
    began = time.perf_counter()
    run()
    return time.perf_counter() - began

"""The time of publishing a folder of 2,000 made-up documents, some of them broken; the baseline is reading them.

python -m benchmarks.bulk
"""

import html
import os
import tempfile
import time
from collections.abc import Callable, Sequence
from pathlib import Path

from benchmarks.documents import made_article
from benchmarks.store import throwaway_store
from benchmarks.timing import Figure, table

DOCUMENTS = 2_000
PROCESSES = os.cpu_count() or 1
_EVERY_BROKEN = 50


def figures(documents: int = DOCUMENTS) -> list[Figure]:
    """Time reading a folder of so many documents in one process and in all, publishing it, and publishing it again."""
    from articles.addresses import Urls
    from articles.publishing.files import Order, publish_files
    from articles.publishing.reading_ahead import read_ahead, read_file

    order = Order(Urls("http://bench.example", None))
    with tempfile.TemporaryDirectory(prefix="alliance-bulk-") as folder:
        files = [_write(Path(folder), number) for number in range(documents)]
        runs: Sequence[tuple[str, Callable[[], object]]] = (
            ("baseline: reading alone, in one process", lambda: [read_file(path) for path in files]),
            ("reading alone, in all processes", lambda: list(read_ahead(files, PROCESSES))),
            ("reading and publishing", lambda: list(publish_files(files, order, PROCESSES))),
            ("the same again: all is held already", lambda: list(publish_files(files, order, PROCESSES))),
        )
        taken = [(name, _timed(run)) for name, run in runs]
    baseline = taken[0][1]
    return [
        Figure(f"{name} ({documents / seconds:,.0f} a second)", seconds, seconds / baseline) for name, seconds in taken
    ]


def _timed(run: Callable[[], object]) -> float:
    began = time.perf_counter()
    run()
    return time.perf_counter() - began


def _write(folder: Path, number: int) -> Path:
    """Write a document in one of the four formats in turn; every fiftieth document is broken."""
    title, *paragraphs = made_article(number).decode().split("\n\n")
    body = "".join(f"<p>{html.escape(text)}</p>" for text in paragraphs)
    menu = "".join(f'<li><a href="/{word}">{word}</a></li>' for word in ("news", "opinion", "sport", "archive"))
    suffix, text = (
        (".txt", "\n\n".join((title, *paragraphs))),
        (".html", f"<html><title>{title}</title><ul>{menu}</ul><article><h1>{title}</h1>{body}</article></html>"),
        (".md", "\n\n".join((f"---\ntitle: {title}\n---", *paragraphs))),
        (".xml", f"<article><front><article-meta><title-group><article-title>{title}</article-title></title-group>"
                 f"</article-meta></front><body>{body}</body></article>"),
    )[number % 4]  # fmt: skip
    path = folder / f"{number:05d}{suffix}"
    path.write_text("\0" + text if number % _EVERY_BROKEN == 0 else text)
    return path


if __name__ == "__main__":
    with throwaway_store():
        print(table(f"{DOCUMENTS:,} documents of four formats, with {PROCESSES} reading processes", figures()))

"""The tables of one run, and the page of the documentation that shows them."""

import os
import platform
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

from benchmarks import hot
from benchmarks.plot import plot

PAGE = Path(__file__).resolve().parent.parent / "docs" / "explanation" / "performance.md"
PLOT = PAGE.parent.parent / "images" / "performance.svg"
BEGIN, END = "<!-- benchmarks: begin -->", "<!-- benchmarks: end -->"
_DATABASES = {"sqlite": "SQLite", "postgresql": "PostgreSQL"}
_NONE = "–"
_ALT = "For each kind of answer, its rate off the shelf as a share of that of the quickest server"

Run = dict[str, Any]


def write(runs: list[Run], options: dict[str, Any]) -> None:
    """Put the tables of the runs and their plot between the marks of the page."""
    text = PAGE.read_text(encoding="utf-8")
    before, rest = text.split(BEGIN)
    after = rest.split(END)[1]
    image = ""
    if _is_saturated(runs):
        PLOT.write_text(plot(runs), encoding="utf-8")
        image = f"\n![{_ALT}](../images/{PLOT.name})\n"
    PAGE.write_text(f"{before}{BEGIN}\n{tables(runs, options)}{image}{END}{after}", encoding="utf-8")


def tables(runs: list[Run], options: dict[str, Any]) -> str:
    """Return the tables of the runs in Markdown."""
    return "\n".join([_machine(runs, options), "", *_hot(runs), "", *_misses(runs), "", *_tasks(runs), ""])


def title(run: Run) -> str:
    """Return the name of the archive that a run measured."""
    return f"{_DATABASES[run['database']]}, {run['articles']:,}"


def baseline_of(run: Run) -> str:
    """Return the server that the shares are of: nginx, or bare WSGI on a machine without nginx."""
    return hot.NGINX if hot.NGINX in run["hot"] else hot.BARE


def _machine(runs: list[Run], options: dict[str, Any]) -> str:
    dates, loads = sorted({run["date"] for run in runs}), [run["load"] for run in runs]
    return (
        f"Measured on {' and '.join(dates)}, on a machine of {os.cpu_count()} cores (load of the quarter of an hour before the "
        f"end of a column: {min(loads):.1f} to {max(loads):.1f}), {platform.system()}, Python {sys.version.split()[0]}; "
        f"{options['seconds']:g} seconds a figure, {options['rounds']} rounds. The heads of the columns say the database and "
        "the number of articles, of 20 paragraphs each. The shares of a column are of one run."
    )


def _hot(runs: list[Run]) -> list[str]:
    if not _is_saturated(runs):
        return ["Without wrk no server was saturated: install Debian's package `wrk`."]
    names = {name: None for run in runs for name in run["hot"]}
    return _table(
        f"off the shelf, as a share of {baseline_of(runs[0])} (median / 99th percentile)",
        runs,
        {name: [_share(run, name) for run in runs] for name in names},
    )


def _is_saturated(runs: list[Run]) -> bool:
    """Whether there was a program that makes load."""
    return all(run["hot"] for run in runs)


def _share(run: Run, name: str) -> str:
    figures, baseline = run["hot"].get(name), run["hot"][baseline_of(run)]
    if figures is None:
        return _NONE
    share = f"1 = {figures['rate']:,.0f}/s" if figures is baseline else f"{figures['rate'] / baseline['rate']:.2g}"
    return f"{share} ({figures['p50']:.1f} / {figures['p99']:.1f} ms)"


def _misses(runs: list[Run]) -> list[str]:
    return _table(
        "a miss, as a multiple of a plain view of the same rows (CPU; queries)",
        runs,
        {name: [_miss(run["misses"][name]) for run in runs] for name in runs[0]["misses"]},
    )


def _miss(figures: dict[str, float]) -> str:
    return f"{figures['ms'] / figures['plain_ms']:.1f} ({figures['ms']:.1f} ms; {figures['queries']:.0f})"


def _tasks(runs: list[Run]) -> list[str]:
    rows: dict[str, Callable[[Run], str]] = {
        "publishing in bulk, paragraphs a second": lambda run: _rate(run["publishing"]),
        "a version of 2,000 paragraphs": lambda run: _seconds(run["long_version"]),
        "search of articles, median and 99th percentile": lambda run: _latencies(run["search"]),
        "search of paragraphs, median and 99th percentile": lambda run: _latencies(run["search_paragraphs"]),
        "the same queries for the first time, from the disk": lambda run: _first(run["search_paragraphs"]),
        **_quotations(runs),
        "reading every text once": lambda run: _seconds(run["read_texts"]),
        "`verify`, and as a multiple of that": lambda run: _multiple(run, "verify"),
        "the public dump, and as a multiple of that": lambda run: _multiple(run, "public_dump"),
    }
    return _table("work on the archive", runs, {name: [cell(run) for run in runs] for name, cell in rows.items()})


def _quotations(runs: list[Run]) -> dict[str, Callable[[Run], str]]:
    """Return the rows of the checking of quotations; runs of an earlier release have no figures for them."""
    kinds = dict.fromkeys(kind for run in runs for kind in run.get("quotations", {}).get("kinds", ()))

    def of_kind(run: Run, kind: str) -> str:
        figures = run.get("quotations", {}).get("kinds", {}).get(kind)
        return _latencies(figures) if figures else _NONE

    return {
        **{f"a quotation, {kind}": lambda run, kind=kind: of_kind(run, kind) for kind in kinds},  # type: ignore[misc]
        "a hundred quotations in one request": lambda run: (
            _seconds(run["quotations"]) if "quotations" in run else _NONE
        ),
    }


def _first(figures: dict[str, Any]) -> str:
    return _latencies(figures.get("first", figures))


def _rate(figures: dict[str, float]) -> str:
    return f"{figures['paragraphs'] / figures['seconds']:,.0f}"


def _seconds(figures: dict[str, float]) -> str:
    if "timeout" in figures:
        return f"> {figures['timeout']:.0f} s"
    return f"{figures['seconds']:.2g} s" if figures["seconds"] < 10 else f"{figures['seconds']:.0f} s"  # noqa: PLR2004


def _latencies(figures: dict[str, float]) -> str:
    return (
        f"{figures['seconds'] * 1000:.0f} / {figures['p99'] * 1000:.0f} ms" if "p99" in figures else _seconds(figures)
    )


def _multiple(run: Run, task: str) -> str:
    if "timeout" in run[task] or "timeout" in run["read_texts"]:
        return _seconds(run[task])
    return f"{_seconds(run[task])}, {run[task]['seconds'] / run['read_texts']['seconds']:.0f} ×"


def _table(head: str, runs: list[Run], rows: dict[str, list[str]]) -> list[str]:
    lines = [[head, *map(title, runs)], ["---"] * (len(runs) + 1), *([name, *cells] for name, cells in rows.items())]
    return [f"| {' | '.join(cells)} |" for cells in lines]

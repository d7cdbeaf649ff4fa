"""The tables and the plot of a run, from given figures."""

from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import pytest

from benchmarks import hot, report
from benchmarks.plot import plot


def figures(rate: float, p99: float = 1.0) -> dict[str, float]:
    return {"rate": rate, "p50": p99 / 2, "p99": p99}


def run(database: str = "sqlite", **changes: Any) -> dict[str, Any]:
    return {
        "database": database,
        "articles": 1000,
        "hot": {hot.NGINX: figures(1000), hot.BARE: figures(500), "an article": figures(250, 12.5)},
        "misses": {"an article": {"ms": 9.0, "queries": 6, "plain_ms": 6.0}},
        "publishing": {"paragraphs": 20_000, "seconds": 10.0},
        "long_version": {"seconds": 0.52},
        "search": {"seconds": 0.015, "p99": 0.09},
        "search_paragraphs": {"seconds": 0.02, "p99": 0.1, "first": {"seconds": 0.03, "p99": 0.2}},
        "quotations": {"seconds": 0.8, "kinds": {"verbatim": {"seconds": 0.004, "p99": 0.011}}},
        "read_texts": {"seconds": 2.0},
        "verify": {"seconds": 30.0},
        "public_dump": {"timeout": 300.0},
        "date": "2026-11-26",
        "load": 0.5,
        **changes,
    }


def rows(*runs: dict[str, Any]) -> dict[str, list[str]]:
    lines = [line for line in report.tables(list(runs), {"seconds": 2, "rounds": 3}).splitlines() if line[:1] == "|"]
    return {name: cells for name, *cells in ([cell.strip() for cell in line.split("|")[1:-1]] for line in lines)}


def test_rates_are_shares_of_nginx_with_the_slowest_hundredth() -> None:
    table = rows(run())
    assert table[hot.NGINX] == ["1 = 1,000/s (0.5 / 1.0 ms)"]
    assert table[hot.BARE] == ["0.5 (0.5 / 1.0 ms)"]


def test_without_nginx_rates_are_shares_of_bare_wsgi() -> None:
    without = run(hot={hot.BARE: figures(500), "an article": figures(250)})
    assert report.baseline_of(without) == hot.BARE
    assert rows(without)[hot.BARE] == ["1 = 500/s (0.5 / 1.0 ms)"]


def test_without_load_the_tables_say_what_to_install() -> None:
    assert "install Debian's package `wrk`" in report.tables([run(hot={})], {"seconds": 2, "rounds": 3})


def test_each_run_has_a_column_that_names_its_database_and_size() -> None:
    assert rows(run(), run("postgresql"))["work on the archive"] == ["SQLite, 1,000", "PostgreSQL, 1,000"]


def test_the_page_says_when_and_how_loaded_the_machine_was() -> None:
    text = report.tables([run(), run(date="2026-11-25", load=2.25)], {"seconds": 2, "rounds": 3})
    assert "Measured on 2026-11-25 and 2026-11-26," in text
    assert "of a column: 0.5 to 2.2)" in text


def test_a_miss_is_a_multiple_of_the_plain_view() -> None:
    assert rows(run(hot={}))["an article"] == ["1.5 (9.0 ms; 6)"]


def test_work_on_the_archive_is_a_multiple_of_reading_it_or_was_given_up() -> None:
    table = rows(run())
    assert table["publishing in bulk, paragraphs a second"] == ["2,000"]
    assert table["a version of 2,000 paragraphs"] == ["0.52 s"]
    assert table["search of articles, median and 99th percentile"] == ["15 / 90 ms"]
    assert table["search of paragraphs, median and 99th percentile"] == ["20 / 100 ms"]
    assert table["the same queries for the first time, from the disk"] == ["30 / 200 ms"]
    assert table["a quotation, verbatim"] == ["4 / 11 ms"]
    assert table["a hundred quotations in one request"] == ["0.8 s"]
    assert table["`verify`, and as a multiple of that"] == ["30 s, 15 ×"]
    assert table["the public dump, and as a multiple of that"] == ["> 300 s"]


def test_a_run_of_an_earlier_release_or_one_that_was_given_up_has_no_figures_of_quotations() -> None:
    earlier = run("postgresql")
    del earlier["quotations"]
    table = rows(run(), run(quotations={"timeout": 300.0}), earlier)
    assert table["a quotation, verbatim"] == ["4 / 11 ms", "–", "–"]
    assert table["a hundred quotations in one request"] == ["0.8 s", "> 300 s", "–"]


def test_the_plot_has_a_dot_for_each_figure_further_right_for_a_higher_rate() -> None:
    root = ElementTree.fromstring(plot([run(), run("postgresql")]))
    svg = "{http://www.w3.org/2000/svg}"
    circles = [float(circle.get("cx", 0)) for circle in root.iter(f"{svg}circle")]
    assert circles[0] > circles[1] > circles[2]
    assert len(list(root.iter(f"{svg}rect"))) == 4  # with the one in the legend
    texts = [text.text for text in root.iter(f"{svg}text")]
    assert {"an article", "SQLite, 1,000", "PostgreSQL, 1,000"} <= set(texts)


def test_the_page_is_written_between_its_marks(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    page, image = tmp_path / "page.md", tmp_path / "image.svg"
    page.write_text(f"Before.\n{report.BEGIN}\nold\n{report.END}\nAfter.\n", encoding="utf-8")
    monkeypatch.setattr(report, "PAGE", page)
    monkeypatch.setattr(report, "PLOT", image)
    report.write([run()], {"seconds": 2, "rounds": 3})
    text = page.read_text(encoding="utf-8")
    assert text.startswith("Before.\n")
    assert text.endswith("After.\n")
    assert "old" not in text
    assert "| work on the archive | SQLite, 1,000 |" in text
    assert "images/image.svg" in text
    assert image.read_text(encoding="utf-8").startswith("<svg")


def test_without_load_the_page_has_no_plot(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    page = tmp_path / "page.md"
    page.write_text(f"{report.BEGIN}{report.END}", encoding="utf-8")
    monkeypatch.setattr(report, "PAGE", page)
    monkeypatch.setattr(report, "PLOT", tmp_path / "image.svg")
    report.write([run(hot={})], {"seconds": 2, "rounds": 3})
    assert "image" not in page.read_text(encoding="utf-8")
    assert not (tmp_path / "image.svg").exists()


def test_without_the_baseline_work_on_the_archive_has_its_time_alone() -> None:
    assert rows(run(read_texts={"timeout": 1.0}))["`verify`, and as a multiple of that"] == ["30 s"]

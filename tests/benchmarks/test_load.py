"""Load on a server, and what it reports."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from benchmarks import load, servers
from benchmarks.load import Target
from tests.support.nginx import open_folder

pytestmark = [
    pytest.mark.skipif(not load.is_there(), reason="there is no wrk on this machine"),
    pytest.mark.skipif(not servers.has_nginx(), reason="there is no nginx on this machine"),
]


def addresses(folder: Path, *paths: str) -> Path:
    file = folder / "addresses"
    file.write_text("\n".join(paths), encoding="ascii")
    return file


@pytest.fixture
def served() -> Iterator[str]:
    with open_folder() as folder, servers.nginx(folder) as url:
        yield url


def test_answers_are_counted_and_latencies_are_in_order(served: str, tmp_path: Path) -> None:
    target = Target(served, addresses(tmp_path, servers.FILE, servers.FILE))
    figures = load.saturated({"a file": target}, 1, 1)["a file"]
    assert figures["rate"] > 10
    assert 0 < figures["p50"] <= figures["p99"]


def test_an_answer_that_is_an_error_ends_the_benchmark(served: str, tmp_path: Path) -> None:
    target = Target(served, addresses(tmp_path, "/not-there"))
    with pytest.raises(AssertionError, match="errors"):
        load.saturated({"nothing": target}, 1, 1)

"""Load on a server, and what it reports."""

from pathlib import Path

import pytest

from benchmarks import load, servers
from benchmarks.load import Target

pytestmark = [
    pytest.mark.skipif(not load.is_there(), reason="there is no wrk on this machine"),
    pytest.mark.skipif(not servers.has_nginx(), reason="there is no nginx on this machine"),
]


def addresses(folder: Path, *paths: str) -> Path:
    file = folder / "addresses"
    file.write_text("\n".join(paths), encoding="ascii")
    return file


@pytest.fixture
def served(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("nginx")
    for parent in list(folder.parents)[:2]:
        parent.chmod(0o755)  # nginx reads the file as a user of its own
    return folder


def test_answers_are_counted_and_latencies_are_in_order(served: Path, tmp_path: Path) -> None:
    with servers.nginx(served) as url:
        target = Target(url, addresses(tmp_path, servers.FILE, servers.FILE))
        figures = load.saturated({"a file": target}, 1, 1)["a file"]
    assert figures["rate"] > 10
    assert 0 < figures["p50"] <= figures["p99"]


def test_an_answer_that_is_an_error_ends_the_benchmark(served: Path, tmp_path: Path) -> None:
    with servers.nginx(served) as url:
        target = Target(url, addresses(tmp_path, "/not-there"))
        with pytest.raises(AssertionError, match="errors"):
            load.saturated({"nothing": target}, 1, 1)

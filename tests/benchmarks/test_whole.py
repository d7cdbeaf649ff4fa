"""The whole benchmark in small: every part runs, and gives a figure for every row of its tables."""

import json
import os
import subprocess
from collections.abc import Mapping
from http.client import HTTPConnection
from typing import Any

import pytest

from benchmarks import __main__ as whole
from benchmarks import hot, load, servers
from benchmarks.addresses import KINDS
from benchmarks.documents import PARAGRAPHS
from benchmarks.load import Target
from benchmarks.tasks import TASKS

pytestmark = pytest.mark.once("sqlite")
ARTICLES, KEYS = 14, 20  # articles enough for several processes to read them
ARGUMENTS = f"--quick --no-write --sizes {ARTICLES} --keys {KEYS} --calls 2 --seconds 0.2".split()


def asked_once(targets: Mapping[str, Target], seconds: float, rounds: int) -> dict[str, dict[str, float]]:
    """Ask for each address once instead of making load, for which a machine may have no program."""
    for target in targets.values():
        for path in target.addresses.read_text(encoding="ascii").split():
            assert status_of(target, path) == (304 if target.headers else 200), (target, path)
    return {name: {"rate": 100.0, "p50": 1.0, "p99": 2.0} for name in targets}


def status_of(target: Target, path: str) -> int:
    connection = HTTPConnection(target.server.removeprefix("http://"), timeout=60)
    try:
        connection.request("GET", path, headers=dict(header.split(": ", 1) for header in target.headers))
        return connection.getresponse().status
    finally:
        connection.close()


@pytest.fixture(scope="module")
def run(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Any]:
    """The figures of one run."""
    file = tmp_path_factory.mktemp("bench") / "figures.json"
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(load, "is_there", lambda: True)
        patch.setattr(load, "saturated", asked_once)
        whole.main([*ARGUMENTS, "--json", str(file)])
    (figures,) = json.loads(file.read_text(encoding="utf-8"))
    return dict(figures)


def test_every_kind_of_answer_is_measured_off_the_shelf_and_beside_it(run: dict[str, Any]) -> None:
    baselines = [*([hot.NGINX] if servers.has_nginx() else []), hot.BARE, hot.PLAIN_DRF]
    many = [f"{KEYS} frozen passages, at random", hot.WORKING_SET]
    assert list(run["hot"]) == [*baselines, *KINDS, hot.NOT_MODIFIED, *many]
    assert list(run["misses"]) == list(KINDS)
    assert min(figures["ms"] for figures in run["misses"].values()) > 0


def test_every_task_on_the_archive_is_timed_and_none_is_given_up(run: dict[str, Any]) -> None:
    assert run["publishing"]["paragraphs"] == ARTICLES * PARAGRAPHS
    assert {task.__name__: "seconds" in run[task.__name__] for task in TASKS} == {task.__name__: True for task in TASKS}


def test_a_part_that_breaks_ends_the_benchmark() -> None:
    with pytest.raises(subprocess.CalledProcessError):
        whole._figures(os.environ, "misses", "a word instead of a number")

"""The run elsewhere says what it changes, takes only a clock that works, and keeps the tests of a file together."""

from dataclasses import dataclass
from itertools import groupby
from typing import cast

import pytest

from tests import elsewhere
from tests.support.shuffling import pytest_collection_modifyitems


def test_a_clock_that_changes_nothing_is_not_taken() -> None:
    assert not elsewhere._works({})


def test_without_a_clock_the_run_says_so_and_keeps_the_rest() -> None:
    told = elsewhere._conditions({}, 7)
    assert "this machine has no fake clock" in told
    assert elsewhere.TIME_ZONE in told
    assert "--seed 7" in told


def test_a_clock_that_was_found_is_ahead() -> None:
    clock = elsewhere.fake_clock()
    assert not clock or elsewhere._works(clock)


def test_the_tests_that_it_runs_are_there() -> None:
    assert [place for place in elsewhere.TESTS if not (elsewhere.ROOT / place).exists()] == []


# ── Order ───────────────────────────────────────────────────────────────────────────────────────────────────────────
@dataclass
class Item:
    nodeid: str


@dataclass
class Config:
    seed: int | None

    def getoption(self, name: str) -> int | None:
        return self.seed


def ordered(seed: int | None) -> list[str]:
    items = [Item(f"tests/{file}.py::test_{number}") for file in "abcdef" for number in range(6)]
    pytest_collection_modifyitems(cast(pytest.Config, Config(seed)), cast(list[pytest.Item], items))
    return [item.nodeid for item in items]


def test_a_seed_makes_one_order_and_another_seed_another() -> None:
    assert ordered(1) == ordered(1)
    assert ordered(1) != ordered(2)
    assert sorted(ordered(1)) == ordered(None)


def test_the_tests_of_a_file_stay_together() -> None:
    assert len(list(groupby(ordered(1), key=lambda name: name.partition("::")[0]))) == 6

"""Counting requests in LMDB: windows that begin with the first count, shared by the processes of a machine."""

import multiprocessing
import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import lmdb
import pytest
from limits import parse
from limits.storage import storage_from_string
from limits.strategies import FixedWindowRateLimiter

from alliance import rate_storage
from alliance.rate_storage import LmdbStorage

Clock = Callable[[float], None]
BEGIN = 1_000_000.0


@pytest.fixture
def storage(tmp_path: Path) -> LmdbStorage:
    return LmdbStorage(f"lmdb://{tmp_path / 'made' / 'rates'}")


@pytest.fixture
def clock(monkeypatch: pytest.MonkeyPatch) -> Clock:
    """Set the time of the storage, in seconds after the first one: `clock(10)`."""

    def set_time(seconds: float) -> None:
        monkeypatch.setattr(time, "time", lambda: BEGIN + seconds)

    set_time(0)
    return set_time


def test_the_address_of_the_folder_names_this_storage(tmp_path: Path) -> None:
    storage = storage_from_string(f"lmdb://{tmp_path / 'rates'}")
    assert isinstance(storage, LmdbStorage)
    assert storage.folder == str(tmp_path / "rates")
    assert storage.base_exceptions == (lmdb.Error, OSError)


def test_each_count_adds_to_its_key(storage: LmdbStorage, clock: Clock) -> None:
    assert [storage.incr("a", 60), storage.incr("a", 60), storage.incr("a", 60, 5), storage.incr("b", 60)] == [
        1,
        2,
        7,
        1,
    ]
    assert (storage.get("a"), storage.get("b"), storage.get("c")) == (7, 1, 0)


def test_a_window_ends_after_its_seconds_and_a_new_one_begins(storage: LmdbStorage, clock: Clock) -> None:
    storage.incr("a", 60)
    clock(59)
    assert storage.incr("a", 60) == 2
    clock(60)
    assert storage.get("a") == 0
    assert storage.incr("a", 60) == 1
    assert storage.get_expiry("a") == BEGIN + 120


def test_a_window_begins_with_its_first_count(storage: LmdbStorage, clock: Clock) -> None:
    storage.incr("a", 60)
    clock(30)
    storage.incr("a", 60)
    assert storage.get_expiry("a") == BEGIN + 60


def test_a_key_without_a_window_ends_now(storage: LmdbStorage, clock: Clock) -> None:
    clock(5)
    assert storage.get_expiry("a") == BEGIN + 5
    clock(7)
    assert storage.get_expiry("a") == BEGIN + 7


def test_clearing_forgets_one_key_and_resetting_all(storage: LmdbStorage, clock: Clock) -> None:
    for key in "abc":
        storage.incr(key, 60)
    storage.clear("a")
    assert [storage.get(key) for key in "abc"] == [0, 1, 1]
    storage.clear("unknown")
    storage.reset()
    assert [storage.get(key) for key in "abc"] == [0, 0, 0]
    assert storage.incr("b", 60) == 1


def test_the_storage_can_be_read(storage: LmdbStorage) -> None:
    assert storage.check() is True


def test_a_full_storage_forgets_and_counts_on(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(rate_storage, "_MAP_SIZE", 64 * 1024)
    storage = LmdbStorage(f"lmdb://{tmp_path}")
    storage.incr("first", 60)
    assert {storage.incr(f"{number:0200}", 60, 3) for number in range(1000)} == {3}
    assert storage.get("first") == 0
    assert storage.incr("last", 60) == 1
    assert storage.incr("last", 60) == 2


def count_often(folder: str) -> None:
    for _ in range(150):
        LmdbStorage(f"lmdb://{folder}").incr("a", 600)


def test_two_processes_count_together(tmp_path: Path) -> None:
    spawn = multiprocessing.get_context("spawn")
    processes = [spawn.Process(target=count_often, args=(str(tmp_path),)) for _ in range(2)]
    for process in processes:
        process.start()
    for process in processes:
        process.join()
    assert LmdbStorage(f"lmdb://{tmp_path}").get("a") == 300


def test_the_limiter_refuses_what_is_over_the_limit(storage: LmdbStorage) -> None:
    limiter, limit = FixedWindowRateLimiter(storage), parse("2/hour")
    assert [limiter.hit(limit, "client") for _ in range(3)] == [True, True, False]
    assert limiter.get_window_stats(limit, "client").remaining == 0


def test_threads_that_count_first_at_once_open_the_folder_once(
    storage: LmdbStorage, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened = lmdb.open

    def open_slowly(*args: Any, **options: Any) -> lmdb.Environment:
        time.sleep(0.1)
        return opened(*args, **options)

    monkeypatch.setattr(lmdb, "open", open_slowly)
    with ThreadPoolExecutor(8) as threads:
        counts = list(threads.map(lambda _: storage.incr("a", 60), range(8)))
    assert sorted(counts) == list(range(1, 9))


def test_a_clock_that_is_set_back_locks_nobody_out(storage: LmdbStorage, clock: Clock) -> None:
    storage.incr("a", 60, 100)
    clock(-1)
    assert storage.incr("a", 60) == 1
    assert storage.get_expiry("a") == BEGIN - 1 + 60
    clock(58)
    assert storage.incr("a", 60) == 2


def test_a_window_that_began_this_moment_goes_on(storage: LmdbStorage, clock: Clock) -> None:
    assert [storage.incr("a", 60), storage.incr("a", 60)] == [1, 2]

"""Counts in files: one for each process, which the next process goes on with, and the sums of all."""

import fcntl
import subprocess
import sys
from pathlib import Path

import pytest

from alliance.metrics import counts
from alliance.metrics.counts import BOUNDS, counts_of_this_process, total_counts

OK, NOT_FOUND = 100, 304


def test_two_processes_have_files_of_their_own_and_their_counts_add_up(tmp_path: Path) -> None:
    first, second = counts_of_this_process(tmp_path), counts_of_this_process(tmp_path)
    first.statuses[OK] += 2
    second.statuses[OK] += 3
    second.statuses[NOT_FOUND] += 1
    total = total_counts(tmp_path)
    assert (total.statuses[OK], total.statuses[NOT_FOUND], sum(total.statuses)) == (5, 1, 6)
    assert sorted(path.name for path in tmp_path.iterdir()) == ["0", "1"]


def test_the_counts_of_a_process_that_has_ended_go_on_in_the_next_one(tmp_path: Path) -> None:
    program = (
        "import sys; from pathlib import Path; from alliance.metrics.counts import counts_of_this_process as of;"
        "of(Path(sys.argv[1])).statuses[100] += 7"
    )
    subprocess.run([sys.executable, "-c", program, tmp_path], check=True, cwd=Path(counts.__file__).parents[2])
    assert total_counts(tmp_path).statuses[OK] == 7
    counts_of_this_process(tmp_path).statuses[OK] += 1
    assert total_counts(tmp_path).statuses[OK] == 8
    assert [path.name for path in tmp_path.iterdir()] == ["0"]


def test_the_file_is_taken_for_as_long_as_the_process_lives(tmp_path: Path) -> None:
    counts_of_this_process(tmp_path)
    with (tmp_path / "0").open("r+b") as file, pytest.raises(BlockingIOError):
        fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)


def test_only_the_user_of_the_service_may_read_them(tmp_path: Path) -> None:
    counts_of_this_process(tmp_path / "counts")
    assert (tmp_path / "counts").stat().st_mode & 0o777 == 0o700
    assert (tmp_path / "counts" / "0").stat().st_mode & 0o777 == 0o600


def test_a_file_of_another_release_is_begun_anew_and_not_counted(tmp_path: Path) -> None:
    (tmp_path / "0").write_bytes(b"\1" * 24)
    assert total_counts(tmp_path).statuses[OK] == 0
    assert sum(counts_of_this_process(tmp_path).statuses) == 0
    assert (tmp_path / "0").stat().st_size > 24


def test_without_a_folder_that_can_be_written_it_counts_all_the_same(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    (tmp_path / "file").write_bytes(b"")
    unkept = counts_of_this_process(tmp_path / "file" / "counts")
    unkept.statuses[OK] += 1
    assert unkept.statuses[OK] == 1
    assert "not kept" in caplog.text


def test_nothing_was_counted_in_a_folder_that_is_missing(tmp_path: Path) -> None:
    assert sum(total_counts(tmp_path / "missing").statuses) == 0


@pytest.mark.parametrize(
    ("seconds", "bucket"), [(0.0, 0), (0.005, 0), (0.0051, 1), (10.0, len(BOUNDS) - 1), (10.1, len(BOUNDS))]
)
def test_a_duration_is_counted_up_to_its_bound_and_summed(tmp_path: Path, seconds: float, bucket: int) -> None:
    own = counts_of_this_process(tmp_path)
    own.note("write", seconds)
    *buckets, microseconds = total_counts(tmp_path).durations["write"]
    assert buckets == [int(number == bucket) for number in range(len(BOUNDS) + 1)]
    assert microseconds == round(seconds * 1_000_000)
    assert sum(total_counts(tmp_path).durations["read"]) == 0


def test_the_cells_of_the_kinds_do_not_overlap(tmp_path: Path) -> None:
    own = counts_of_this_process(tmp_path)
    for cells in (own.statuses, own.off_shelf, *own.durations.values()):
        for number in range(len(cells)):
            cells[number] += 1
    for cells in (own.statuses, own.off_shelf, *own.durations.values()):
        assert set(cells) == {1}

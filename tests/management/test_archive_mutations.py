"""A dump that was changed in any way is refused in one line and leaves nothing, or is one that could have been published."""

import gzip
import hashlib
import json
import random
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from django.db import transaction

from articles.publishing.backup.checking import check_dump
from articles.publishing.backup.dumping import line_of
from articles.publishing.backup.loading import load_archive
from articles.publishing.errors import ArchiveError
from tests.management.test_archive import dump, fill
from tests.stories import rows

pytestmark = pytest.mark.django_db
Lines = list[dict[str, Any]]
STRANGE: tuple[Any, ...] = (
    None, True, -1, 0, 2**31, 2**63, 10**400, 1.5, float("nan"), float("inf"), "", "\x00", "\ud800", "x" * 3000, "../../x",
    "javascript:alert(1)", "<script>alert(1)</script>", "9999-12-31T23:59:59-23:59", "0000-00-00", "2024-02-30", "sha-256:",
    "text/html\r\nX: y", [], {}, [None], [[]], {"a": "\x00"}, ["\ud800"], [{"text": 1}],
)  # fmt: skip


def set_value(lines: Lines, chance: random.Random) -> None:
    (row,) = chance.choice(lines[1:]).values()
    row[chance.choice(sorted(row))] = chance.choice(STRANGE)


def set_header(lines: Lines, chance: random.Random) -> None:
    lines[0][chance.choice(sorted(lines[0]))] = chance.choice(STRANGE)


def remove_value(lines: Lines, chance: random.Random) -> None:
    (row,) = chance.choice(lines[1:]).values()
    del row[chance.choice(sorted(row))]


def add_value(lines: Lines, chance: random.Random) -> None:
    (row,) = chance.choice(lines[1:]).values()
    row[chance.choice(["isni", "", "\n", "\ud800", "x" * 3000])] = chance.choice(STRANGE)


def swap_values(lines: Lines, chance: random.Random) -> None:
    (first,), (second,) = (chance.choice(lines[1:]).values() for _ in range(2))
    one, other = chance.choice(sorted(first)), chance.choice(sorted(second))
    first[one], second[other] = second[other], first[one]


def double_row(lines: Lines, chance: random.Random) -> None:
    line = chance.choice(lines[1:])
    lines.append(line)
    lines[0]["rows"][next(iter(line))] += 1


def remove_row(lines: Lines, chance: random.Random) -> None:
    line = lines.pop(chance.randrange(1, len(lines)))
    lines[0]["rows"][next(iter(line))] -= 1


MUTATIONS: tuple[Callable[[Lines, random.Random], None], ...] = (
    *(set_value,) * 6, set_header, remove_value, add_value, *(swap_values,) * 3, double_row, remove_row,
)  # fmt: skip


@pytest.fixture(scope="module")
def lines(django_db_setup: None, django_db_blocker: Any, tmp_path_factory: pytest.TempPathFactory) -> list[bytes]:
    """The rows of a dump of a filled store, as JSON."""
    path = tmp_path_factory.mktemp("filled") / "archive"
    with django_db_blocker.unblock(), transaction.atomic():
        fill()
        dump(path)
        transaction.set_rollback(True)
    return gzip.decompress(path.read_bytes()).splitlines()[:-1]


def sealed(path: Path, lines: Lines) -> Path:
    """Write a dump of these lines, with a checksum that holds."""
    content = b"".join(json.dumps(line, sort_keys=True).encode() + b"\n" for line in lines)
    path.write_bytes(gzip.compress(content + line_of({"sha256": hashlib.sha256(content).hexdigest()}), 1))
    return path


def problem_of(path: Path) -> str | None:
    """Return why the dump is refused; None if it is loaded, which is undone."""
    try:
        with transaction.atomic():
            *_, (checked, _) = check_dump(path)
            list(load_archive(checked))
            transaction.set_rollback(True)
    except ArchiveError as error:
        return str(error)
    return None


@pytest.mark.parametrize("seed", range(6))
def test_a_changed_dump_is_refused_in_one_line_or_loaded_whole(lines: list[bytes], tmp_path: Path, seed: int) -> None:
    chance, refused = random.Random(seed), 0
    for _ in range(60):
        changed = [json.loads(line) for line in lines]
        mutation = chance.choice(MUTATIONS)
        mutation(changed, chance)
        problem = problem_of(sealed(tmp_path / "dump", changed))
        assert not any(rows().values())
        if problem is not None:
            refused += 1
            assert problem.startswith(str(tmp_path / "dump")), problem
            assert problem.isprintable(), problem
            assert len(problem) < 600, problem
    assert refused > 30


@pytest.mark.parametrize("seed", range(3))
def test_damaged_bytes_are_refused_in_one_line(lines: list[bytes], tmp_path: Path, seed: int) -> None:
    chance = random.Random(seed)
    whole = sealed(tmp_path / "whole", [json.loads(line) for line in lines]).read_bytes()
    for _ in range(40):
        place = chance.randrange(len(whole))
        damaged = whole[:place] + chance.randbytes(chance.randrange(1, 30)) + whole[place + chance.randrange(40) :]
        (tmp_path / "dump").write_bytes(chance.choice([damaged, whole[:place], damaged + whole]))
        problem = problem_of(tmp_path / "dump")
        assert (problem is None and whole == damaged) or (problem or "").isprintable()

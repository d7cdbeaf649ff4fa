"""A dump is checked line by line, and its rows are stored as they are, in an empty store."""

import gzip
import hashlib
import json
from pathlib import Path
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from articles.models import Outlet, Person
from articles.publishing.backup import loading
from articles.publishing.backup.checking import Dump, Record, check_dump
from articles.publishing.backup.dumping import dump_archive, line_of
from articles.publishing.backup.loading import load_archive
from articles.publishing.errors import ArchiveError

pytestmark = pytest.mark.django_db
OUTLET = {
    "id": 7,
    "name": "The Herald",
    "folded_name": "the herald",
    "url": None,
    "kind": None,
    "created_at": "2024-01-02T03:04:05+00:00",
    "updated_at": "2024-01-02T03:04:05+00:00",
}


def written(path: Path, *rows: dict[str, Any], after: bytes = b"", **counts: int) -> Path:
    """Write a dump of these lines with a checksum that is right, and `after` behind it."""
    header = {"format": "alliance-archive", "version": 1, "software": "0", "rows": counts}
    lines = b"".join(line_of(value) for value in (header, *rows))
    end = line_of({"sha256": hashlib.sha256(lines).hexdigest()})
    path.write_bytes(gzip.compress(lines + end + after))
    return path


def checked(path: Path) -> Dump:
    *_, (dump, _) = check_dump(path)
    return dump


def load(path: Path) -> None:
    list(load_archive(checked(path)))


def lines_of(path: Path) -> list[bytes]:
    return gzip.decompress(path.read_bytes()).splitlines()


# ── Checking ────────────────────────────────────────────────────────────────────────────────────────────────────────
def test_a_whole_dump_is_counted(tmp_path: Path) -> None:
    dump = checked(written(tmp_path / "dump", {"outlet": OUTLET}, outlet=1, person=0))
    assert (dump.total, len(dump.digest)) == (1, 64)


def test_a_line_after_the_checksum_is_refused(tmp_path: Path) -> None:
    path = written(tmp_path / "dump", {"outlet": OUTLET}, outlet=1, after=line_of({"outlet": {**OUTLET, "id": 8}}))
    with pytest.raises(ArchiveError, match="does not have its checksum"):
        checked(path)


@pytest.mark.parametrize(
    "line",
    [{"outlet": OUTLET, "person": {}}, {}, {"unknown": {}}, {"outlet": [1]}],
    ids=["two tables", "no table", "an unknown table", "not an object"],
)
def test_a_line_that_is_not_one_row_of_one_table_is_refused(tmp_path: Path, line: dict[str, Any]) -> None:
    with pytest.raises(ArchiveError, match="a line is not a row of a table"):
        checked(written(tmp_path / "dump", line, outlet=1))


@pytest.mark.parametrize("count", [0, 2])
def test_another_number_of_rows_than_the_header_promises_is_refused(tmp_path: Path, count: int) -> None:
    with pytest.raises(ArchiveError, match="does not hold the rows that its header promises"):
        checked(written(tmp_path / "dump", {"outlet": OUTLET}, outlet=count))


# ── Loading ─────────────────────────────────────────────────────────────────────────────────────────────────────────
def test_a_row_is_stored_as_it_is(tmp_path: Path) -> None:
    load(written(tmp_path / "dump", {"outlet": OUTLET}, outlet=1))
    outlet = Outlet.objects.get()
    assert (outlet.pk, outlet.name, outlet.updated_at.isoformat()) == (7, "The Herald", OUTLET["updated_at"])


def test_a_later_row_is_numbered_after_the_stored_ones(tmp_path: Path) -> None:
    load(written(tmp_path / "dump", {"outlet": OUTLET}, outlet=1))
    assert Outlet.objects.create(name="Another").pk > 7


def test_a_field_that_an_older_dump_does_not_have_gets_its_default(tmp_path: Path) -> None:
    old = {name: value for name, value in OUTLET.items() if name != "kind"}
    load(written(tmp_path / "dump", {"outlet": old}, outlet=1))
    assert Outlet.objects.get().kind is None


def test_a_dump_is_not_loaded_into_a_store_that_holds_something(tmp_path: Path) -> None:
    path = written(tmp_path / "dump", {"outlet": OUTLET}, outlet=1)
    Person.objects.create(name="Jane Doe")
    with pytest.raises(ArchiveError, match="The store is not empty: it holds 1 rows of person"):
        load(path)
    assert not Outlet.objects.exists()


def test_a_dump_that_changed_after_it_was_checked_is_not_kept(tmp_path: Path) -> None:
    path = written(tmp_path / "dump", {"outlet": OUTLET}, outlet=1)
    dump = checked(path)
    written(path, {"outlet": {**OUTLET, "name": "The Forger"}}, outlet=1)
    with pytest.raises(ArchiveError, match="was changed while it was read"):
        list(load_archive(dump))
    assert not Outlet.objects.exists()


def test_a_value_of_another_type_is_refused(tmp_path: Path) -> None:
    path = written(tmp_path / "dump", {"outlet": {**OUTLET, "created_at": "yesterday"}}, outlet=1)
    with pytest.raises(ArchiveError, match=r"dump, line 2, outlet: created_at is 'yesterday': not a moment such as"):
        load(path)


def test_rows_are_stored_some_at_a_time_and_fewer_if_they_are_large(monkeypatch: pytest.MonkeyPatch) -> None:
    def sizes(*names: str) -> list[int]:
        rows = ({**OUTLET, "created_at": None, "updated_at": None, "name": name} for name in names)
        return [len(batch) for batch in loading._batches(Record(2, "outlet", row) for row in rows)]

    # The other texts of the row.
    least = len("the herald")
    monkeypatch.setattr(loading, "_ROWS_AT_ONCE", 2)
    monkeypatch.setattr(loading, "_BYTES_AT_ONCE", least + 10)
    assert sizes("x" * 10, "x" * 10) == [1, 1]
    assert sizes("x" * 9, "x") == [2]
    monkeypatch.setattr(loading, "_BYTES_AT_ONCE", 2 * least + 10)
    assert sizes("x", "x", "x", "x", "x") == [2, 2, 1]
    monkeypatch.setattr(loading, "_ROWS_AT_ONCE", 3)
    assert sizes("x" * 9, "x", "x") == [2, 1]
    assert sizes("x" * 9, "x", "x" * 8, "x") == [2, 2]
    assert sizes() == []


@pytest.mark.parametrize(("verify", "checks"), [(True, 1), (False, 0)])
def test_a_dump_is_verified_unless_that_is_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, *, verify: bool, checks: int
) -> None:
    calls: list[None] = []
    monkeypatch.setattr(loading, "_verify", lambda _: calls.append(None))
    list(load_archive(checked(written(tmp_path / "dump", {"outlet": OUTLET}, outlet=1)), verify=verify))
    assert len(calls) == checks


def test_a_dump_is_verified_if_nothing_is_said(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    calls: list[None] = []
    monkeypatch.setattr(loading, "_verify", lambda _: calls.append(None))
    load(written(tmp_path / "dump", {"outlet": OUTLET}, outlet=1))
    assert len(calls) == 1


def test_postgresql_learns_how_many_rows_there_are(tmp_path: Path) -> None:
    path = written(tmp_path / "dump", {"outlet": OUTLET}, outlet=1)
    with CaptureQueriesContext(connection) as queries:
        load(path)
    analyzed = any(query["sql"] == "ANALYZE" for query in queries.captured_queries)
    assert analyzed is (connection.vendor == "postgresql")


# ── Dumping ─────────────────────────────────────────────────────────────────────────────────────────────────────────
def test_rows_are_dumped_in_the_order_of_their_keys_with_their_names_in_order(tmp_path: Path) -> None:
    for key in (9, 3, 5):
        Outlet.objects.create(pk=key, name=f"Outlet {key}")
    assert next(dump_archive(tmp_path / "unread")) == 3
    list(dump_archive(tmp_path / "dump"))
    _, *rows, _ = lines_of(tmp_path / "dump")
    values = [json.loads(row)["outlet"] for row in rows]
    assert [value["id"] for value in values] == [3, 5, 9]
    assert all(list(value) == sorted(value) for value in values)


def test_the_names_inside_a_value_are_in_order_too_since_a_database_may_reorder_them() -> None:
    assert line_of({"b": {"d": 1, "c": "é"}, "a": [2]}) == '{"a":[2],"b":{"c":"é","d":1}}\n'.encode()


def test_the_file_depends_on_nothing_but_the_archive(tmp_path: Path) -> None:
    Outlet.objects.create(name="Łódź")
    for name in ("first", "second"):
        list(dump_archive(tmp_path / name))
    content = (tmp_path / "first").read_bytes()
    assert content == (tmp_path / "second").read_bytes()
    assert content[3:8] == bytes(5), "neither a name nor a moment in the head of the file (RFC 1952)"
    assert "Łódź".encode() in gzip.decompress(content)

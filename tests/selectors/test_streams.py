"""Rows of several tables side by side: each key gets its rows, and no more of them is read than that."""

from collections.abc import Iterator

from articles.selectors.streams import in_step


def test_each_key_gets_its_rows_in_order() -> None:
    rows_with = in_step([(1, "a"), (1, "b"), (3, "c")], lambda row: row[0])
    assert [rows_with(key) for key in (1, 2, 3, 4)] == [[(1, "a"), (1, "b")], [], [(3, "c")], []]


def test_without_rows_no_key_has_any() -> None:
    rows: list[int] = []
    assert in_step(rows, lambda row: row)(1) == []


def test_no_more_is_read_than_the_first_row_of_the_next_key() -> None:
    read = []

    def rows() -> Iterator[int]:
        for row in (1, 1, 2, 2, 3):
            read.append(row)
            yield row

    assert in_step(rows(), lambda row: row)(1) == [1, 1]
    assert read == [1, 1, 2]

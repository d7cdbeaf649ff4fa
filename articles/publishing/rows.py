"""Storing new rows of one table, many in a statement. Writes the rows that it is given.

It does what Django's `bulk_create` does at a fraction of the cost: what a table needs is worked out once, and a value that the
database takes as it is is not prepared. PostgreSQL is given an array for each column of several rows, so the text of a statement
does not grow with the rows, and psycopg analyses it once.
"""

from collections.abc import Iterable, Mapping, Sequence
from functools import cache
from itertools import chain
from typing import Any, TypeAlias, TypeVar

from django.db import connection, models

from articles.searching.postgresql import copy

Row = TypeVar("Row", bound=models.Model)
Field: TypeAlias = "models.Field[Any, Any]"

_AS_IT_IS = (models.CharField, models.TextField, models.PositiveIntegerField, models.ForeignKey)
_MOST_ROWS = 10_000  # in one statement to PostgreSQL


def insert(rows: Iterable[Row]) -> list[Row]:
    """Store new rows, all of one table, and return them with their ids. Nothing that `save` of a model adds is done."""
    waiting = list(rows)
    if waiting and waiting[0].pk is not None and connection.vendor == "postgresql":
        _copy(waiting)
        return [_set_key(row, row.pk) for row in waiting]
    if waiting:
        keys = _insert(waiting, f"RETURNING {_quoted(waiting[0]._meta.pk)}")
        for row, (key,) in zip(waiting, keys, strict=True):
            _set_key(row, key)
    return waiting


def insert_unless_taken(rows: Iterable[Row], unique: str) -> list[Row]:
    """Store the rows with a value of the field `unique` that is new to the table, and return them with their ids.

    If another transaction is storing a row with the same value, PostgreSQL waits for its end.
    """
    waiting = {getattr(row, unique): row for row in rows}
    if not waiting:
        return []
    meta = next(iter(waiting.values()))._meta
    column = _quoted(meta.get_field(unique))
    ending = f"ON CONFLICT ({column}) DO NOTHING RETURNING {column}, {_quoted(meta.pk)}"
    keys = _insert(list(waiting.values()), ending)
    return [_set_key(waiting[value], key) for value, key in keys]


def insert_values(model: type[models.Model], values: Mapping[str, Sequence[Any]]) -> list[Any]:
    """Store rows that are given as the values of each of their fields, and return their ids. A field is named as in the row."""
    fields = {field.attname: field for field in model._meta.concrete_fields}
    ids = insert_columns(
        [fields[name] for name in values], list(values.values()), f"RETURNING {_quoted(model._meta.pk)}"
    )
    return [key for (key,) in ids]


def insert_columns(fields: Sequence[Field], columns: Sequence[Sequence[Any]], ending: str = "") -> list[Sequence[Any]]:
    """Store rows that are given as the values of each of their columns, ready for the database.

    `ending` is the end of the statement; what it returns for each row is returned.
    """
    most_values = connection.features.max_query_params
    at_once = most_values // len(fields) if most_values else _MOST_ROWS
    answers: list[Sequence[Any]] = []
    with connection.cursor() as cursor:
        for start in range(0, len(columns[0]), at_once):
            cursor.execute(*_statement(fields, [list(column[start : start + at_once]) for column in columns], ending))
            answers += cursor.fetchall() if ending else ()
    return answers


def _insert(rows: Sequence[models.Model], ending: str) -> list[Sequence[Any]]:
    fields = _fields(type(rows[0]))
    return insert_columns(fields, [_column(field, rows) for field in fields], ending)


def _copy(rows: Sequence[models.Model]) -> None:
    """Store rows whose ids are known by COPY in its binary form, which takes half of an INSERT for long values."""
    fields = _fields(type(rows[0]))
    target = f"{_table(fields)} ({', '.join(map(_quoted, fields))})"
    values = zip(*(_column(field, rows) for field in fields), strict=True)
    with connection.cursor() as cursor:
        copy(cursor, target, values, [_database_type(field) for field in fields])


def _column(field: Field, rows: Sequence[models.Model]) -> list[Any]:
    """Return the values of a field, ready for the database."""
    if type(field) in _AS_IT_IS:
        return [row.__dict__[field.attname] for row in rows]
    return [field.get_db_prep_save(field.pre_save(row, add=True), connection) for row in rows]


def _set_key(row: Row, key: Any) -> Row:
    row.pk = key
    row._state.adding, row._state.db = False, connection.alias
    return row


def _statement(fields: Sequence[Field], columns: Sequence[list[Any]], ending: str) -> tuple[str, Sequence[Any]]:
    """Return a statement and its parameters."""
    beginning, arrays = _parts(tuple(fields), connection.vendor)
    if arrays and len(columns[0]) > 1:
        return f"{beginning} {arrays} {ending}", list(map(_array, fields, columns))
    rows = list(zip(*columns, strict=True))
    row = f"({', '.join(['%s'] * len(fields))})"
    return f"{beginning} VALUES {', '.join([row] * len(rows))} {ending}", list(chain.from_iterable(rows))


def _array(field: Field, values: list[Any]) -> Any:
    """Return the values for PostgreSQL: texts and numbers as an array in its text form, which psycopg takes longer to make."""
    return "{" + ",".join(map(_item, values)) + "}" if type(field) in _AS_IT_IS else values


def _item(value: str | int | None) -> str:
    """Return the text form of an item of an array."""
    if value is None:
        return "NULL"
    return str(value) if isinstance(value, int) else '"' + value.replace("\\", "\\\\").replace('"', '\\"') + '"'


@cache
def _parts(fields: tuple[Field, ...], vendor: str) -> tuple[str, str]:
    """Return the beginning of a statement and, for PostgreSQL, the rows that it makes of an array for each field."""
    beginning = f"INSERT INTO {_table(fields)} ({', '.join(map(_quoted, fields))})"
    if vendor != "postgresql":
        return beginning, ""
    # A cast to `varchar(72)[]` would cut texts that are too long; one to `varchar[]` leaves it to the table to refuse them.
    arrays = ", ".join(f"%s::{_database_type(field)}[]" for field in fields)
    return beginning, f"SELECT * FROM unnest({arrays})"  # nosec B608 # of the models


def _database_type(field: Field) -> str:
    return str(field.db_type(connection)).partition("(")[0]


def _table(fields: Sequence[Field]) -> str:
    return str(connection.ops.quote_name(fields[0].model._meta.db_table))


@cache
def _fields(model: type[models.Model]) -> list[Field]:
    """Return the fields that are stored with a new row; the database makes the automatic key."""
    return [field for field in model._meta.local_concrete_fields if not isinstance(field, models.AutoField)]


def _quoted(field: Any) -> str:
    return str(connection.ops.quote_name(field.column))

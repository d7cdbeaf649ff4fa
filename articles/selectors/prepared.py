"""Query sets that Django builds and compiles once, and then runs with other values. Knows no model.

Django builds and compiles a query anew for each request; for one with some joins this takes longer than all the rest of
the answer. A prepared query costs what the database takes, and the making of the rows. PostgreSQL prepares it as well: to
plan a query with many joins takes it ten times as long as to run it.
"""

import json
import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import wraps
from typing import Any, ParamSpec, TypeVar

from django.db import connections
from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.models import Expression, QuerySet
from django.db.models.query import ModelIterable, get_related_populators
from django.db.models.sql.compiler import SQLCompiler

# The items of a collection in PostgreSQL's SQL, as Django writes them after IN.
_ITEMS = "(SELECT unnest(%s::{}[]))"
_IN_ITEMS = re.compile(r"IN \(SELECT unnest\((%s::[a-z]+\[\])\)\)")
Values = ParamSpec("Values")
Row = TypeVar("Row")


def prepared(build: Callable[Values, "QuerySet[Any, Row]"]) -> Callable[Values, list[Row]]:
    """Make a function that builds a query set into one that returns the rows; the query is compiled at the first call.

    The arguments are positional, and each is a number, a text, or a collection of either to use after `__in`; an empty
    collection gives an empty list. The function must build the same query set for all of them: it sees placeholders, and
    not the values.
    """
    statements: dict[str, _Statement] = {}

    @wraps(build)
    def rows(*values: Any) -> list[Row]:
        if not all(isinstance(value, str | int) or value for value in values):
            return []
        query_set = next(iter(statements.values())).query_set if statements else _built(build, values)
        database = query_set.db
        if database not in statements:
            statements[database] = _Statement(query_set, database)
        return statements[database].rows(values)

    return rows  # type: ignore[return-value]  # called as the function that it wraps


class _Placeholder(Expression):
    """The place of the value with the number `position` among the arguments; `many` is the type of the items of a collection."""

    def __init__(self, position: int, many: str | None) -> None:
        super().__init__()
        self.position = position
        self.many = many

    def as_sql(self, compiler: SQLCompiler, connection: BaseDatabaseWrapper) -> Any:
        """Return the SQL of the value, and this placeholder as its parameter."""
        if self.many is None:
            return "%s", [self]
        if connection.vendor == "sqlite":
            return "(SELECT value FROM json_each(%s))", [self]
        return _ITEMS.format(self.many), [self]

    def value(self, values: Sequence[Any], connection: BaseDatabaseWrapper) -> Any:
        """Return the value as the database takes it."""
        value = values[self.position]
        if self.many is None:
            return _sent(value, connection)
        if connection.vendor == "sqlite":
            return json.dumps(list(value))
        # Numbers are sent in the text form of an array; psycopg takes ten times as long to make one.
        return list(value) if self.many == "text" else f"{{{','.join(map(str, value))}}}"


def _sent(value: str | int, connection: BaseDatabaseWrapper) -> Any:
    """Return a value as the database is sent it: a number as one of eight bytes, so that small ones make no other statement."""
    return connection.ops.adapt_integerfield_value(value, "BigIntegerField") if isinstance(value, int) else value


class _Statement:
    """A query set with the SQL that Django made of it for one database, and with how a row of the answer is read."""

    def __init__(self, query_set: "QuerySet[Any, Any]", database: str) -> None:
        self.query_set = query_set
        self.database = database
        compiler: Any = query_set.query.get_compiler(using=database)
        sql, self._parameters = compiler.as_sql()
        # PostgreSQL looks up the items of an array in an index, and always so; the rows of a subquery only sometimes.
        self._sql = _IN_ITEMS.sub(r"= ANY(\1)", sql)
        columns = [column for column, *_ in compiler.select]
        # Only places and columns are kept: the converters themselves belong to the connection of one thread.
        self._converted = [(place, columns[place]) for place in compiler.get_converters(columns)]
        is_of_models = issubclass(query_set._iterable_class, ModelIterable)
        self._reader = _RowReader(compiler, database) if is_of_models else tuple

    def rows(self, values: Sequence[Any]) -> list[Any]:
        """Run the query with these values on the connection of this thread, and return the rows."""
        connection = connections[self.database]
        parameters = [
            part.value(values, connection) if isinstance(part, _Placeholder) else part for part in self._parameters
        ]
        # Only this project's connection to PostgreSQL has such a cursor.
        with getattr(connection, "prepared_cursor", connection.cursor)() as cursor:
            cursor.execute(self._sql, parameters)
            answer = cursor.fetchall()
        return [self._reader(row) for row in self._in_python(answer, connection)]

    def _in_python(self, answer: Iterable[Sequence[Any]], connection: BaseDatabaseWrapper) -> Iterator[Sequence[Any]]:
        """Yield the rows with their values converted for Python, as a text to a moment."""
        converters = [
            (place, column, convert)
            for place, column in self._converted
            for convert in (*connection.ops.get_db_converters(column), *column.get_db_converters(connection))
        ]
        if not converters:
            yield from answer
            return
        for row in map(list, answer):
            for place, column, convert in converters:
                row[place] = convert(row[place], column, connection)
            yield row


class _RowReader:
    """Makes a model of a row, with the models that are selected beside it, as Django's `ModelIterable` does."""

    def __init__(self, compiler: Any, database: str) -> None:
        info = compiler.klass_info
        self._database = database
        self._model = info["model"]
        self._place = slice(info["select_fields"][0], info["select_fields"][-1] + 1)
        self._names = [column.target.attname for column, *_ in compiler.select[self._place]]
        self._related = get_related_populators(info, compiler.select, database)  # type: ignore[call-arg]  # of Django 6
        self._annotations = compiler.annotation_col_map.items()

    def __call__(self, row: Sequence[Any]) -> Any:
        """Return the model of a row."""
        model = self._model.from_db(self._database, self._names, row[self._place])
        for related in self._related:
            related.populate(row, model)
        for name, place in self._annotations:
            setattr(model, name, row[place])
        return model


def _built(build: Callable[..., "QuerySet[Any, Any]"], values: Sequence[Any]) -> "QuerySet[Any, Any]":
    return build(*(_Placeholder(position, _type_of_items(value)) for position, value in enumerate(values)))


def _type_of_items(value: Any) -> str | None:
    """Return PostgreSQL's type of the items of a collection, or None for a number or a text."""
    if isinstance(value, str | int):
        return None
    return "text" if isinstance(next(iter(value)), str) else "bigint"

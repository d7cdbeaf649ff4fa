"""Expressions that an index and a query spell alike: a database uses an index only for the expression that it is of.

Their texts are literals and not parameters, since SQLite compares expressions before it knows the parameters.
"""

from typing import Any

from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.models import Aggregate, CharField, DateField, Func, JSONField
from django.db.models.functions import JSONArray
from django.db.models.sql.compiler import SQLCompiler

# PostgreSQL indexes values of up to 2,700 bytes, and a character has up to four.
LONGEST_PAGE = 500


class PublishedOrNever(Func):
    """The day of the first publication; for an article that is undated, a day before all others."""

    template = "COALESCE(%(expressions)s, '0001-01-01')"
    output_field = DateField()


class RowsAsJson(Aggregate):
    """The rows of a group as one JSON array, in no order: each row is the array of the values that are named."""

    function = "JSONB_AGG"
    output_field = JSONField()

    def __init__(self, *names: str, **options: Any) -> None:
        super().__init__(JSONArray(*names), **options)

    def as_sqlite(self, compiler: SQLCompiler, connection: BaseDatabaseWrapper, **context: Any) -> Any:
        """Return the SQL for SQLite, which has another name for the function."""
        return self.as_sql(compiler, connection, function="JSON_GROUP_ARRAY", **context)


def _page(find: str) -> str:
    """Return the SQL of `PageOf`; `find` is the function that finds a text in another."""
    page = f"SUBSTR(%(expressions)s, {find}(%(expressions)s, '://') + 3)"
    for end in ("?", "#"):
        page = f"SUBSTR({page}, 1, {find}({page} || '{end}', '{end}') - 1)"
    return f"SUBSTR({page}, 1, {LONGEST_PAGE})"


class PageOf(Func):
    """The page at a URL: its host and path, cut at `LONGEST_PAGE` characters; without scheme, query and fragment."""

    template = _page("STRPOS")
    output_field = CharField()

    def as_sqlite(self, compiler: SQLCompiler, connection: BaseDatabaseWrapper, **context: Any) -> Any:
        """Return the SQL for SQLite, which has another name for the function."""
        return self.as_sql(compiler, connection, template=_page("INSTR"), **context)

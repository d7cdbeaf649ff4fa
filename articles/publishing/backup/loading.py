"""Loading a dump into an empty store: every table, in one transaction. Reads the file twice; writes every table of it.

The caller checks the whole file first; here it is read again and stored, and its checksum is compared once more before the
commit, so that the rows stored are the rows checked.
"""

from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby
from typing import Any

from django.core.management.color import no_style
from django.db import DatabaseError, connection, models

from articles.models import Article
from articles.publishing.backup.checking import Dump, rows_of
from articles.publishing.backup.tables import MODELS, TABLES, Row, columns, fields_of
from articles.publishing.errors import ArchiveError
from articles.publishing.indexing import reindex
from articles.publishing.integrity import check_everything
from articles.publishing.transactions import EVERYTHING, mark, writing

_ROWS_AT_ONCE = 500
_BYTES_AT_ONCE = 8 * 1024 * 1024


def refuse_filled_store() -> None:
    """Raise `ArchiveError` if the store holds anything: a load never mixes two archives."""
    for name, model in TABLES.items():
        count = model._base_manager.count()
        if count:
            raise ArchiveError(f"The store is not empty: it holds {count} rows of {name}. Load into a new one.")


def load_archive(dump: Dump, *, verify: bool = True) -> Iterator[int]:
    """Store all of a checked dump; yield 1 for each row. Raises `ArchiveError`, and then stores nothing.

    `verify` recomputes every digest before the rows are kept.
    """
    refuse_filled_store()
    digest = dump.digest
    try:
        with writing():
            yield from _stored(rows_of(dump))
            if dump.digest != digest:
                raise ArchiveError(f"{dump.path} was changed while it was read.")
            _finish()
            mark([EVERYTHING])
            if verify:
                _verify()
    except DatabaseError as error:
        raise ArchiveError(f"{dump.path} cannot be stored: {str(error).splitlines()[0]}") from error


def _stored(rows: Iterable[tuple[str, Row]]) -> Iterator[int]:
    for name, group in groupby(rows, key=lambda row: row[0]):
        model = TABLES[name]
        for batch in _batches(model, (row for _, row in group)):
            _insert(model, batch)
            yield from (1 for _ in batch)


def _batches(model: type[models.Model], rows: Iterable[Row]) -> Iterator[list[list[Any]]]:
    """Yield some rows at a time, as the values of their columns; fewer if they are large."""
    batch, size = [], 0
    for row in rows:
        values = list(columns(model, row))
        batch.append(values)
        size += sum(len(value) for value in values if isinstance(value, str | bytes))
        if len(batch) >= _ROWS_AT_ONCE or size >= _BYTES_AT_ONCE:
            yield batch
            batch, size = [], 0
    if batch:
        yield batch


def _insert(model: type[models.Model], batch: Sequence[Sequence[Any]]) -> None:
    """Store rows as they are, past the ORM, which would set values such as the moment of a change itself."""
    fields, quote = fields_of(model), connection.ops.quote_name
    names = ", ".join(quote(str(field.column)) for field in fields)
    marks = ", ".join(["%s"] * len(fields))
    prepared = [
        [field.get_db_prep_save(value, connection) for field, value in zip(fields, values, strict=True)]
        for values in batch
    ]
    with connection.cursor() as cursor:
        query = f"INSERT INTO {quote(model._meta.db_table)} ({names}) VALUES ({marks})"  # nosec B608 # the model's names
        cursor.executemany(query, prepared)


def _finish() -> None:
    """Number later rows after the stored ones, and build the search index."""
    with connection.cursor() as cursor:
        for statement in connection.ops.sequence_reset_sql(no_style(), list(MODELS)):
            cursor.execute(statement)
        if connection.vendor == "postgresql":
            cursor.execute("ANALYZE")
    for article in Article.objects.order_by("pk").iterator(_ROWS_AT_ONCE):
        reindex(article)


def _verify() -> None:
    for checked in check_everything():
        for fault in checked.faults:
            raise ArchiveError(f"The dump contradicts itself: {fault.where}: {fault.detail}.")

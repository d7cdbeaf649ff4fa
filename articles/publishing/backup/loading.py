"""Loading a dump into an empty store: every table, in one transaction. Reads the file twice; writes every table of it.

The caller checks the whole file first; here it is read again and stored, and its checksum is compared once more before the
commit, so that the rows stored are the rows checked.
"""

from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby
from operator import attrgetter
from pathlib import Path

from django.core.management.color import no_style
from django.db import DatabaseError, connection, models, transaction

from articles.publishing.backup.checking import Dump, Record, rows_of
from articles.publishing.backup.references import refuse_wrong_references
from articles.publishing.backup.tables import MODELS, TABLES, fields_of
from articles.publishing.errors import ArchiveError
from articles.publishing.indexing import index_everything
from articles.publishing.integrity import check_everything
from articles.publishing.rows import insert_columns
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
            yield from _stored(dump.path, rows_of(dump))
            refuse_wrong_references(dump.path)
            if dump.digest != digest:
                raise ArchiveError(f"{dump.path} was changed while it was read.")
            _finish()
            mark([EVERYTHING])
            if verify:
                _verify(dump.path)
    except DatabaseError as error:
        raise ArchiveError(f"{dump.path} cannot be stored: {str(error).splitlines()[0]}") from error


def _stored(path: Path, records: Iterable[Record]) -> Iterator[int]:
    for name, group in groupby(records, key=attrgetter("table")):
        for batch in _batches(group):
            _insert(path, TABLES[name], batch)
            yield from (1 for _ in batch)


def _batches(records: Iterable[Record]) -> Iterator[list[Record]]:
    """Yield some rows at a time; fewer if they are large."""
    batch, size = [], 0
    for record in records:
        batch.append(record)
        size += sum(len(value) for value in record.values.values() if isinstance(value, str | bytes))
        if len(batch) >= _ROWS_AT_ONCE or size >= _BYTES_AT_ONCE:
            yield batch
            batch, size = [], 0
    if batch:
        yield batch


def _insert(path: Path, model: type[models.Model], batch: Sequence[Record]) -> None:
    """Store rows; if the database refuses one of them, say which line it is. Raises `ArchiveError`."""
    try:
        with transaction.atomic():
            _insert_all(model, batch)
    except DatabaseError:
        for record in batch:
            try:
                with transaction.atomic():
                    _insert_all(model, [record])
            except DatabaseError as error:
                why = str(error).splitlines()[0]
                raise ArchiveError(
                    f"{path}, line {record.line}, {record.table}: it cannot be stored: {why}."
                ) from error
        raise


def _insert_all(model: type[models.Model], batch: Sequence[Record]) -> None:
    """Store rows as they are, past the ORM, which would set values such as the moment of a change itself."""
    fields = fields_of(model)
    columns = [
        [field.get_db_prep_save(record.values[field.attname], connection) for record in batch] for field in fields
    ]
    insert_columns(fields, columns)


def _finish() -> None:
    """Number later rows after the stored ones, and build the search index."""
    with connection.cursor() as cursor:
        for statement in connection.ops.sequence_reset_sql(no_style(), list(MODELS)):
            cursor.execute(statement)
        if connection.vendor == "postgresql":
            cursor.execute("ANALYZE")
    index_everything()


def _verify(path: Path) -> None:
    for checked in check_everything():
        for fault in checked.faults:
            raise ArchiveError(f"{path} contradicts itself: {fault.where}: {fault.detail}.")

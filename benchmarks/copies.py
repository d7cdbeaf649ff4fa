"""Copies of all that is published: a store grows to fifty times its size in the database, quicker than by publishing.

Reads every row that belongs to an article; writes the same row for each copy, with keys of its own, and identifiers and
digests that hold. People and outlets are shared. Nothing is checked and no shelf is marked: for a store of a benchmark.
"""

import json
import random
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from typing import Any

from django.core.management.color import no_style
from django.db import connection, models, transaction
from django.db.models import Max

from articles.identity.digests import version_digest
from articles.identity.pids import ALPHABET, LENGTH, check_character
from articles.models import Article, Event, Paragraph, Passage, Version, Wording
from articles.publishing.indexing import index_wordings_behind

# The last key of each table before the copies.
_Last = dict[type[models.Model], int]
# Values that a copy has of its own: for a table and a column, each new row's key and value.
_Own = dict[tuple[type[models.Model], str], Iterable[tuple[int, str]]]


def copy_everything(copies: int) -> None:
    """Store every article `copies` more times. Its events must be the whole log."""
    tables = _tables()
    last = {table: _last_key(table) for table in tables}
    with _unchecked_transaction():
        _store_temporarily("bench_copy", ((copy, "") for copy in range(1, copies + 1)))
        own = _own_values(last, copies)
        for table in tables:
            _copy(table, last, own)
        _copy_index(last[Article])
    index_wordings_behind(last[Wording])
    with connection.cursor() as cursor:
        for statement in connection.ops.sequence_reset_sql(no_style(), tables):
            cursor.execute(statement)
        cursor.execute("ANALYZE")


@contextmanager
def _unchecked_transaction() -> Iterator[None]:
    """Open a transaction in which the database doesn't check references; PostgreSQL's user has to be a superuser."""
    connection.disable_constraint_checking()
    try:
        with transaction.atomic():
            if connection.vendor == "postgresql":
                with connection.cursor() as cursor:
                    cursor.execute("SET LOCAL session_replication_role = replica")
            yield
    finally:
        connection.enable_constraint_checking()


def _tables() -> list[type[models.Model]]:
    """Return the models of the rows that belong to an article."""
    found: list[type[models.Model]] = [Article]
    candidates = list(Article._meta.app_config.get_models())
    while more := [table for table in candidates if table not in found and any(_references(table, found))]:
        found += more
    return found


def _references(table: type[models.Model], among: list[type[models.Model]]) -> "Iterator[models.Field[Any, Any]]":
    """Yield the fields that refer to one of the tables."""
    return (field for field in table._meta.local_fields if field.related_model in among)


def _last_key(table: type[models.Model]) -> int:
    return int(table._default_manager.aggregate(last=Max("pk"))["last"] or 0)


def _own_values(last: _Last, copies: int) -> _Own:
    """Return the slugs, identifiers and digests of the copies, and the paragraphs that their events name."""
    pids = dict(Paragraph.objects.values_list("pk", "pid"))
    new_pids = dict(_new_pids(pids, last[Paragraph], copies))
    return {
        (Article, "slug"): [
            (key + copy * last[Article], f"{slug}-copy-{copy}")
            for key, slug in Article.objects.values_list("pk", "slug")
            for copy in range(1, copies + 1)
        ],
        (Paragraph, "pid"): new_pids.items(),
        (Version, "digest"): _digests(new_pids, last, copies),
        (Event, "paragraphs"): _paragraphs_of_events(new_pids, {pid: key for key, pid in pids.items()}, last, copies),
    }


def _new_pids(pids: dict[int, str], last: int, copies: int) -> Iterator[tuple[int, str]]:
    chance, used = random.Random(len(pids)), set(pids.values())
    for copy in range(1, copies + 1):
        for key in pids:
            while True:
                name = "".join(chance.choices(ALPHABET, k=LENGTH - 1))
                pid = name + check_character(name)
                if pid not in used:
                    break
            used.add(pid)
            yield key + copy * last, pid


def _digests(pids: dict[int, str], last: _Last, copies: int) -> Iterator[tuple[int, str]]:
    passages: dict[int, list[tuple[int, str]]] = {}
    rows = Passage.objects.order_by("version", "ordinal").values_list("version", "paragraph", "wording__digest")
    for key, paragraph, text_digest in rows:
        passages.setdefault(key, []).append((paragraph, text_digest))
    for version in Version.objects.filter(number=1):
        for copy in range(1, copies + 1):
            digest = version_digest(
                number=version.number,
                title=version.title,
                language=version.language,
                source_digest=version.source_digest,
                previous_digest=None,
                paragraphs=((pids[key + copy * last[Paragraph]], text) for key, text in passages[version.pk]),
            )
            yield version.pk + copy * last[Version], digest


def _paragraphs_of_events(
    pids: dict[int, str], keys: dict[str, int], last: _Last, copies: int
) -> Iterator[tuple[int, str]]:
    for event in Event.objects.all():
        for copy in range(1, copies + 1):
            named = [pids[keys[pid] + copy * last[Paragraph]] for pid in event.paragraphs]
            yield event.pk + copy * last[Event], json.dumps(named)


def _copy(table: type[models.Model], last: _Last, own: _Own) -> None:
    """Copy the rows of one table, with the keys moved on by a multiple of the last one."""
    quote = connection.ops.quote_name
    fields = table._meta.local_fields
    replaced = {column: f"own_{column}" for model, column in own if model is table}
    joins = ""
    for column, alias in replaced.items():
        _store_temporarily(f"bench_{alias}", own[table, column])
        joins += f" JOIN bench_{alias} {alias} ON {alias}.id = t.{quote(_key(table))} + copy.id * {last[table]}"

    def value(field: "models.Field[Any, Any]") -> str:
        if field.column == "seal":
            return "NULL"  # it covers keys and slugs, of which a copy has others
        if field.column in replaced:
            return f"CAST({replaced[field.column]}.value AS {field.db_type(connection)})"
        moved = table if field.primary_key and not field.related_model else field.related_model
        return f"t.{quote(str(field.column))}" + (f" + copy.id * {last[moved]}" if moved in last else "")

    columns = ", ".join(quote(str(field.column)) for field in fields)
    with connection.cursor() as cursor:
        cursor.execute(
            f"INSERT INTO {quote(table._meta.db_table)} ({columns}) SELECT {', '.join(map(value, fields))}"
            f" FROM bench_copy copy CROSS JOIN {quote(table._meta.db_table)} t{joins}"
            f" WHERE t.{quote(_key(table))} <= {last[table]} ORDER BY copy.id, t.{quote(_key(table))}"
        )


def _copy_index(last: int) -> None:
    """Copy the rows of the full-text index, which no model describes; a later article has a lower place."""
    moved, others = {"article_id": "+", "place": "-"}, ["run", "is_long", "pairs", "terms"]
    if connection.vendor == "sqlite":
        moved, others = {"rowid": "-"}, ["terms"]
    values = [f"entry.{column} {sign} copy.id * {last}" for column, sign in moved.items()]
    with connection.cursor() as cursor:
        cursor.execute(
            f"INSERT INTO articles_searchentry ({', '.join([*moved, *others])})"
            f" SELECT {', '.join([*values, *others])} FROM bench_copy copy CROSS JOIN articles_searchentry entry"
        )


def _store_temporarily(name: str, rows: Iterable[tuple[int, str]]) -> None:
    """Make a temporary table of keys and values."""
    stored = list(rows)  # made of queries, for which the connection is not free later
    with connection.cursor() as cursor:
        cursor.execute(f"DROP TABLE IF EXISTS {name}")
        cursor.execute(f"CREATE TEMPORARY TABLE {name} (id bigint PRIMARY KEY, value text)")
        if connection.vendor == "sqlite":
            cursor.executemany(f"INSERT INTO {name} VALUES (%s, %s)", stored)
        else:
            with cursor.copy(f"COPY {name} FROM STDIN") as copy:
                for row in stored:
                    copy.write_row(row)
            cursor.execute(f"ANALYZE {name}")


def _key(table: type[models.Model]) -> str:
    key = table._meta.pk
    assert key is not None
    return str(key.column)

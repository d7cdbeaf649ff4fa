"""The transaction of a change, and the marks of it on the front shelf.

Rendered answers on the shelf are tagged with what they show. A change marks these tags before it is committed, and again
when its transaction has ended: in between no answer with such a tag is given out or kept. So nothing stale is left even
if the process ends at any moment; `alliance/shelf/keeper.py` ends the marks of a process that is gone.
"""

import threading
from collections.abc import Iterable, Iterator
from contextlib import contextmanager

from django.conf import settings
from django.db import connection, transaction

from alliance.shelf import ShelfError, Store, note_of_this_process, store_in
from articles.publishing.errors import PublishingError

# Tags: of all that lists show, which changes with every event; and of the names of people and outlets.
EVERYTHING, NAMES = "*", "names"


class ShelfUnavailableError(PublishingError):
    """The front shelf cannot be written, so a change would leave old answers on it."""

    code = "unavailable"


class _Local(threading.local):
    """The changes that this thread has marked and not ended; None outside of `writing`."""

    changes: list[bytes] | None = None


_local = _Local()


@contextmanager
def writing() -> Iterator[None]:
    """Open a transaction in which `mark` may be called; whether it is committed or not, its marks end after it."""
    if _local.changes is not None:
        with transaction.atomic():
            yield
        return
    is_inside_another = connection.in_atomic_block
    _local.changes = []
    try:
        with transaction.atomic():
            yield
    finally:
        changes, _local.changes = _local.changes, None
        if is_inside_another:
            transaction.on_commit(lambda: _end(changes))
        else:
            _end(changes)


def mark(tags: Iterable[str]) -> None:
    """Mark that what the tags name changes in this transaction. Raises `ShelfUnavailableError`."""
    store = _store()
    if store is None:
        return
    try:
        change = store.begin_change([tag.encode() for tag in tags], note_of_this_process(_transaction_id()))
    except ShelfError as error:
        raise ShelfUnavailableError(f"Nothing was changed: {error}") from error
    if _local.changes is None:
        transaction.on_commit(lambda: _end([change]))
    else:
        _local.changes.append(change)


def article_tag(article_id: int) -> str:
    """Return the tag of an article and of everything below it."""
    return f"a{article_id}"


def _end(changes: list[bytes]) -> None:
    store = _store()
    if store:
        for change in changes:
            store.end_change(change)


def _store() -> Store | None:
    return store_in(settings.SHELF, settings.SHELF_SIZE) if settings.SHELF else None


def _transaction_id() -> str:
    """Return PostgreSQL's name of this transaction; SQLite's transactions end with their process."""
    if connection.vendor != "postgresql":
        return ""
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_current_xact_id()::text")
        return str(cursor.fetchone()[0])

"""The transaction of a change, and the marks of it on the front shelf.

Rendered answers on the shelf are tagged with what they show. A change marks these tags before it is committed, and again
when its transaction has ended: in between no answer with one of these tags is given out or kept. So nothing stale is left even
if the process ends at any moment; `alliance/shelf/keeper.py` ends the marks of a process that is gone.
"""

import threading
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field

from django.conf import settings
from django.db import DatabaseError, IntegrityError, connection, transaction

from alliance.shelf import Change, ShelfError, Store, note_of_this_process, store_in
from articles.publishing.errors import PublishingError

# The tag of all that lists show, which changes with every event.
EVERYTHING = "*"
_DEADLOCK = "40P01"  # PostgreSQL's code of the error


class ShelfUnavailableError(PublishingError):
    """The front shelf cannot be written, so a change would leave old answers on it."""

    code = "unavailable"


@dataclass(slots=True)
class _Writing:
    """The work of the outermost `writing` of a thread: steps before its commit, and changes that end after it."""

    last_steps: list[Callable[[], None]] = field(default_factory=list)
    tags: set[str] = field(default_factory=set)
    changes: list[Change] = field(default_factory=list)
    positions: tuple[int, int] | None = None


class _Local(threading.local):
    current: _Writing | None = None


_local = _Local()


@contextmanager
def writing() -> Iterator[None]:
    """Open a transaction for `mark` and `before_commit`; the marks end after it, whether it is committed or not."""
    if _local.current is not None:
        with transaction.atomic():
            yield
        return
    is_inside_another = connection.in_atomic_block
    _local.current = work = _Writing()
    is_committed = False
    try:
        with transaction.atomic():
            yield
            for step in work.last_steps:
                step()
        is_committed = True
    finally:
        _local.current = None
        if is_inside_another:
            transaction.on_commit(lambda: _end(work, is_committed=True))
        else:
            _end(work, is_committed=is_committed)


def was_another_faster(error: DatabaseError) -> bool:
    """Whether another transaction stored the same in the same moment, or both waited for each other; try once more then."""
    return isinstance(error, IntegrityError) or getattr(error.__cause__, "sqlstate", None) == _DEADLOCK


def before_commit(step: Callable[[], None]) -> None:
    """Call `step` last in the transaction of `writing`, after all that waits for other writers; outside of it, now."""
    if _local.current is None:
        step()
    else:
        _local.current.last_steps.append(step)


def mark(tags: Iterable[str], positions: tuple[int, int] | None = None) -> None:
    """Mark that what the tags name changes in this transaction, by the events from the first of two `positions` to the last.

    Raises `ShelfUnavailableError`.
    """
    work = _local.current or _Writing()
    tags = set(tags)
    work.tags |= tags
    if positions:
        work.positions = (work.positions[0] if work.positions else positions[0], positions[1])
    store = _store()
    if store is None:
        return
    try:
        change = store.begin_change([tag.encode() for tag in tags], note_of_this_process(_transaction_id()))
    except ShelfError as error:
        raise ShelfUnavailableError(f"Nothing was changed: {error}") from error
    work.changes.append(change)
    if _local.current is None:
        transaction.on_commit(lambda: _end(work, is_committed=True))


@contextmanager
def last_steps_inside() -> Iterator[None]:
    """Take the last steps of what happens inside at its end, and not before the commit: a rehearsal is never committed."""
    work = _local.current or _Writing()
    before = len(work.last_steps)
    yield
    for step in work.last_steps[before:]:
        step()
    del work.last_steps[before:]


def is_marked(tag: str) -> bool:
    """Whether this transaction has marked the tag."""
    return _local.current is not None and tag in _local.current.tags


def article_tag(article_id: int) -> str:
    """Return the tag of an article and of everything below it."""
    return f"a{article_id}"


def lock(number: int) -> None:
    """Wait for PostgreSQL's advisory lock of that number, and keep it until the transaction ends.

    SQLite has one writer at a time anyway. Each kind of lock has a number of its own.
    """
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_advisory_xact_lock(%s)", [number])


def _end(work: _Writing, *, is_committed: bool) -> None:
    store = _store()
    if store:
        for change in work.changes:
            store.end_change(change)
        if is_committed and work.positions and connection.vendor == "postgresql":
            store.note_own(*work.positions)


def _store() -> Store | None:
    return store_in(settings.SHELF, settings.SHELF_SIZE) if settings.SHELF else None


def _transaction_id() -> str:
    """Return PostgreSQL's name of this transaction; SQLite's transactions end with their process."""
    if connection.vendor != "postgresql":
        return ""
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_current_xact_id()::text")
        return str(cursor.fetchone()[0])

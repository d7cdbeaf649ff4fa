"""Following the log of events, so that a host's shelf does not show what another host has changed.

A host gives out answers from its shelf only while it holds a lease. It renews the lease first and reads the log afterwards.
So a writer that has committed a change either sees the lease, and can wait until the host has acknowledged the change or the
lease has ended; or it sees no lease, and the host reads of the change before it gives out anything.
"""

from collections.abc import Sequence
from typing import NamedTuple, Protocol

from alliance.shelf.folder import Folder, now

LEASE = 3.0  # seconds


class News(NamedTuple):
    """The events behind a cursor, each by its position and the tag of what it changed, and the cursor behind them.

    If `is_continuous` is false, the log does not have the old cursor, and the new one stands at its end.
    """

    events: Sequence[tuple[int, bytes]]
    cursor: str
    position: int
    is_continuous: bool = True


class Log(Protocol):
    """The log of events in the database that the hosts share."""

    def renew(self, host: str) -> None:
        """Give the host a new lease."""

    def read(self, cursor: str) -> News:
        """Return what stands behind a cursor; an empty cursor is in no log."""

    def acknowledge(self, host: str, position: int) -> None:
        """Tell that the host's shelf shows all events up to the position."""

    def wait(self, seconds: float) -> None:
        """Wait for new events, at most so many seconds."""


def follow(folder: Folder, log: Log) -> None:
    """Mark on the shelf what has changed since the last time, and extend the lease of this host.

    Raises `lmdb.Error`, and what the log raises; the lease then ends by itself.
    """
    leased_until = now() + LEASE
    log.renew(folder.host)
    is_behind = True
    while is_behind:
        news = log.read(folder.cursor())
        if news.is_continuous:
            folder.follow(news.events, news.cursor)
        else:
            folder.clear(news.cursor)
        is_behind = bool(news.events)
        if is_behind or not news.is_continuous:
            log.acknowledge(folder.host, news.position)
    folder.extend_lease(leased_until)

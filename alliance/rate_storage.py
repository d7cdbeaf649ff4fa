"""Counts of requests in LMDB: a storage for the package `limits` that the processes of one machine share.

Reads and writes the folder that an address such as `lmdb:///var/lib/alliance/rates` names. The counts need not survive a
crash, so nothing is synced to the disk.
"""

import struct
import threading
import time
from functools import lru_cache
from pathlib import Path

import lmdb
from limits.storage import Storage

from alliance.lmdb_files import READERS, hold_readers
from alliance.private_files import keep_private

_ENTRY = struct.Struct("!Qd")
_MAP_SIZE = 64 * 1024 * 1024
_opening = threading.Lock()


class LmdbStorage(Storage):
    """Fixed windows: a counter and the moment at which it ends, under each key."""

    STORAGE_SCHEME = ["lmdb"]

    def __init__(self, uri: str, wrap_exceptions: bool = False, **options: float | str | bool) -> None:
        super().__init__(uri, wrap_exceptions=wrap_exceptions, **options)
        self.folder = uri.removeprefix("lmdb://")

    @property
    def base_exceptions(self) -> type[Exception] | tuple[type[Exception], ...]:
        """The errors that the store may raise."""
        return (lmdb.Error, OSError)

    def incr(self, key: str, expiry: int, amount: int = 1) -> int:
        """Count `amount` more under `key`, in a window of `expiry` seconds from its first count; return the count."""
        try:
            with self._store().begin(write=True) as transaction:
                # Read within the transaction: what waited for it must not seem to come before what it waited for.
                now = time.time()
                count, ends = _entry(transaction.get(key.encode()), now)
                if ends > now + expiry:
                    # The clock was set back. The window must not last for as long as that.
                    count, ends = 0, 0.0
                count, ends = count + amount, ends or now + expiry
                transaction.put(key.encode(), _ENTRY.pack(count, ends))
                return count
        except lmdb.MapFullError:
            self.reset()
            return amount

    def get(self, key: str) -> int:
        """Return the count under `key`."""
        with self._store().begin() as transaction:
            return _entry(transaction.get(key.encode()), time.time())[0]

    def get_expiry(self, key: str) -> float:
        """Return when the window of `key` ends, in seconds since the epoch, or now if none has begun."""
        now = time.time()
        with self._store().begin() as transaction:
            return _entry(transaction.get(key.encode()), now)[1] or now

    def check(self) -> bool:
        """Whether the store can be read."""
        with self._store().begin():
            return True

    def reset(self) -> int | None:
        """Forget all counts."""
        store = self._store()
        with store.begin(write=True) as transaction:
            transaction.drop(store.open_db(txn=transaction), delete=False)
        return None

    def clear(self, key: str) -> None:
        """Forget the count under `key`."""
        with self._store().begin(write=True) as transaction:
            transaction.delete(key.encode())

    def _store(self) -> lmdb.Environment:
        # Two threads that ask first at once would both open the folder, and one of them would fail.
        with _opening:
            return _environment(self.folder)


def _entry(stored: bytes | None, now: float) -> tuple[int, float]:
    count, ends = _ENTRY.unpack(stored) if stored else (0, 0.0)
    return (count, ends) if ends > now else (0, 0.0)


@lru_cache
def _environment(folder: str) -> lmdb.Environment:
    """Open the folder once a process (LMDB allows no more), the first time that it is needed."""
    Path(folder).mkdir(mode=0o700, parents=True, exist_ok=True)
    keep_private(Path(folder, "data.mdb"), Path(folder, "lock.mdb"))
    # Without `writemap`: writing to a map of a file with holes ends the process if the disk is full.
    hold_readers(folder)
    return lmdb.open(folder, map_size=_MAP_SIZE, mode=0o600, sync=False, metasync=False, max_readers=READERS)

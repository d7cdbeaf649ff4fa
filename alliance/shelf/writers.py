"""Which process makes a change, and whether it still does: a note beside each change on the shelf."""

import json
import os
import time
from functools import lru_cache
from pathlib import Path

# A change of a process that cannot be seen from here, in another container, is given up after so many seconds.
PATIENCE = 300


def note_of_this_process(transaction: str = "") -> bytes:
    """Return the note of a change that this process makes in the database's `transaction`."""
    return json.dumps({**_process(os.getpid()), "at": time.time(), "transaction": transaction}).encode()


def transaction_in(note: bytes) -> str:
    """Return the database's name of the transaction that a note names; empty if it names none."""
    return str(json.loads(note)["transaction"])


def is_gone(note: bytes) -> bool:
    """Whether the process that wrote the note has ended."""
    written = json.loads(note)
    if written["namespace"] != _namespace():
        return bool(time.time() > written["at"] + PATIENCE)
    return bool(_started(written["pid"]) != written["started"])


@lru_cache(maxsize=1)
def _process(pid: int) -> dict[str, object]:
    """Return the part of a note that names a process; it stays the same for as long as the process lives."""
    return {"namespace": _namespace(), "pid": pid, "started": _started(pid)}


def _namespace() -> str:
    """Return the name of the space of process ids; each container has one of its own."""
    try:
        return f"{os.uname().nodename} {Path('/proc/self/ns/pid').readlink()}"
    except OSError:
        return os.uname().nodename


def _started(pid: int) -> str:
    """Return when the process started, in the kernel's ticks; empty if it is gone. Ids are used again, with another start."""
    try:
        return Path(f"/proc/{pid}/stat").read_text(encoding="utf-8", errors="replace").rpartition(")")[2].split()[19]
    except FileNotFoundError:
        return "" if Path("/proc/self").exists() else _alive(pid)


def _alive(pid: int) -> str:
    """Return a mark of a living process on systems without /proc."""
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return ""
    except PermissionError:
        pass
    return "alive"

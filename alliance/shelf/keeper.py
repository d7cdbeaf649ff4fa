"""The keeper of the shelf: a thread that ends the changes of processes that are gone.

A process that was killed between the marks of a change leaves the change open, and answers with its tags are rendered
for each request. Once its transaction is over, in whichever way, the keeper ends the change.
"""

import logging
import threading
from collections.abc import Callable

from alliance.shelf.store import Store
from alliance.shelf.writers import is_gone, transaction_in

logger = logging.getLogger(__name__)
SECONDS = 1.0


def end_abandoned(store: Store, is_running: Callable[[str], bool]) -> int:
    """End the changes of processes that are gone, and return how many; `is_running` asks the database for a transaction."""
    abandoned = [
        name for name, note in store.unfinished().items() if is_gone(note) and not is_running(transaction_in(note))
    ]
    for name in abandoned:
        store.end_change(name)
    return len(abandoned)


def keep(store: Store, is_running: Callable[[str], bool]) -> threading.Thread:
    """Start the thread; it ends with the process."""

    def run() -> None:
        while not stopped.wait(SECONDS):
            try:
                end_abandoned(store, is_running)
            except Exception:
                logger.exception("The keeper of the front shelf could not look for abandoned changes")

    stopped = threading.Event()
    thread = threading.Thread(target=run, name="shelf-keeper", daemon=True)
    thread.start()
    return thread

"""The keeper of the shelf: a thread of one of the host's processes that ends abandoned changes and follows the log.

A process that was killed between the marks of a change leaves the change open, and answers with its tags are rendered
for each request. Once its transaction is committed or given up, the keeper ends the change.
"""

import logging
import threading
import time
from collections.abc import Callable

from alliance.shelf.folder import Folder
from alliance.shelf.following import Log, follow
from alliance.shelf.store import Store
from alliance.shelf.writers import is_gone, transaction_in
from articles.folding import in_one_line

logger = logging.getLogger(__name__)
SECONDS = 0.5  # between two rounds; so a host whose notices get lost is no further behind


class Keeper:
    """Keeps the shelf in order, unless another process of the host does so.

    `is_running` asks the database for a transaction. `log` is the log to follow, if other hosts may change the database.
    """

    def __init__(self, store: Store, is_running: Callable[[str], bool], log: Log | None = None) -> None:
        self.store = store
        self.is_running = is_running
        self.log = log
        self._fault = ""

    def start(self) -> threading.Thread:
        """Start the thread; it ends with the process."""
        thread = threading.Thread(target=self._run, name="shelf-keeper", daemon=True)
        thread.start()
        return thread

    def go_round(self) -> bool:
        """End what is abandoned and follow the log; return whether this process did so.

        A fault is logged once, and the work is tried again in the next round.
        """
        try:
            folder = self.store.folder()
            is_keeper = folder.is_kept_by_this_process()
            if is_keeper:
                folder.forget_readers()
                end_abandoned(folder, self.is_running)
                if self.log:
                    follow(folder, self.log)
            self._fault = ""
        except Exception as fault:
            if str(fault) != self._fault:
                self._fault = str(fault)
                logger.error("The keeper of the front shelf waits: %s", in_one_line(fault))  # noqa: TRY400 - one line
            return False
        return is_keeper

    def _run(self) -> None:
        while True:
            if self.go_round() and self.log:
                self.log.wait(SECONDS)
            else:
                time.sleep(SECONDS)


def end_abandoned(folder: Folder, is_running: Callable[[str], bool]) -> int:
    """End the changes of processes that are gone, and return how many; `is_running` asks the database for a transaction."""
    abandoned = [
        change for change, note in folder.unfinished() if is_gone(note) and not is_running(transaction_in(note))
    ]
    for change in abandoned:
        folder.end_change(change)
    return len(abandoned)

"""The front shelf: rendered answers in LMDB, shared by the processes of a host, and given out before Django runs.

`application` is the WSGI application that gives them out, `store` the shelf, and `folder` its form in LMDB. `keeper` is the
thread that tidies the shelf; by `following` it learns what other hosts change. An answer with the header
`X-Alliance-Shelf: TAG` may be kept; the tag names what it shows. A change of what a tag names is marked before it is
committed and after it (`Store.begin_change`, `Store.end_change`).
"""

from alliance.shelf.folder import Change
from alliance.shelf.following import LEASE, Log, News
from alliance.shelf.store import ShelfError, Store, store_in
from alliance.shelf.writers import note_of_this_process

HEADER = "X-Alliance-Shelf"

__all__ = ["HEADER", "LEASE", "Change", "Log", "News", "ShelfError", "Store", "note_of_this_process", "store_in"]

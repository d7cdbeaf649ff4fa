"""The front shelf: rendered answers in LMDB, shared by the processes of a host, and given out before Django runs.

`application` is the WSGI application that does so, `store` the shelf, `folder` its form in LMDB, and `keeper` the thread
that tidies it. An answer with the header `X-Alliance-Shelf: TAG TAG …` may be kept; the tags name what it shows. A change
of what a tag names is marked before it is committed and after it (`Store.begin_change`, `Store.end_change`).
"""

from alliance.shelf.store import ShelfError, Store, store_in
from alliance.shelf.writers import note_of_this_process

HEADER = "X-Alliance-Shelf"

__all__ = ["HEADER", "ShelfError", "Store", "note_of_this_process", "store_in"]

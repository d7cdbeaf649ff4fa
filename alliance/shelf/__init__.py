"""The front shelf: rendered answers in LMDB, shared by the processes of a host, and given out before Django runs.

`application` is the WSGI application that does so; `store` is the shelf; `folder` how it lies in LMDB. An answer that
carries the header `X-Alliance-Shelf: TAG TAG …` may be kept: the tags name what it was made of. A change of what a tag
names is marked before it is committed and after it (`Store.begin_change`, `Store.end_change`).
"""

HEADER = "X-Alliance-Shelf"

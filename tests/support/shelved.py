"""Answers on a front shelf of the test's own, and which of them are still there after a change."""

from pathlib import Path

from django.conf import LazySettings

from alliance.shelf import Store, store_in
from alliance.shelf.folder import Answer


class Shelved:
    """A shelf in `folder`, which the service uses from now on."""

    def __init__(self, settings: LazySettings, folder: Path) -> None:
        settings.SHELF = str(folder / "shelf")
        self.keys: list[str] = []
        self.store: Store = store_in(settings.SHELF, settings.SHELF_SIZE)

    def put(self, key: str, tag: str) -> None:
        """Put an answer with this tag on the shelf."""
        count = self.store.count()
        assert count is not None
        answer = Answer(tag.encode(), '"tag"', [], [], b"A text.")
        self.store.put(key.encode(), answer, count)
        self.keys = [*dict.fromkeys([*self.keys, key])]

    def left(self) -> list[str]:
        """Return the keys of the answers that are still given out."""
        return [key for key in self.keys if self.store.find(key.encode()) is not None]

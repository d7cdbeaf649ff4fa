"""A page of a feed, in no format yet. Pure."""

import datetime
from collections.abc import Sequence
from dataclasses import dataclass

from articles.feeding.feeds.entry import Entry, Removed

SERVICE = "The citable article"
DESCRIPTION = "Articles in full, each paragraph with an address that does not change."


@dataclass(frozen=True, slots=True)
class Feed:
    """A page of a feed. `id` is the URL of its first page as Atom, `home` its subject's URL, `hub` a WebSub hub's."""

    id: str
    title: str
    home: str
    address: str
    first: str
    following: str | None
    hub: str | None
    updated_at: datetime.datetime
    entries: Sequence[Entry | Removed]

    @property
    def shown(self) -> list[Entry]:
        """The entries that were not withdrawn."""
        return [entry for entry in self.entries if isinstance(entry, Entry)]

    @property
    def removed(self) -> list[Removed]:
        """The entries that were withdrawn."""
        return [entry for entry in self.entries if isinstance(entry, Removed)]

    @property
    def language(self) -> str | None:
        """The language of all entries, or None if they have several."""
        languages = {entry.language for entry in self.shown}
        return languages.pop() if len(languages) == 1 else None

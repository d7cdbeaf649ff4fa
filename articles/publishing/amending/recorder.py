"""Changing facts one by one, and keeping the account of it. Writes `Amendment` and the shelf.

The changed rows are the caller's to save.

The rule that everything here holds to: a fact that the source printed is never changed.
"""

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from django.utils import timezone

from articles.models import Amendment, Article, Person, Publication
from articles.publishing.errors import PrintedFactError
from articles.publishing.shelving import clear_shelf, take_off_shelf

# No keywords are none that are known; and a row that is not stored yet has no role.
UNKNOWN: tuple[Any, ...] = (None, [], "")


def is_printed(row: Article | Publication, name: str) -> bool:
    """Whether the source printed the fact: it is known, and no editor supplied it."""
    return getattr(row, name) not in UNKNOWN and name not in row.supplied_by_editor


@dataclass(slots=True)
class Ledger:
    """What one request changes about an article, and who sent it."""

    article: Article
    made_by: str
    entries: list[Amendment] = field(default_factory=list)

    def change(
        self, row: Article | Publication, name: str, value: Any, shown: Callable[[Any], Any] = lambda value: value
    ) -> None:
        """Set a fact of `row` to `value`, or to unknown, and mark it as the editor's.

        The same value changes nothing. `shown` gives a value's form in the account. Raises `PrintedFactError`.
        """
        before = getattr(row, name)
        if before == value:
            return
        if is_printed(row, name):
            raise PrintedFactError(name, shown(before))
        setattr(row, name, value)
        marks = [mark for mark in row.supplied_by_editor if mark != name]
        row.supplied_by_editor = marks if value in UNKNOWN else [*marks, name]
        self.note(row, name, shown(before), shown(value))

    def note(self, row: Article | Publication | Person, name: str, before: Any, after: Any) -> None:
        """Write down that a fact of `row` was changed."""
        entry = Amendment(article=self.article, field=name, before=before, after=after, made_by=self.made_by)
        if isinstance(row, Publication):
            entry.publication = row
        if isinstance(row, Person):
            entry.person = row
        self.entries.append(entry)

    def close(self) -> bool:
        """Store the entries; return whether there are any. The rows that they name are stored by now.

        Citations tell some of these facts, so the rendered ones are forgotten: a person's are told with other articles too.
        """
        now = timezone.now()
        for entry in self.entries:
            entry.created_at = now
        Amendment.objects.bulk_create(self.entries)
        if any(entry.person or entry.field == "outlet" for entry in self.entries):
            clear_shelf()
        elif self.entries:
            take_off_shelf(self.article.pk)
        return bool(self.entries)

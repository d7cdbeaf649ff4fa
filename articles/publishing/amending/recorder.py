"""Changing facts one by one, and recording each change. Writes `Amendment`; the caller saves the changed rows.

One rule governs all of this: a fact that the source printed is never changed.
"""

from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from django.utils import timezone

from articles.models import Amendment, Article, Person, Publication
from articles.publishing.errors import PrintedFactError

# An empty list of keywords says that none is known; a row that is not stored yet has an empty role.
UNKNOWN: tuple[Any, ...] = (None, [], "")


def is_printed(row: Article | Publication, name: str) -> bool:
    """Whether the source printed the fact: the fact is known, and no editor supplied it."""
    return getattr(row, name) not in UNKNOWN and name not in row.supplied_by_editor


@dataclass(slots=True)
class AmendmentRecorder:
    """The changes that one request makes to an article and its surroundings, and who made them."""

    article: Article
    made_by: str
    entries: list[Amendment] = field(default_factory=list)

    def change(
        self, row: Article | Publication, name: str, value: Any, as_json: Callable[[Any], Any] = lambda value: value
    ) -> None:
        """Set a fact of `row` to `value`, and mark it as supplied by an editor, unless the value is unknown.

        The same value changes nothing. `as_json` turns a value into what the record says. Raises `PrintedFactError`.
        """
        before = getattr(row, name)
        if before == value:
            return
        if is_printed(row, name):
            raise PrintedFactError(name, as_json(before))
        setattr(row, name, value)
        marks = [mark for mark in row.supplied_by_editor if mark != name]
        row.supplied_by_editor = marks if value in UNKNOWN else [*marks, name]
        self.record(row, name, as_json(before), as_json(value))

    def record(self, row: Article | Publication | Person, name: str, before: Any, after: Any) -> None:
        """Record that a fact of `row` was changed."""
        entry = Amendment(article=self.article, field=name, before=before, after=after, made_by=self.made_by)
        if isinstance(row, Publication):
            entry.publication = row
        if isinstance(row, Person):
            entry.person = row
        self.entries.append(entry)

    def store(self) -> bool:
        """Store the amendments and return whether there are any; the rows that they name must be stored."""
        now = timezone.now()
        for entry in self.entries:
            entry.created_at = now
        Amendment.objects.bulk_create(self.entries)
        return bool(self.entries)


def record_of_outlet(publications: Collection[Publication], before: Any, after: Any, made_by: str) -> None:
    """Store an amendment for each publication whose outlet is another one now, or has other facts."""
    now = timezone.now()
    Amendment.objects.bulk_create(
        Amendment(
            article_id=publication.article_id,
            publication=publication,
            field="outlet",
            before=before,
            after=after,
            made_by=made_by,
            created_at=now,
        )
        for publication in publications
    )


def record_of_people(
    concerned: Iterable[tuple[int, Person]], changes: Mapping[str, tuple[Any, Any]], made_by: str
) -> None:
    """Store an amendment for each article and person, and each changed fact with its values before and after."""
    now = timezone.now()
    Amendment.objects.bulk_create(
        Amendment(
            article_id=article, person=person, field=field, before=before, after=after, made_by=made_by, created_at=now
        )
        for article, person in sorted(concerned, key=lambda pair: (pair[0], pair[1].pk))
        for field, (before, after) in changes.items()
    )

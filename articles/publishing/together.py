"""Publishing several documents as new articles in one transaction, since most of what a transaction costs is not of its rows."""

from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from django.db import DatabaseError

from articles.publishing.articles import Published, publish_articles
from articles.publishing.delivery import Delivery
from articles.publishing.errors import PublishingError
from articles.publishing.reading_ahead import Read
from articles.publishing.transactions import was_another_faster

MOST, MOST_BYTES = 16, 1_000_000
Item = tuple[Path, Read | None]


def batches(items: Iterable[Item]) -> Iterator[list[Item]]:
    """Yield the items in order, as many together as one transaction is to take."""
    batch: list[Item] = []
    size = 0
    for item in items:
        batch.append(item)
        size += len(item[1].content) if isinstance(item[1], Delivery) else 0
        if len(batch) == MOST or size >= MOST_BYTES:
            yield batch
            batch, size = [], 0
    if batch:
        yield batch


def published_together(deliveries: Sequence[Delivery]) -> list[Published] | None:
    """Publish all of the documents as new articles; return None if each has to be published by itself."""
    try:
        return publish_articles(deliveries)
    except PublishingError:
        return None
    except DatabaseError as error:
        if not was_another_faster(error):
            raise
        return None

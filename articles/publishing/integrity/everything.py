"""All checks, one row after another, in one state of the store. Reads every row; writes nothing."""

from collections.abc import Iterator

from django.db.models import Model

from articles.models import Amendment, Article, Event, Notice, Paragraph, Version, Wording
from articles.publishing.backup.dumping import snapshot
from articles.publishing.integrity.faults import Checked, Fault
from articles.publishing.integrity.log_checks import checked_amendments, checked_events, checked_notices
from articles.publishing.integrity.lost_rows import lost_rows
from articles.publishing.integrity.row_checks import checked_articles, checked_paragraphs, checked_wordings
from articles.publishing.integrity.seals import SEALED_MODELS, checked_seals
from articles.publishing.integrity.version_checks import faults_of
from articles.publishing.integrity.version_rows import version_rows

MODELS: tuple[type[Model], ...] = (Wording, Paragraph, Version, Article, Event, Notice, Amendment)


def rows_to_check() -> int:
    """Return how many rows `check_everything` looks at."""
    return sum(model._base_manager.count() for model in {*MODELS, *SEALED_MODELS})


def check_everything() -> Iterator[Checked]:
    """Check each row of `MODELS` and of the tables with seals in turn; yield what was found in each.

    The memory that it needs is that of the two largest neighbouring versions of an article.
    """
    with snapshot():
        yield from checked_wordings()
        yield from checked_paragraphs()
        for rows in version_rows():
            yield Checked(tuple(Fault(rows.name, detail) for detail in faults_of(rows)))
        yield from checked_articles()
        yield from checked_events()
        yield from checked_notices()
        yield from checked_amendments()
        # These rows were looked at above.
        yield from lost_rows()
        for model in SEALED_MODELS:
            # A row that was looked at above is counted once, unless its seal is wrong.
            yield from (checked for checked in checked_seals(model) if checked.faults or model not in MODELS)

"""All checks, one row after another, in one state of the store. Reads every row; writes nothing."""

from collections.abc import Iterator

from articles.models import Article, Paragraph, Version, Wording
from articles.publishing.backup.dumping import snapshot
from articles.publishing.integrity.faults import Checked, Fault
from articles.publishing.integrity.row_checks import checked_articles, checked_paragraphs, checked_wordings
from articles.publishing.integrity.version_checks import CHECKS
from articles.publishing.integrity.version_rows import version_rows


def rows_to_check() -> int:
    """Return how many rows `check_everything` looks at."""
    return sum(model._base_manager.count() for model in (Wording, Paragraph, Version, Article))


def check_everything() -> Iterator[Checked]:
    """Check each row of the wordings, paragraphs, versions and articles in turn; yield what was found in each.

    The memory that it needs is that of the two largest neighbouring versions of an article.
    """
    with snapshot():
        yield from checked_wordings()
        yield from checked_paragraphs()
        for rows in version_rows():
            yield Checked(tuple(Fault(rows.name, detail) for check in CHECKS for detail in check(rows)))
        yield from checked_articles()

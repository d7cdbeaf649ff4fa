"""Minting paragraphs with new identifiers. Writes `Paragraph`."""

from articles.identity import pids
from articles.models import Article, Paragraph
from articles.publishing.rows import insert

# A database takes a bounded number of parameters in one query.
_PIDS_PER_QUERY = 500


def mint_paragraphs(article: Article, count: int) -> list[Paragraph]:
    """Return `count` new paragraphs of `article`, stored.

    If another process mints the same PID in the same moment, the database breaks the transaction; among 29⁹ names that is
    too rare to plan for.
    """
    return insert(Paragraph(pid=pid, article_id=article.pk) for pid in _unused_pids(count))


def _unused_pids(count: int) -> list[str]:
    chosen: set[str] = set()
    while len(chosen) < count:
        drawn = {pids.mint() for _ in range(min(count - len(chosen), _PIDS_PER_QUERY))}
        chosen |= drawn - set(Paragraph.objects.filter(pid__in=drawn).order_by().values_list("pid", flat=True))
    return list(chosen)

"""Minting paragraphs: identifiers that nobody has. Writes `Paragraph`."""

from articles.identity import pids
from articles.models import Article, Paragraph

# A database takes a bounded number of parameters in one query.
ASKED_AT_ONCE = 500


def mint_paragraphs(article: Article, count: int) -> list[Paragraph]:
    """Return `count` new paragraphs of `article`, stored.

    The database has the last word: a PID that another process minted in the same moment breaks the transaction, which
    29⁹ names make a thing to survive and not to plan for.
    """
    return Paragraph.objects.bulk_create([Paragraph(pid=pid, article=article) for pid in _unused_pids(count)])


def _unused_pids(count: int) -> list[str]:
    chosen: set[str] = set()
    while len(chosen) < count:
        drawn = {pids.mint() for _ in range(min(count - len(chosen), ASKED_AT_ONCE))}
        chosen |= drawn - set(Paragraph.objects.filter(pid__in=drawn).values_list("pid", flat=True))
    return list(chosen)

"""Minting paragraphs with new identifiers. Writes `Paragraph`."""

from articles.identity import pids
from articles.models import Article, Paragraph
from articles.publishing.rows import insert_unless_taken


def mint_paragraphs(article: Article, count: int) -> list[Paragraph]:
    """Return `count` new paragraphs of `article`, stored; an identifier that a paragraph already has is drawn again."""
    paragraphs: list[Paragraph] = []
    while len(paragraphs) < count:
        drawn = {pids.mint() for _ in range(count - len(paragraphs))}
        paragraphs += insert_unless_taken((Paragraph(None, pid, article.pk) for pid in drawn), "pid")
    return paragraphs

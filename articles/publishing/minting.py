"""Minting paragraphs with new identifiers. Writes `Paragraph`."""

from collections.abc import Mapping

from articles.identity import pids
from articles.models import Article, Paragraph
from articles.publishing.rows import insert_unless_taken


def mint_paragraphs(article: Article, count: int) -> list[Paragraph]:
    """Return `count` new paragraphs of `article`, stored; an identifier that a paragraph already has is drawn again."""
    return mint_for_each({article.pk: count})[article.pk]


def mint_for_each(counts: Mapping[int, int]) -> dict[int, list[Paragraph]]:
    """Return as many new paragraphs of each article as `counts` says; both are by the ids of the articles."""
    minted: dict[int, list[Paragraph]] = {article_id: [] for article_id in counts}
    while missing := [key for key, count in counts.items() for _ in range(count - len(minted[key]))]:
        for paragraph in insert_unless_taken((Paragraph(None, pids.mint(), key) for key in missing), "pid"):
            minted[paragraph.article_id].append(paragraph)
    return minted

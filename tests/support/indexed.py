"""The full-text index as tests compare it, and an archive whose index has every kind of row."""

from collections.abc import Sequence
from typing import Any

from django.db import connection

from articles.choices import NoticeKind
from articles.models import Article, Paragraph
from articles.publishing.articles import publish_article
from articles.publishing.notices import NoticeDraft, publish_notice
from articles.publishing.revising.revisions import Revision, publish_version
from articles.searching.places import article_at
from tests.conftest import delivery

LONG = " ".join(f"word{number}" for number in range(15_000))


def index_rows() -> list[Sequence[Any]]:
    """Return all rows of the index: first the article, then its place, and last the terms."""
    columns = {
        "sqlite": f"{article_at('rowid')}, rowid, terms",
        "postgresql": "article_id, place, run, is_long, pairs, terms::text",
    }
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT {columns[connection.vendor]} FROM articles_searchentry ORDER BY 1, 2, 3")
        return list(cursor.fetchall())


def wording_rows() -> list[Sequence[Any]]:
    """Return all that the index of wordings holds: first the place of each wording, and last its terms or one of them."""
    with connection.cursor() as cursor:
        if connection.vendor == "sqlite":
            cursor.execute(
                "CREATE VIRTUAL TABLE temp.terms USING fts5vocab('main', 'articles_wordingentry', 'instance')"
            )
            cursor.execute("SELECT doc, offset, term FROM temp.terms ORDER BY 1, 2")
            rows = list(cursor.fetchall())
            cursor.execute("DROP TABLE temp.terms")
            return rows
        cursor.execute("SELECT place, run, is_long, terms::text FROM articles_wordingentry ORDER BY 1, 2")
        return list(cursor.fetchall())


def publish_every_kind() -> None:
    """Publish articles of every kind: long, revised, in a language, and withdrawn as a whole or in part."""
    publish_article(delivery("Long", LONG, "The bridges.", language="en", subtitle="Of words"))
    publish_article(delivery("Revised", "The first text.", "It stays.", language="de"))
    publish_version("revised", delivery("Revised", "Another text, much longer.", "It stays."), Revision())
    for title in ("Gone", "Old", "Part"):
        publish_article(delivery(title, f"{title} as it was.", "The rest.", "It stays."))
    publish_version("old", delivery("Old", "Old as it is now.", "The rest.", "It stays."), Revision())
    publish_notice("gone", NoticeDraft(NoticeKind.WITHDRAWAL, "So it is."))
    publish_notice("old", NoticeDraft(NoticeKind.WITHDRAWAL, "So it is.", version=2))
    for place, version in ((0, None), (1, 1)):
        pid = _paragraphs("part")[place].pid
        publish_notice("part", NoticeDraft(NoticeKind.WITHDRAWAL, "So it is.", version=version, paragraphs=[pid]))


def _paragraphs(slug: str) -> list[Paragraph]:
    article = Article.objects.get(slug=slug)
    return list(
        Paragraph.objects.filter(article=article, passages__version=article.current_version).order_by(
            "passages__ordinal"
        )
    )

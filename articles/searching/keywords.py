"""The index of keywords: which articles have a keyword, whatever its case and its accents. The same on both databases.

Publishing writes it; `having` is a condition on articles.
"""

from collections.abc import Iterable

from django.db import connection
from django.db.models import BooleanField
from django.db.models.expressions import RawSQL

from articles.folding import folded

TABLE = "articles_keyword"
_TYPES = {"sqlite": ("text", "integer", "WITHOUT ROWID"), "postgresql": ('text COLLATE "C"', "bigint", "")}


def create() -> list[str]:
    """Return the statements that make the index on the database of the connection."""
    text, number, ending = _TYPES[connection.vendor]
    columns = f"keyword {text} NOT NULL, article_id {number} NOT NULL, PRIMARY KEY (keyword, article_id)"
    return [f"CREATE TABLE {TABLE} ({columns}) {ending}", f"CREATE INDEX {TABLE}_article ON {TABLE} (article_id)"]


def add(article_id: int, keywords: Iterable[str]) -> None:
    """Index an article that is not in the index under its keywords."""
    rows = [(keyword, article_id) for keyword in sorted({folded(keyword) for keyword in keywords})]
    if rows:
        with connection.cursor() as cursor:
            cursor.executemany(f"INSERT INTO {TABLE} (keyword, article_id) VALUES (%s, %s)", rows)  # nosec B608 # ours


def put(article_id: int, keywords: Iterable[str]) -> None:
    """Index an article under its keywords, in place of those that it had before."""
    with connection.cursor() as cursor:
        cursor.execute(f"DELETE FROM {TABLE} WHERE article_id = %s", [article_id])  # nosec B608 # a name of ours
    add(article_id, keywords)


def matching(keyword: str) -> RawSQL:
    """Return the ids of the articles that have the keyword, to use after `pk__in`."""
    return RawSQL(f"SELECT article_id FROM {TABLE} WHERE keyword = %s", [folded(keyword)])  # nosec B608, B611 # a parameter


def having(keyword: str) -> RawSQL:
    """Return the condition that an article of a query of articles has the keyword: each is looked up by itself."""
    looked_up = f"SELECT 1 FROM {TABLE} WHERE keyword = %s AND article_id = articles_article.id"  # nosec B608 # ours
    return RawSQL(f"EXISTS ({looked_up})", [folded(keyword)], output_field=BooleanField())  # nosec B611 # a parameter

"""Reading which languages the archive has."""

from django.db import connections, router

from articles.models import Article

# From each language to the next one in the index, since DISTINCT would read every article.
_LANGUAGES = """
WITH RECURSIVE languages (language) AS (
    SELECT MIN(language) FROM articles_article
    UNION ALL
    SELECT (SELECT MIN(language) FROM articles_article WHERE language > languages.language)
    FROM languages WHERE languages.language IS NOT NULL
)
SELECT language FROM languages WHERE language IS NOT NULL
"""


def known_languages() -> list[str]:
    """Return the languages of all articles, in order; one query."""
    with connections[router.db_for_read(Article)].cursor() as cursor:
        cursor.execute(_LANGUAGES)
        return [language for (language,) in cursor.fetchall()]

"""An article in a list of articles, as the pages with lists show it. Pure functions of rows that `complete_for_list` loaded."""

from dataclasses import dataclass

from django.utils.safestring import SafeString

from articles.addresses import Urls
from articles.citing.page_metadata.coins import coins
from articles.models import Article, Version
from articles.reading.makers import linked_byline
from articles.reading.publications import PublicationInWords, publications_in_words
from articles.representations.csl.item import csl_item
from articles.representations.csl.notices import status_of
from articles.representations.languages import Direction, direction_of
from articles.selectors.cited import cited_as_loaded


@dataclass(frozen=True, slots=True)
class ArticleEntry:
    """An article in a list; `status` says if its text was retracted or corrected, `byline` is HTML."""

    url: str
    version: Version
    language: str | None
    direction: Direction
    status: str | None
    key: str
    coins: str
    byline: SafeString | None
    publications: list[PublicationInWords]


def entry_of(article: Article, urls: Urls) -> ArticleEntry:
    """Return the entry of an article."""
    version = article.current_version
    if version is None:
        raise ValueError(f"The article {article.slug} has no version; run `manage.py verify`.")
    cited = cited_as_loaded(version)
    language = cited.language
    return ArticleEntry(
        url=urls.article_page(article.slug),
        version=version,
        language=language,
        direction=direction_of(language),
        status=status_of(cited),
        key=cited.key,
        coins=coins(csl_item(cited, urls)),
        byline=linked_byline(cited.contributions, language, urls),
        publications=publications_in_words(cited.publications, version, urls, language),
    )

"""The addresses at which a text is shown: as the article stands now, or as one version of it. Pure."""

from dataclasses import dataclass

from articles.addresses import Urls
from articles.models import Version


@dataclass(frozen=True, slots=True)
class Place:
    """The address of a page, and that of the same in the API; `is_frozen` says whether they name a version."""

    page: str
    api: str
    is_frozen: bool


def place_of(version: Version, urls: Urls, *, frozen: bool) -> Place:
    """Return the place of a version (`frozen`), or of its article."""
    slug, number = version.article.slug, version.number
    if frozen:
        return Place(urls.version_page(slug, number), urls.version(slug, number), True)
    return Place(urls.article_page(slug), urls.article(slug), False)

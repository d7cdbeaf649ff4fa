"""The addresses that the export writes as files: addresses of the API that take no query, of pages, feeds and cards.

Further pages of a list are not here: the export follows them. Addresses that take a question (`q=`, `id=`, `/oembed`) are
endless, so they are left out. Changes are written between neighbouring versions and from the first one to the last. An
address that articles or paragraphs gain has to be added here.
"""

from collections.abc import Iterator, Sequence
from itertools import pairwise
from pathlib import Path

from django.conf import settings

from articles.citing.formats import FORMATS
from articles.citing.rendering.styles import POPULAR_STYLES
from articles.feeding.sitemap import paths_of
from articles.selectors.archive import Contents, ids_of_outlets, ids_of_people
from articles.selectors.sitemap import sitemap_files

API = "/api/v1/"
# The log of changes only grows, so each of its pages stays.
FOLLOWED = f"{API}changes/?"
FORMS = ("atom", "rss", "json")
_STATIC = Path(__file__).resolve().parents[2] / "static"


def of_service() -> Iterator[str]:
    """Yield the addresses that show many articles, or none."""
    yield from (
        "/",
        API,
        *(f"{API}{name}/" for name in ("articles", "people", "outlets", "notices", "changes", "citation-locales")),
    )
    yield from (
        "/sitemap.xml",
        *paths_of(sitemap_files()),
        "/robots.txt",
        "/llms.txt",
        "/api/schema/",
        "/api/problems/",
    )
    yield from _feeds("/")
    for place, name, ids in (("people", "author", ids_of_people()), ("outlets", "outlet", ids_of_outlets())):
        for number in ids:
            yield from (f"{API}{place}/{number}/", f"{API}articles/?{name}={number}")
            yield from _feeds(f"/{place}/{number}/")
    for file in sorted(_STATIC.rglob("*.*")):
        yield f"{settings.STATIC_URL}{file.relative_to(_STATIC).as_posix()}"


def of_article(contents: Contents) -> Iterator[str]:
    """Yield the addresses of one article, its versions and its paragraphs, whether it can be read or was withdrawn."""
    article, page = f"{API}articles/{contents.slug}/", f"/articles/{contents.slug}/"
    yield from (article, page, f"{page}history/", f"/embed/articles/{contents.slug}/", f"{article}citation/")
    yield from (f"{page}linkset/", f"{page}picture.png")
    parts = ("versions", "paragraphs", "sections", "publications", "notices", "amendments")
    yield from (f"{article}{part}/" for part in parts)
    yield from (f"{article}notices/{number}/" for number in contents.notices)
    yield from (f"{article}publications/{number}/" for number in contents.publications)
    for number in contents.versions:
        version = f"{article}versions/{number}/"
        yield from (version, f"{version}source/", f"{version}paragraphs/", f"{page}v/{number}/")
        yield from (f"{page}v/{number}/{part}" for part in ("linkset/", "picture.png"))
        yield from _citations(version)
    for first, last in _compared(contents.versions):
        yield from (f"{article}changes/{first}..{last}/", f"{page}changes/{first}..{last}/")
    yield from _of_passages(contents)


def _citations(version: str) -> Iterator[str]:
    """Yield the citations of a version: in the default style and format, in the popular styles, and in every format."""
    yield f"{version}citation/"
    yield from (f"{version}citation/?style={style}" for style, _ in POPULAR_STYLES)
    yield from (f"{version}citation/?format={entry.name}" for entry in FORMATS)


def _of_passages(contents: Contents) -> Iterator[str]:
    for number, ordinal, pid in contents.passages:
        yield f"{API}articles/{contents.slug}/versions/{number}/paragraphs/{ordinal}/"
        yield from (f"{API}paragraphs/{pid}/versions/{number}/", f"{API}paragraphs/{pid}/versions/{number}/citation/")
        yield f"/p/{pid}/v/{number}/"
    for pid in dict.fromkeys(pid for _, _, pid in contents.passages):
        yield from (f"{API}paragraphs/{pid}/", f"{API}paragraphs/{pid}/citation/", f"/p/{pid}/", f"/embed/{pid}/")
        if settings.NAAN:
            yield f"/ark:{settings.NAAN}/{pid}"


def _compared(versions: Sequence[int]) -> list[tuple[int, int]]:
    """Return each pair of neighbouring versions, and the first with the last."""
    neighbours = list(pairwise(versions))
    ends = [(versions[0], versions[-1])] if len(versions) > 2 else []  # noqa: PLR2004  (two are neighbours)
    return [*neighbours, *ends]


def _feeds(place: str) -> Iterator[str]:
    return (f"{place}feeds/articles.{form}" for form in FORMS)

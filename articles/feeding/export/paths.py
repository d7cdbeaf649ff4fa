"""At which path the answer of an address lies. Pure."""

import hashlib
import mimetypes

# What the standard library's tables call otherwise from one machine to the next.
_ENDINGS = {
    "application/json": "json",
    "application/problem+json": "json",
    "text/html": "html",
    "text/plain": "txt",
    "text/markdown": "md",
    "application/xml": "xml",
    "text/xml": "xml",
    "application/yaml": "yaml",
    "application/vnd.oai.openapi": "yaml",
    "application/atom+xml": "atom",
    "application/rss+xml": "rss",
    "application/feed+json": "json",
}
LONGEST_NAME = 200


def path_of(address: str, media_type: str) -> str:
    """Return the path of a file below the folder of the export, without a slash at its start.

    What ends with a slash is a folder with an `index` whose ending says what it is, as file servers expect. The pages of a
    list, which a query tells apart, lie in folders of that name below `_query`.
    """
    place, _, query = address.partition("?")
    if not query and "." in place.rpartition("/")[2]:
        return place.lstrip("/")
    folder = f"{place}_query/{_safe(query)}" if query else place
    kind = media_type.partition(";")[0].strip().lower()
    ending = _ENDINGS.get(kind) or (mimetypes.guess_extension(kind) or ".bin").lstrip(".")
    return f"{folder.strip('/')}/index.{ending}".lstrip("/")


def _safe(query: str) -> str:
    """Return a query as the name of a folder, or its digest where it is too long to be one."""
    name = query.replace("/", "%2F")
    fits = len(name) <= LONGEST_NAME and name not in (".", "..")
    return name if fits else hashlib.sha256(query.encode()).hexdigest()

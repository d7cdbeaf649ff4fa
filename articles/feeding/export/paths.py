"""The path of the file that has the answer of an address. Pure."""

import hashlib
import mimetypes

# Media types with an ending that differs between machines in the tables of the standard library.
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
    "application/linkset+json": "json",
}
LONGEST_NAME = 200


def path_of(address: str, media_type: str) -> str:
    """Return the path of a file below the folder of the export, without a slash at its start.

    An address that ends with a slash is a folder with an `index` file, as file servers expect. The answer to a query is in a
    folder below `_query` that is named after the query.
    """
    place, _, query = address.partition("?")
    if not query and "." in place.rpartition("/")[2]:
        return place.lstrip("/")
    folder = f"{place}_query/{_safe(query)}" if query else place
    kind = media_type.partition(";")[0].strip().lower()
    ending = _ENDINGS.get(kind) or (mimetypes.guess_extension(kind) or ".bin").lstrip(".")
    return f"{folder.strip('/')}/index.{ending}".lstrip("/")


def _safe(query: str) -> str:
    """Return a query as the name of a folder, or its digest if it is too long for a name."""
    name = query.replace("/", "%2F")
    fits = len(name) <= LONGEST_NAME and name not in (".", "..")
    return name if fits else hashlib.sha256(query.encode()).hexdigest()

"""Write the archive into a folder: every address as a file, and the further pages of lists."""

import hashlib
from collections.abc import Iterable, Iterator
from urllib.parse import urlsplit

from django.template.loader import render_to_string

from articles.feeding.export.addresses import FOLLOWED, of_article, of_service
from articles.feeding.export.asking import Answer, Service
from articles.feeding.export.folder import Folder
from articles.feeding.export.manifest import FileEntry
from articles.feeding.export.paths import path_of
from articles.identity.digests import digest_of
from articles.selectors.archive import all_articles, contents_of
from articles.selectors.states import state_of

OK, GONE, NOT_FOUND = 200, 410, 404
_REDIRECTS = (301, 302, 303, 307, 308)


class ExportError(Exception):
    """The service did not answer as it should; the message names the address."""


def export(service: Service, folder: Folder) -> Iterator[str]:
    """Write everything into a folder, and yield the slug of each article once its files are there.

    An article in the same state as at the last run is not asked for again. Raises `ExportError` and `FolderError`.
    """
    for article in all_articles():
        state = hashlib.sha256(state_of(article).tag.encode()).hexdigest()
        if not folder.keep(article.slug, state):
            _put_all(service, folder, of_article(contents_of(article)), article.slug)
            folder.after.states[article.slug] = state
        yield article.slug
    _put_all(service, folder, of_service(), None)
    # A client that followed the log to its end goes on from there, so the pages that an earlier run wrote are written again.
    earlier = [path for path in folder.before.files if path not in folder.after.files]
    addresses = (folder.before.files[path].address for path in earlier)
    followed = [address for address in addresses if address.startswith(FOLLOWED)]
    _put_all(service, folder, followed, None)
    folder.finish()


def _put_all(service: Service, folder: Folder, addresses: Iterable[str], slug: str | None) -> None:
    for address in addresses:
        for place, answer in _pages(service, address):
            _put(service, folder, place, answer, slug)


def _pages(service: Service, address: str) -> Iterator[tuple[str, Answer]]:
    """Yield an address with its answer, and each page that follows it, up to the last or to one that was seen before."""
    seen = set[str]()
    following: str | None = address
    while following and following not in seen:
        seen.add(following)
        answer = service.ask(following)
        yield following, answer
        following = answer.following


def _put(service: Service, folder: Folder, address: str, answer: Answer, slug: str | None) -> None:
    if answer.status in (GONE, NOT_FOUND):
        # A withdrawn text is not a file, so a file server answers 404; its earlier file is removed in the end.
        return
    if answer.status in _REDIRECTS and answer.location:
        body = render_to_string("export/redirect.html", {"location": answer.location}).encode()
        _store(folder, address, "text/html; charset=utf-8", body, slug, answer.location)
    elif answer.status == OK:
        _store(folder, address, answer.media_type, answer.body, slug, None)
    else:
        raise ExportError(f"{service.base}{address} was answered with {answer.status}.")


def _store(
    folder: Folder, address: str, media_type: str, body: bytes, slug: str | None, redirects_to: str | None
) -> None:
    entry = FileEntry(address, media_type, digest_of(body), len(body), slug, redirects_to)
    folder.put(path_of(address, media_type), entry, body)


def is_base(text: str) -> bool:
    """Whether a text is a base URL: a scheme and a host, without a path."""
    try:
        url = urlsplit(text)
        return url.scheme in ("http", "https") and bool(url.hostname) and not (url.path + url.query + url.fragment)
    except ValueError:
        return False

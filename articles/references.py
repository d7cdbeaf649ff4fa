"""What a reference names: the inverse of `articles.addresses`. Pure: knows no HTTP and no database.

A reference is a paragraph identifier, an ARK, a slug, or any address of this service that shows one text.
"""

import re
from dataclasses import dataclass, replace
from urllib.parse import SplitResult, unquote, urlsplit

from articles.identity import pids

_ARK = re.compile(r"ark:/?(?P<naan>[^/]+)/(?P<name>[^/?#]+)/?", re.IGNORECASE)
_SCHEME = re.compile(r"[a-z][a-z0-9+.-]*:", re.IGNORECASE)
_SLUG = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
_LONGEST_SLUG = 200
_WHOLE = re.compile(r"[1-9][0-9]{0,8}")
# Spaces, hyphens, and what else typesetting puts into an identifier or around it; no identifier has any.
_TYPESETTING = re.compile(r"[\s\u00ad\u200b\u2010-\u2015-]+")
_DEFAULT_PORTS = {"http": 80, "https": 443}


@dataclass(frozen=True, slots=True)
class Reference:
    """What a reference names: an article by slug or a paragraph by PID; in a version, and by ordinal in it, where it says.

    Whether there is such a thing is for a database to say.
    """

    slug: str | None = None
    version: int | None = None
    pid: str | None = None
    ordinal: int | None = None


class ForeignReferenceError(ValueError):
    """The reference is an address of another host, or an ARK of another authority: `host` names it."""

    code = "foreign_reference"

    def __init__(self, host: str) -> None:
        super().__init__(f"“{host[:80]}” is not this service.")
        self.host = host


class UnknownReferenceError(ValueError):
    """The reference is ours, but no text's address; or it is no reference at all."""

    code = "unknown_place"

    def __init__(self, text: str) -> None:
        what = "is no address of a text" if _SCHEME.match(text) else "is neither an identifier, a slug nor an address"
        super().__init__(f"“{text[:80]}” {what}.")


def parse_reference(text: str, base: str, naan: str | None) -> Reference:
    """Return what `text` names in the service under `base`, whose Name Assigning Authority Number is `naan`.

    Of an address (http or https, with or without its last slash) the query and a text fragment (`#:~:text=`) say nothing,
    `#p-PID` says which paragraph. An ARK of ours is understood under whatever host resolves it. A bare word is an identifier
    if its check character holds, however it is hyphenated, and else a slug: so an identifier that was mistyped is
    taken for a slug; where only an identifier can be meant, ask `pid_named`.

    Raises `ForeignReferenceError`, `UnknownReferenceError`, and for what stands where an address or an ARK has its identifier
    `MalformedPidError` or `MistypedPidError`.
    """
    stripped = text.strip()
    if stripped[:4].lower() == "ark:":
        return _of_ark(re.split(r"[?#]", stripped)[0], naan, stripped)
    if _SCHEME.match(stripped):
        return _of_url(stripped, base, naan)
    return _of_word(stripped)


def pid_named(text: str) -> str:
    """Return the PID that `text` spells, in any case, with spaces and hyphens in it or around it.

    Raises `MalformedPidError` or `MistypedPidError`.
    """
    try:
        return pids.parse(_TYPESETTING.sub("", text))
    except pids.MalformedPidError as error:
        raise pids.MalformedPidError(text) from error


def _of_word(word: str) -> Reference:
    try:
        return Reference(pid=pid_named(word))
    except ValueError as error:
        if _SLUG.fullmatch(word) and len(word) <= _LONGEST_SLUG:
            return Reference(slug=word)
        raise UnknownReferenceError(word) from error


def _of_ark(ark: str, naan: str | None, text: str) -> Reference:
    match = _ARK.fullmatch(ark)
    if match is None:
        raise UnknownReferenceError(text)
    if naan is None or match["naan"].replace("-", "").lower() != naan.lower():
        raise ForeignReferenceError(f"ark:{match['naan']}")
    return Reference(pid=pid_named(match["name"]))


def _of_url(text: str, base: str, naan: str | None) -> Reference:
    try:
        url = urlsplit(text)
        host = _host(url)
    except ValueError as error:
        raise UnknownReferenceError(text) from error
    if url.scheme not in _DEFAULT_PORTS or not url.hostname:
        raise UnknownReferenceError(text)
    path = unquote(url.path)
    if path[:5].lower() == "/ark:":
        return _of_ark(path[1:], naan, text)
    own = urlsplit(base)
    if host != _host(own):
        raise ForeignReferenceError(url.netloc.rpartition("@")[2])
    return _of_path(path.removeprefix(own.path.rstrip("/")), unquote(url.fragment), text)


def _host(url: SplitResult) -> tuple[str, int | None]:
    """Return the name and the port, which is None where the scheme goes without saying it. Raises `ValueError`."""
    port = url.port if url.port != _DEFAULT_PORTS.get(url.scheme) else None
    return (url.hostname or "").rstrip("."), port


def _of_path(path: str, fragment: str, text: str) -> Reference:
    if not path.startswith("/"):
        raise UnknownReferenceError(text)
    match path[1:].removesuffix("/").split("/"):
        case ["api", "v1", *parts]:
            place = _in_api(parts, text)
        case ["p" | "embed", pid]:
            place = Reference(pid=pid_named(pid))
        case ["articles", slug]:
            place = Reference(slug=_slug(slug, text))
        case ["articles", slug, "v", number]:
            place = Reference(slug=_slug(slug, text), version=_whole(number, text))
        case _:
            raise UnknownReferenceError(text)
    anchor = fragment.partition(":~:")[0]
    return replace(place, pid=pid_named(anchor[2:])) if place.slug and anchor.startswith("p-") else place


def _in_api(parts: list[str], text: str) -> Reference:
    """Return what an address below `/api/v1/` names; its citation, its source and its paragraphs name the same."""
    match parts:
        case ["articles", slug] | ["articles", slug, "citation" | "paragraphs"]:
            return Reference(slug=_slug(slug, text))
        case ["articles", slug, "versions", number] | [
            "articles", slug, "versions", number, "citation" | "source" | "paragraphs",
        ]:  # fmt: skip
            return Reference(slug=_slug(slug, text), version=_whole(number, text))
        case ["articles", slug, "versions", number, "paragraphs", ordinal] | [
            "articles", slug, "versions", number, "paragraphs", ordinal, "citation",
        ]:  # fmt: skip
            return Reference(slug=_slug(slug, text), version=_whole(number, text), ordinal=_whole(ordinal, text))
        case ["paragraphs", pid] | ["paragraphs", pid, "citation"]:
            return Reference(pid=pid_named(pid))
        case ["paragraphs", pid, "versions", number] | ["paragraphs", pid, "versions", number, "citation"]:
            return Reference(pid=pid_named(pid), version=_whole(number, text))
    raise UnknownReferenceError(text)


def _slug(part: str, text: str) -> str:
    if not _SLUG.fullmatch(part) or len(part) > _LONGEST_SLUG:
        raise UnknownReferenceError(text)
    return part


def _whole(part: str, text: str) -> int:
    if not _WHOLE.fullmatch(part):
        raise UnknownReferenceError(text)
    return int(part)

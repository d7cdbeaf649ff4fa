"""Reading references to texts: the inverse of `articles.addresses`. Pure: knows no HTTP and no database.

A reference is a paragraph identifier, an ARK, a slug, a citation key of this service, or any address of this service that
shows one text.
"""

import re
from collections.abc import Collection
from dataclasses import dataclass, replace
from urllib.parse import SplitResult, parse_qsl, unquote, urlencode, urlsplit

from articles.identity import pids
from articles.pasted import CLOSING, archived, written_out

SLUG_PATTERN = r"^[a-z0-9]+(-[a-z0-9]+)*$"
LONGEST_SLUG = 200

_ARK = re.compile(r"ark:/?(?P<naan>[^/]+)/(?P<name>[^/?#]+)/?", re.IGNORECASE)
_KEY = re.compile(r"(?P<name>.+)\.v(?P<version>[1-9][0-9]{0,8})", re.IGNORECASE)
_OAI = re.compile(r"oai:(?P<host>[^:]+):(?P<slug>.+)", re.IGNORECASE)
_SCHEME = re.compile(r"[a-z][a-z0-9+.-]*:", re.IGNORECASE)
_SLUG = re.compile(SLUG_PATTERN)
_POSITIVE = re.compile(r"[1-9][0-9]{0,8}")
_RUN = re.compile(rf"(?P<first>{_POSITIVE.pattern})-(?P<last>{_POSITIVE.pattern})")
# Spaces, hyphens, and what else typesetting puts into an identifier or around it; no identifier has any.
_TYPESETTING = re.compile(r"[\s\u00ad\u200b\u2010-\u2015-]+")
_DEFAULT_PORTS = {"http": 80, "https": 443}
# Documents and pictures of a text that lie below its page.
_BESIDE = frozenset({"linkset", "picture.png", "timemap"})
# Addresses that answer about a text, and the query parameter that names it.
_ABOUT = {
    "cite": "reference", "unapi": "id", "oembed": "url",
    "dts/collection": "id", "dts/navigation": "resource", "dts/document": "resource",
}  # fmt: skip
# Query parameters that count campaigns; the page is the same without them.
_TRACKING = re.compile(r"utm_.*|mc_[ce]id|fbclid|gclid|dclid|yclid|twclid|msclkid|igshid", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Reference:
    """A reference to an article by slug or to a paragraph by PID; in a version, and by ordinal in it, if it says so.

    With `last`, it names a run of paragraphs, from `ordinal` to `last`. `publication` is the id of the publication whose URL the
    reference is. Only a database knows whether any of them exists.
    """

    slug: str | None = None
    version: int | None = None
    pid: str | None = None
    ordinal: int | None = None
    last: int | None = None
    publication: int | None = None


class ForeignReferenceError(ValueError):
    """The reference is an address of another host, or an ARK of another authority: `host` names it."""

    code = "foreign_reference"

    def __init__(self, host: str) -> None:
        super().__init__(f"“{host[:80]}” is not this service.")
        self.host = host


class UnknownReferenceError(ValueError):
    """The reference is an address here that shows no text; or it is not a reference at all."""

    code = "unknown_place"

    def __init__(self, text: str) -> None:
        what = (
            "is not the address of a text" if _SCHEME.match(text) else "is neither an identifier, a slug nor an address"
        )
        super().__init__(f"“{text[:80]}” {what}.")


def parse_reference(text: str, base: str, naan: str | None, hosts: Collection[str] = ()) -> Reference:
    """Return what `text` names in the service under `base`, whose Name Assigning Authority Number is `naan`.

    `hosts` are other names of the host, under any port; `.example.org` stands for all below it, too.

    Of an address (http or https, with or without its last slash) the query and a text fragment (`#:~:text=`) say nothing,
    but on the page of a text `#p-PID` names a paragraph, and so does `?paragraph=PID`; a card names its version by
    `?version=`; and the page that makes a citation names the text in its query. An ARK of this
    service is understood under whatever host resolves it, and the copy of an address in a web archive as the address.
    `oai:HOST:SLUG` names an article here. A word may be a citation key: a name and `.v2`. A bare word is an
    identifier if its check character holds, however it is hyphenated, and otherwise a slug; so a mistyped identifier is
    taken for a slug. If only a paragraph can be meant, use `parse_paragraph_reference`.

    Raises `ForeignReferenceError` and `UnknownReferenceError`; `MalformedPidError` or `MistypedPidError` if an address or an
    ARK has something else in the place of its identifier.
    """
    stripped = written_out(text, _origin(base))
    if _is_ark(stripped):
        return _of_ark(re.split(r"[?#]", stripped)[0], naan, stripped)
    if record := _OAI.fullmatch(stripped):
        return _of_record(record["host"], record["slug"], base, hosts)
    if _SCHEME.match(stripped):
        return _of_url(stripped, base, naan, hosts)
    return _of_word(stripped)


def parse_paragraph_reference(text: str, base: str, naan: str | None, hosts: Collection[str] = ()) -> Reference:
    """Return the paragraph that `text` names: a PID, alone or with a version (`PID.v2`), or an ARK.

    Raises `ForeignReferenceError`, `UnknownReferenceError`, `MalformedPidError` and `MistypedPidError`.
    """
    stripped = text.strip()
    if _is_ark(stripped):
        return parse_reference(stripped, base, naan, hosts)
    name, version = _name_and_version(stripped)
    return Reference(pid=pid_named(name), version=version)


def as_slug(text: str) -> Reference | None:
    """Return the article that a bare word or a citation key names if its name is a slug; None if that cannot be one."""
    name, version = _name_and_version(text.strip())
    return Reference(slug=name, version=version) if is_slug(name) else None


def pid_named(text: str) -> str:
    """Return the PID that `text` spells, in any case, with spaces and hyphens in it or around it.

    Raises `MalformedPidError` or `MistypedPidError`.
    """
    try:
        return pids.parse(_TYPESETTING.sub("", text))
    except pids.MalformedPidError as error:
        raise pids.MalformedPidError(text) from error


def is_slug(text: str) -> bool:
    """Return whether an article may have `text` as its slug."""
    return _SLUG.fullmatch(text) is not None and len(text) <= LONGEST_SLUG


def positive_int(text: str | int) -> int | None:
    """Return the whole number from 1 to 999,999,999 that `text` spells, or None."""
    return int(text) if _POSITIVE.fullmatch(str(text)) else None


def page_at(url: str) -> tuple[str, str] | None:
    """Return what is equal for two http or https addresses of one page: host with path, and query. None if `url` is neither.

    The scheme, the case of the host, a port that the scheme implies, the last slash, the fragment, and the parameters by
    which campaigns are counted make no difference.
    """
    try:
        parts = urlsplit(url.strip())
        name, port = _host(parts)
    except ValueError:
        return None
    if parts.scheme not in _DEFAULT_PORTS or not name:
        return None
    query = [
        (key, value) for key, value in parse_qsl(parts.query, keep_blank_values=True) if not _TRACKING.fullmatch(key)
    ]
    host = f"{name}:{port}" if port else name
    return f"{host}{parts.path.rstrip('/')}", urlencode(query)


def _is_ark(text: str) -> bool:
    return text[:4].lower() == "ark:"


def _name_and_version(word: str) -> tuple[str, int | None]:
    """Return the parts of a citation key, `NAME.v2`; the version of any other word is None."""
    key = _KEY.fullmatch(word)
    return (key["name"], int(key["version"])) if key else (word, None)


def _of_word(text: str) -> Reference:
    word, _, fragment = text.partition("#")
    name, version = _name_and_version(word)
    try:
        return Reference(pid=pid_named(name), version=version)
    except ValueError as error:
        if is_slug(name):
            return _at(Reference(slug=name, version=version), _place_in(fragment))
        raise UnknownReferenceError(text) from error


def _of_record(host: str, slug: str, base: str, hosts: Collection[str]) -> Reference:
    """Return the article that a record of the OAI-PMH tells of."""
    if host.lower() != urlsplit(base).hostname and not _is_known(host.lower(), hosts):
        raise ForeignReferenceError(host)
    return Reference(slug=_slug(slug, slug))


def _of_ark(ark: str, naan: str | None, text: str) -> Reference:
    match = _ARK.fullmatch(ark)
    if match is None:
        raise UnknownReferenceError(text)
    if naan is None or match["naan"].replace("-", "").lower() != naan.lower():
        raise ForeignReferenceError(f"ark:{match['naan']}")
    name, version = _name_and_version(match["name"])
    return Reference(pid=pid_named(name), version=version)


def _of_url(text: str, base: str, naan: str | None, hosts: Collection[str]) -> Reference:
    try:
        url = urlsplit(text)
        host = _host(url)
    except ValueError as error:
        raise UnknownReferenceError(text) from error
    if url.scheme not in _DEFAULT_PORTS or not url.hostname:
        raise UnknownReferenceError(text)
    path = unquote(url.path).rstrip(CLOSING)
    if _is_ark(path[1:]):
        return _of_ark(path[1:], naan, text)
    own = urlsplit(base)
    if host != _host(own) and not _is_known(host[0], hosts):
        if original := archived(text):
            return parse_reference(original, base, naan, hosts)
        raise ForeignReferenceError(url.netloc.rpartition("@")[2])
    path = path.removeprefix(own.path.rstrip("/"))
    if named := _named_in_query(path, url):
        part = dict(parse_qsl(url.query)).get("ref")
        return _at(parse_reference(named, base, naan, hosts), f"p-{part}" if part else "")
    return _with_version(_of_path(path, _anchor(url), text), path, url)


def _is_known(host: str, hosts: Collection[str]) -> bool:
    """Return whether a host has one of these names. A name that begins with a full stop stands for all below it, too."""
    return any(f".{host}".endswith(name) if name.startswith(".") else host == name for name in hosts)


def _named_in_query(path: str, url: SplitResult) -> str | None:
    """Return what the address of a citation or of a card's description is about; None for any other address."""
    parameter = _ABOUT.get(path.strip("/"))
    return dict(parse_qsl(url.query)).get(parameter) if parameter else None


def _with_version(reference: Reference, path: str, url: SplitResult) -> Reference:
    """Return the reference of a card in the version that its query names."""
    number = dict(parse_qsl(url.query)).get("version") if path.startswith("/embed/") else None
    return replace(reference, version=positive_int(number)) if number else reference


def _anchor(url: SplitResult) -> str:
    """Return the place on the page of a text that an address names: its fragment, or else the paragraph in its query."""
    anchor = _place_in(url.fragment)
    named = dict(parse_qsl(url.query)).get("paragraph")
    return f"p-{named}" if named and not anchor else anchor


def _place_in(fragment: str) -> str:
    """Return the place that a fragment names; words that it marks there say nothing."""
    return unquote(fragment).partition(":~:")[0].rstrip(CLOSING)


def _at(reference: Reference, anchor: str) -> Reference:
    """Return the paragraph that an anchor names on the page of a text; of any other anchor, the text."""
    return replace(reference, pid=pid_named(anchor[2:])) if reference.slug and anchor.startswith("p-") else reference


def _origin(base: str) -> str:
    parts = urlsplit(base)
    return f"{parts.scheme}://{parts.netloc}"


def _host(url: SplitResult) -> tuple[str, int | None]:
    """Return the name and the port, which is None if the scheme implies it. Raises `ValueError`."""
    port = url.port if url.port != _DEFAULT_PORTS.get(url.scheme) else None
    return (url.hostname or "").rstrip("."), port


def _of_path(path: str, anchor: str, text: str) -> Reference:
    if not path.startswith("/"):
        raise UnknownReferenceError(text)
    match _without_beside(path[1:].removesuffix("/").split("/")):
        case ["api", "v1", *parts]:
            reference = _in_api(parts, text)
        case ["p" | "embed", pid]:
            reference = Reference(pid=pid_named(pid))
        case ["p", pid, "v", number]:
            reference = Reference(pid=pid_named(pid), version=_positive(number, text))
        case ["articles", slug] | ["embed", "articles", slug]:
            reference = Reference(slug=_slug(slug, text))
        case ["articles", slug, "v", number]:
            reference = Reference(slug=_slug(slug, text), version=_positive(number, text))
        case _:
            raise UnknownReferenceError(text)
    return _at(reference, anchor)


def _without_beside(parts: list[str]) -> list[str]:
    """Return the parts of the path of a text's page, for the path of what lies below it; any other path as it is."""
    below = parts[0] in ("articles", "p") and parts[-1] in _BESIDE
    return parts[:-1] if below else parts


def _in_api(parts: list[str], text: str) -> Reference:
    """Return what an address below `/api/v1/` names; its citation, its source and its paragraphs name the same."""
    match parts:
        case ["articles", slug] | ["articles", slug, "citation" | "paragraphs"]:
            return Reference(slug=_slug(slug, text))
        case ["articles", slug, "versions", number, *rest]:
            version = Reference(slug=_slug(slug, text), version=_positive(number, text))
            return _in_version(version, rest, text)
        case ["paragraphs", pid] | ["paragraphs", pid, "citation"]:
            return Reference(pid=pid_named(pid))
        case ["paragraphs", pid, "versions", number] | ["paragraphs", pid, "versions", number, "citation"]:
            return Reference(pid=pid_named(pid), version=_positive(number, text))
    raise UnknownReferenceError(text)


def _in_version(version: Reference, rest: list[str], text: str) -> Reference:
    match rest:
        case [] | ["citation" | "source" | "paragraphs"]:
            return version
        case ["paragraphs", ordinals] if run := _RUN.fullmatch(ordinals):
            return replace(version, ordinal=int(run["first"]), last=int(run["last"]))
        case ["paragraphs", ordinal] | ["paragraphs", ordinal, "citation"]:
            return replace(version, ordinal=_positive(ordinal, text))
    raise UnknownReferenceError(text)


def _slug(part: str, text: str) -> str:
    if not is_slug(part):
        raise UnknownReferenceError(text)
    return part


def _positive(part: str, text: str) -> int:
    number = positive_int(part)
    if number is None:
        raise UnknownReferenceError(text)
    return number

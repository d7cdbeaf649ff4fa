"""The format of a document: by its content, else by its name, else by its media type.

To add a format, write its reader and add an entry to `FORMATS`.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass
from mimetypes import MimeTypes
from pathlib import PurePath

from articles.intake.decoding import without_wide_units
from articles.intake.errors import UnknownFormat
from articles.intake.html.reader import read_html
from articles.intake.jats.reader import read_jats
from articles.intake.manuscript import Manuscript
from articles.intake.markdown.reader import read_markdown
from articles.intake.plain.reader import read_plain_text

Reader = Callable[[bytes, str | None], Manuscript]
_HEAD = 2_048
_UNTELLING = frozenset({"application/octet-stream", "binary/octet-stream"})
_STANDARD_TYPES = MimeTypes(filenames=())  # Python's own table: the same answer on every machine


@dataclass(frozen=True, slots=True)
class Format:
    """A format: how it is recognised, and the function that reads it (None if the service does not read it)."""

    name: str
    media_types: tuple[str, ...]
    suffixes: tuple[str, ...] = ()
    signature: re.Pattern[bytes] | None = None
    read: Reader | None = None


def _signature(pattern: bytes) -> re.Pattern[bytes]:
    return re.compile(rb"(?:\xef\xbb\xbf)?\s{0,64}(?:" + pattern + rb")", re.IGNORECASE)


_FRAGMENT = _signature(
    rb"(?:<!--[^>]{0,400}-->\s{0,64})*<(?:p|div|section|main|header|h[1-6]|blockquote|ul|ol|figure|table|center|font|span"
    rb"|script|style|meta|link|title|noscript)[\s>]"
)
PLAIN_TEXT = Format("plain text", ("text/plain",), (".txt", ".text"), read=read_plain_text)
HTML = Format(
    "HTML",
    ("text/html", "application/xhtml+xml"),
    (".html", ".htm", ".xhtml"),
    _signature(
        rb"(?:<\?xml[^>]{0,200}>\s{0,64}|<!--[^>]{0,400}-->\s{0,64})*"
        rb"(?:<!doctype html|<html[\s>]|<(?:head|body)[\s>]|<article(?![^>]{0,400}(?:article-type|dtd-version|xmlns))[\s>]"
        rb"(?![^\0]{0,1900}<(?:front|article-meta|journal-meta|body)[\s>/]))"
    ),
    read_html,
)
_JATS_TYPES = ("application/jats+xml", "application/xml", "text/xml")
FORMATS: tuple[Format, ...] = (
    PLAIN_TEXT,
    HTML,
    Format(
        "JATS or other XML",
        _JATS_TYPES,
        (".xml", ".jats", ".nxml"),
        _signature(rb"<\?xml\s|<!doctype article|<article[\s>]"),
        read_jats,
    ),
    Format(
        "Markdown",
        ("text/markdown", "text/x-markdown"),
        (".md", ".markdown", ".mdown", ".mkd"),
        _signature(
            rb"---[ \t]*\r?\n(?:#[^\n]{0,200}\n|\s)*[\w\x80-\xff-]{1,60}[ \t]*:|\+\+\+[ \t]*\r?\n[\w-]{1,40}[ \t]*="
        ),
        read_markdown,
    ),
    Format("PDF", ("application/pdf",), (".pdf",), re.compile(rb"%PDF-")),
    Format(
        "DOCX or another ZIP file",
        ("application/zip",),
        (".docx", ".odt", ".zip", ".epub"),
        re.compile(rb"PK\x03\x04|PK\x05\x06"),
    ),
    Format("Word (DOC)", ("application/msword",), (".doc",), re.compile(rb"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1")),
    Format("RTF", ("application/rtf", "text/rtf"), (".rtf",), re.compile(rb"\{\\rtf")),
    Format(
        "an image", (), (), re.compile(rb"\x89PNG\r\n|\xff\xd8\xff|GIF8[79]a|RIFF.{4}WEBP|II\*\x00|MM\x00\*", re.DOTALL)
    ),
    Format(
        "a compressed file",
        ("application/gzip",),
        (".gz", ".xz", ".bz2", ".7z"),
        re.compile(rb"\x1f\x8b|\xfd7zXZ\x00|BZh\d|7z\xbc\xaf"),
    ),
)


READABLE_TYPES: tuple[str, ...] = tuple(
    media_type for form in FORMATS if form.read is not None for media_type in form.media_types
)


def reader_of(data: bytes, name: str | None, media_type: str | None) -> Reader:
    """The function that reads the document. Raises `UnknownFormat`, saying which formats are read."""
    form = _by_content(data) or _by_name(name) or _by_media_type(media_type) or _by_fragment(data) or PLAIN_TEXT
    if form.read is None:
        readable = ", ".join(form.name for form in FORMATS if form.read)
        raise UnknownFormat(f"The document is {form.name}, which is not read; the formats read today are: {readable}.")
    return form.read


def charset_of(media_type: str | None) -> str | None:
    """The charset parameter of a media type, such as `text/plain; charset=iso-8859-1`."""
    match = re.search(r";\s*charset\s*=\s*\"?([\w.:-]{1,40})", media_type or "", re.IGNORECASE)
    return match.group(1) if match else None


def _by_content(data: bytes) -> Format | None:
    heads = (data[:_HEAD], without_wide_units(data[:_HEAD]))
    return next((form for head in heads for form in FORMATS if form.signature and form.signature.match(head)), None)


def _by_fragment(data: bytes) -> Format | None:
    """HTML, if a document that nothing else is known of begins with one of its elements, and ends one."""
    head = without_wide_units(data[:_HEAD])
    return HTML if _FRAGMENT.match(head) and b"</" in head else None


def _by_name(name: str | None) -> Format | None:
    suffix = PurePath(name or "").suffix.lower()
    for form in FORMATS:
        if suffix in form.suffixes:
            return form
    return _by_media_type(_STANDARD_TYPES.guess_type(f"name{suffix}")[0]) if suffix else None


def _by_media_type(media_type: str | None) -> Format | None:
    essence = (media_type or "").partition(";")[0].strip().lower()
    if not essence or essence in _UNTELLING:
        return None
    known = next((form for form in FORMATS if essence in form.media_types), None)
    return known or Format(essence, (essence,))

"""What a draft of a version delivers: its document, read, with what the sidecar of the current version says of the printed words.

Reads no row but the ones that it is given; writes nothing.
"""

from collections.abc import Mapping
from typing import Any

from articles.identity.alignment import match
from articles.intake import read
from articles.intake.decoding import decode
from articles.intake.errors import SidecarError
from articles.intake.formats import charset_of
from articles.intake.sidecar import apply, parse_json_object
from articles.models import Draft
from articles.publishing.delivery import Delivery
from articles.publishing.revising.drafts import DraftedVersion

# Formats whose source an editor can read and change in a form.
TYPED = frozenset({"text/plain", "text/markdown"})
_CHARSET = "; charset=utf-8"


def is_typed(media_type: str) -> bool:
    """Whether a source of that media type is edited in the form; others are uploaded."""
    return media_type.partition(";")[0].strip() in TYPED


def source_text(content: bytes, media_type: str) -> str:
    """Return a source as text, with line ends as a form has them."""
    text = decode(content, charset_of(media_type)).text
    return text.replace("\r\n", "\n").replace("\r", "\n")


def typed_bytes(text: str, media_type: str) -> tuple[bytes, str]:
    """Return a text from a form as the bytes of a document in UTF-8, and their media type."""
    lines = text.replace("\r\n", "\n").replace("\r", "\n")
    return lines.encode(), media_type.partition(";")[0].strip() + _CHARSET


def printed_facts(metadata: Mapping[str, Any] | None) -> dict[str, Any]:
    """Return what a sidecar says of how its document is read: its title, and which of its words are bylines and biographies.

    Null says that the document has none. The other facts of a sidecar are the article's by now, and may have been amended since.
    """
    given = metadata or {}
    facts = {name: given[name] for name in ("title", "subtitle") if name in given}
    if given.get("authors", ()) is None:
        return {**facts, "authors": None}
    names = ("name_as_printed", "role", "biography_as_printed")
    authors = [
        {name: author[name] for name in names if name in author}
        for author in given.get("authors") or ()
        if "biography_as_printed" in author or author.get("role", "author") is None
    ]
    return {**facts, "authors": authors} if authors else facts


def delivery_of(drafted: DraftedVersion | Draft, made_by: str) -> Delivery:
    """Return the delivery of a draft. Raises `IntakeError` if its document cannot be read.

    A sidecar that quotes words that the document no longer has is left out: the editor has changed these words.
    """
    content = bytes(drafted.content)
    manuscript = read(content, name=drafted.file_name or None, media_type=drafted.media_type or None)
    if not drafted.metadata:
        return Delivery(content, manuscript, made_by=made_by)
    try:
        completed = apply(manuscript, parse_json_object(drafted.metadata))
    except SidecarError:
        return Delivery(content, manuscript, made_by=made_by)
    return Delivery(content, completed, drafted.metadata, made_by=made_by)


def carried(identity: Mapping[str, str | None], before: list[str], after: list[str]) -> dict[str, str | None]:
    """Return decisions about the paragraphs of one text for those of the text that took its place.

    A decision goes where its paragraph went; it is dropped if the paragraph is gone.
    """
    if not identity:
        return {}
    places = dict(match(before, after)[0])
    moved = ((places.get(int(ordinal) - 1), pid) for ordinal, pid in identity.items())
    return {str(place + 1): pid for place, pid in moved if place is not None}

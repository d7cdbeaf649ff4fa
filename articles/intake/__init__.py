"""Intake: the bytes of a document, as its publisher delivered them, to a Manuscript. Knows no HTTP and no database."""

from articles.bounds import MAX_SOURCE_BYTES
from articles.intake.errors import IntakeError, SidecarError, TooLarge, UnknownFormat, Unreadable
from articles.intake.formats import charset_of, reader_of
from articles.intake.manuscript import Manuscript
from articles.intake.markdown.facts import dated_by_name
from articles.intake.origins import with_origins
from articles.intake.slugs import slug_of

__all__ = [
    "MAX_SOURCE_BYTES",
    "IntakeError",
    "Manuscript",
    "SidecarError",
    "TooLarge",
    "UnknownFormat",
    "Unreadable",
    "read",
    "slug_of",
]


def read(data: bytes, *, name: str | None = None, media_type: str | None = None) -> Manuscript:
    """Read a document.

    `name` is its file name, `media_type` the type declared with it; both help only if the bytes do not say the format.
    Raises `TooLarge` over `MAX_SOURCE_BYTES`, `UnknownFormat`, and `Unreadable`.
    """
    if len(data) > MAX_SOURCE_BYTES:
        raise TooLarge(f"The document has {len(data):,} bytes; the most is {MAX_SOURCE_BYTES:,}.")
    return with_origins(dated_by_name(reader_of(data, name, media_type)(data, charset_of(media_type)), name))

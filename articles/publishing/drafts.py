"""Drafts of the editors' desk: keeping, reading and discarding them. Writes `Draft`; nothing of it is public."""

from dataclasses import dataclass
from functools import cached_property
from typing import Any

from articles.intake import read
from articles.intake.errors import IntakeError
from articles.intake.manuscript import Manuscript
from articles.intake.sidecar import apply, parse_json_object
from articles.models import Draft
from articles.publishing.delivery import Delivery

_LONGEST_TITLE = 500  # characters


@dataclass(frozen=True)
class Document:
    """The bytes of a document, with its file name and its media type if they are known. It is read once."""

    content: bytes
    file_name: str = ""
    media_type: str = ""

    def read(self) -> Manuscript:
        """Return what the document says. Raises `IntakeError`."""
        if isinstance(self._reading, IntakeError):
            raise self._reading
        return self._reading

    @property
    def manuscript(self) -> Manuscript | None:
        """What the document says; None if it cannot be read."""
        return None if isinstance(self._reading, IntakeError) else self._reading

    @property
    def title(self) -> str:
        """The title that is read, or what names a document that cannot be read: its file, or its first line."""
        if self.manuscript is not None:
            return self.manuscript.title or ""
        lines = self.content[:_LONGEST_TITLE].decode(errors="replace").split("\n")
        return self.file_name or next((line.strip() for line in lines if line.strip()), "")

    @cached_property
    def _reading(self) -> Manuscript | IntakeError:
        try:
            return read(self.content, name=self.file_name or None, media_type=self.media_type or None)
        except IntakeError as error:
            return error


def keep_document(draft: Draft, document: Document, made_by: str) -> Draft:
    """Keep a document in a draft, new or not, whether it can be read or not, and return the draft."""
    draft.content = document.content
    draft.file_name = document.file_name[:255]
    draft.media_type = document.media_type[:100]
    return _keep(draft, document.title, made_by)


def keep_metadata(draft: Draft, manuscript: Manuscript, metadata: dict[str, Any], made_by: str) -> Draft:
    """Keep what the editor supplies, right or wrong, as a sidecar states it, and return the draft of the `manuscript`."""
    draft.metadata = metadata
    return _keep(draft, manuscript.title or "", made_by)


def discard_draft(draft: Draft) -> None:
    """Delete a draft."""
    draft.delete()


def document_of(draft: Draft) -> Document:
    """Return the document that a draft keeps."""
    return Document(bytes(draft.content), draft.file_name, draft.media_type)


def delivery_of_draft(draft: Draft, made_by: str) -> Delivery:
    """Return what a draft would publish. Raises `IntakeError` if what the editor supplies is wrong."""
    manuscript = document_of(draft).read()
    completed = apply(manuscript, parse_json_object(draft.metadata)) if draft.metadata else manuscript
    return Delivery(bytes(draft.content), completed, draft.metadata or None, made_by=made_by)


def _keep(draft: Draft, title: str, made_by: str) -> Draft:
    draft.title = str(draft.metadata.get("title") or title)[:_LONGEST_TITLE].replace("\0", "")
    draft.made_by = made_by
    draft.save()
    return draft

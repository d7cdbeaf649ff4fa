"""A publisher's delivery, which is a document and the sidecar beside it, read from the disk. Writes nothing."""

import json
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from articles.identity.digests import digest_of
from articles.intake import read
from articles.intake.errors import SidecarError
from articles.intake.manuscript import Manuscript
from articles.intake.sidecar import Sidecar, apply, find_sidecar, parse_json_object, parse_yaml
from articles.searching.entries import Entry, new_entry_of


@dataclass(frozen=True, slots=True)
class Delivery:
    """One document on its way into the store. `metadata` is the editor's sidecar as it was sent, or None.

    `entry` is the entry of the document in the full-text index as a new article, if it was made ahead; `made_by` is who
    delivers it, which is never public.
    """

    content: bytes
    manuscript: Manuscript
    metadata: dict[str, Any] | None = None
    entry: Entry | None = None
    made_by: str | None = None

    @property
    def digest(self) -> str:
        """The digest of the bytes as delivered."""
        return digest_of(self.content)


def delivery_of(path: Path, metadata: Path | None = None) -> Delivery:
    """Read the document at `path`, completed by the sidecar at `metadata` or else by the one beside the document.

    Raises `OSError` if a file cannot be opened, and `IntakeError` if it cannot be read.
    """
    content = path.read_bytes()
    manuscript = read(content, name=path.name)
    sidecar = sidecar_at(metadata or find_sidecar(path))
    if sidecar is None:
        return Delivery(content, manuscript)
    return Delivery(content, apply(manuscript, sidecar), sidecar.model_dump(mode="json", exclude_unset=True))


def with_entry(delivery: Delivery, vendor: str) -> Delivery:
    """Return the delivery with its entry in the full-text index, for a database of the vendor."""
    manuscript = delivery.manuscript
    texts = [block.text for block in manuscript.paragraphs]
    heading = (manuscript.title, manuscript.subtitle)
    return replace(delivery, entry=new_entry_of(heading, texts, manuscript.language, vendor))


def sidecar_at(path: Path | None) -> Sidecar | None:
    """Return the sidecar in a YAML or JSON file. Raises `OSError` and `SidecarError`."""
    if path is None:
        return None
    data = path.read_bytes()
    if path.suffix != ".json":
        return parse_yaml(data)
    try:
        return parse_json_object(json.loads(data))
    except (ValueError, RecursionError) as error:
        raise SidecarError([("", "not_json", f"{path.name} is not JSON: {error}")]) from error

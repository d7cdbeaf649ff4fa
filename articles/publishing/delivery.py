"""What a publisher delivers: the bytes, the manuscript read from them, and the editor's metadata beside them. Pure."""

from dataclasses import dataclass
from typing import Any

from articles.identity.digests import digest_of
from articles.intake.manuscript import Manuscript


@dataclass(frozen=True, slots=True)
class Delivery:
    """One document on its way into the store. `metadata` is the editor's sidecar as it was sent, or None."""

    content: bytes
    manuscript: Manuscript
    metadata: dict[str, Any] | None = None

    @property
    def digest(self) -> str:
        """The digest of the bytes as delivered."""
        return digest_of(self.content)

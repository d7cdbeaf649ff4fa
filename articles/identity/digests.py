"""Digests that an outsider can recompute from what the API returns: SHA-256, and RFC 8785 for the canonical JSON."""

import hashlib
from collections.abc import Iterable
from typing import Any

import rfc8785

PREFIX = "sha-256:"


def digest_of(data: bytes) -> str:
    """Return `sha-256:` and the hexadecimal SHA-256 of `data`."""
    return PREFIX + hashlib.sha256(data).hexdigest()


def text_digest(text: str) -> str:
    """Return the digest of a passage's text in UTF-8."""
    return digest_of(text.encode())


def version_digest(
    *,
    number: int,
    title: str,
    language: str | None,
    source_digest: str,
    previous_digest: str | None,
    paragraphs: Iterable[tuple[str, str]],
) -> str:
    """Return the digest of a version: its facts and its [PID, digest] pairs in order, hashed in the form of RFC 8785."""
    form: dict[str, Any] = {
        "number": number,
        "title": title,
        "language": language,
        "source_digest": source_digest,
        "previous_digest": previous_digest,
        "paragraphs": [[pid, digest] for pid, digest in paragraphs],
    }
    return digest_of(rfc8785.dumps(form))

"""Addresses as people paste them: without a scheme, percent-encoded as a whole, in brackets, or of a copy in an archive. Pure."""

import re
from urllib.parse import quote, unquote

# RFC 3986, appendix C: brackets and quotation marks part an address from the text around it, and so does what closes a sentence.
_OPENING = re.compile(r"[<(\[\"'“‘«]+(?=https?:)", re.IGNORECASE)
CLOSING = ">)]\"'”’».,;:!?"
_ENCODED = re.compile(r"https?%3a%2f%2f", re.IGNORECASE)
# A host with a port, or with a top-level domain, before a path. A DOI has a number there.
_HOST = re.compile(r"(?:localhost|(?:[\w-]+\.)+[\w-]+):[0-9]{1,5}/|(?:[\w-]+\.)+[^\W\d][\w-]+/")
# Web archives put the time of their copy before the address, as in RFC 7089 the address of a memento.
_ARCHIVED = re.compile(
    r"https?://[^/?#]+/(?:[^?#]*/)?[0-9]{4,14}(?:[a-z]{2}_)?/(?P<original>https?://.+)", re.IGNORECASE
)
_ESCAPE = re.compile(r"%([0-9a-f]{2})", re.IGNORECASE)
_UNRESERVED = re.compile(r"[A-Za-z0-9._~-]")


def written_out(text: str, base: str = "") -> str:
    """Return an address with what it was pasted without; `base` stands before a path alone. Any other text is as it was."""
    bare = text.strip()
    if opening := _OPENING.match(bare):
        bare = bare[opening.end() :].rstrip(CLOSING)
    if _ENCODED.match(bare):
        return unquote(bare)
    if bare.startswith("/") and not bare.startswith("//"):
        return f"{base}{bare}"
    return f"https://{bare}" if _HOST.match(bare) else bare


def archived(address: str) -> str | None:
    """Return the address of which a web archive keeps a copy at `address`; None if it is not the address of a copy."""
    copy = _ARCHIVED.fullmatch(address)
    return copy["original"] if copy else None


def evenly_encoded(page: str) -> str:
    """Return the host and path of a page with only those characters percent-encoded that have to be (RFC 3986, 6.2.2.2)."""

    def decoded(escape: re.Match[str]) -> str:
        character = chr(int(escape[1], 16))
        return character if _UNRESERVED.fullmatch(character) else escape[0].upper()

    return quote(_ESCAPE.sub(decoded, page), safe="%/:@!$&'()*+,;=~[]")

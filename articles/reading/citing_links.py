"""Where the page for citing is, for the pages that lead there. Pure."""

from urllib.parse import urlencode


def cite_address(reference: str) -> str:
    """Return where the page shows the citation of `reference`."""
    return f"/cite/?{urlencode({'reference': reference})}"

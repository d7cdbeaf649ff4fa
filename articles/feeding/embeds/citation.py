"""The citation under a card, in one line."""

from articles.addresses import Urls
from articles.citing.citations import usual_entry
from articles.models import Version
from articles.selectors.cited import Cited


def citation_line(version: Version, cited: Cited | None, urls: Urls) -> str:
    """Return the entry of a version, or of a passage in it, for a list of works cited, with its permanent address.

    Return only the title and the version if the text is withdrawn (`cited` is None) or cannot be cited now: it has
    a card all the same.
    """
    entry = usual_entry(cited, urls) if cited else None
    return entry.text if entry else f"“{version.title}”, version {version.number}."

"""The citation under a card, in one line. Reads the store."""

from articles.addresses import Urls
from articles.citing.citations import entry_of, usual_citation
from articles.models import Passage, Version
from articles.selectors.resolving import cited_passage, cited_version
from articles.selectors.withdrawals import WithdrawnError


def citation_line(version: Version, passage: Passage | None, urls: Urls) -> str:
    """Return the entry of a version, or of a passage in it, for a list of works cited, with its permanent address.

    Return only the title and the version if the text was withdrawn or cannot be cited now: it has a card all the same.
    """
    plain = f"“{version.title}”, version {version.number}."
    try:
        if passage:
            cited = cited_passage(passage.paragraph.pid, version.number)
        else:
            cited = cited_version(version.article.slug, version.number)
    except WithdrawnError:
        return plain
    shape = usual_citation(cited, urls)
    return entry_of(shape).text if shape else plain

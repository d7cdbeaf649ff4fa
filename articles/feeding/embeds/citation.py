"""The citation under a card, in one line."""

from articles.addresses import Urls
from articles.citing.citations import entry_of, usual_citation
from articles.models import Passage, Version
from articles.selectors.resolving import cited_passage, cited_version
from articles.selectors.withdrawals import WithdrawnError


def citation_line(version: Version, passage: Passage | None, urls: Urls) -> str:
    """Return the entry of the text, or of the passage, in a list of works cited, with its permalink.

    Of a withdrawn text, and where it cannot be cited now, only the title and the version: a card is shown all the same.
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

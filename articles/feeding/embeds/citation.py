"""The citation under a card, in one line."""

from articles.addresses import Addresses
from articles.citing.citations import entry_of, usual_citation
from articles.models import Passage, Version
from articles.selectors.citable import cited_passage, cited_version
from articles.selectors.withdrawals import WithdrawnError


def citation_line(version: Version, passage: Passage | None, at: Addresses) -> str:
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
    shape = usual_citation(cited, at)
    return entry_of(shape).text if shape else plain

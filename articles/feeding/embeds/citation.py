"""The citation under a card, in one line."""

import logging

from articles.addresses import Addresses
from articles.citing.citations import citation, manner_of
from articles.citing.items import ItemError
from articles.citing.processor import ProcessorError
from articles.citing.setup.places import SetupError
from articles.models import Passage, Version
from articles.selectors.citable import cited_passage, cited_version
from articles.selectors.withdrawals import WithdrawnError

logger = logging.getLogger(__name__)


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
        shape = citation(cited, manner_of(None, None), at)
    except WithdrawnError:
        return plain
    except (ProcessorError, SetupError, ItemError):
        logger.exception("The citation of %s could not be made", version.article.slug)
        return plain
    return (shape.bibliography or shape.in_text).text

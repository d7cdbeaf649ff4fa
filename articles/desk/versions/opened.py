"""The state of an article as an editor opened it, so that two editors cannot overwrite each other. Reads the article."""

from articles.identity.digests import text_digest
from articles.models import Article
from articles.publishing.errors import ConflictError
from articles.publishing.revising.revisions import Precondition
from articles.selectors.states import state_of


def mark_of(article: Article) -> str:
    """Return a short text that changes whenever anything that the article's pages show may have changed."""
    return text_digest(state_of(article).tag)[-16:]


def unchanged_since(mark: str | None) -> Precondition:
    """Return the precondition that the article is as it was opened. It raises `ConflictError`."""

    def check(article: Article) -> None:
        if mark_of(article) != mark:
            raise ConflictError("The article has changed since you opened it.", code="changed_meanwhile")

    return check

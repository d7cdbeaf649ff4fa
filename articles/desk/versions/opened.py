"""The state of an article and of a draft as an editor saw it, so that two editors do not overwrite each other. Reads rows."""

import datetime

from django.utils.dateparse import parse_datetime

from articles.identity.digests import text_digest
from articles.models import Article
from articles.publishing.errors import ConflictError
from articles.publishing.revising.revisions import Precondition
from articles.selectors.states import state_of

_NEVER = datetime.datetime.min.replace(tzinfo=datetime.UTC)


def seen_at(text: str) -> datetime.datetime:
    """Return when a draft was last changed as a form says it; a form that does not say it has seen nothing."""
    try:
        return parse_datetime(text) or _NEVER
    except ValueError:
        return _NEVER


def mark_of(article: Article) -> str:
    """Return a short text that changes whenever anything that the article's pages show may have changed."""
    return text_digest(state_of(article).tag)[-16:]


def unchanged_since(mark: str | None) -> Precondition:
    """Return the precondition that the article is as it was opened. It raises `ConflictError`."""

    def check(article: Article) -> None:
        if mark_of(article) != mark:
            raise ConflictError("The article has changed since you opened it.", code="changed_meanwhile")

    return check

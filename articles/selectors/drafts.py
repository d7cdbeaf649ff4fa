"""Reading the drafts of the editors' desk."""

from django.db.models import QuerySet

from articles.models import Article, Draft
from articles.selectors.errors import UnknownError

_LARGE = ("content", "metadata", "revision", "alignment")


def draft_by_id(number: int) -> Draft:
    """Return a draft of a new article, with its bytes. Raises `UnknownError`."""
    draft = Draft.objects.filter(pk=number, article=None).first()
    if draft is None:
        raise UnknownError("not_found", "There is no such draft; perhaps it was published or discarded.")
    return draft


def newest_drafts(most: int) -> QuerySet[Draft]:
    """Return the drafts that were changed last, without their bytes."""
    return Draft.objects.select_related("article").defer(*_LARGE)[:most]


def draft_of_version(article: Article, number: int) -> Draft:
    """Return a draft of the next version of an article, with its bytes. Raises `UnknownError`."""
    draft = Draft.objects.filter(pk=number, article=article).first()
    if draft is None:
        raise unknown_draft()
    return draft


def other_drafts(article: Article, draft: Draft | None) -> QuerySet[Draft]:
    """Return the drafts of the next version of an article beside that one, the newest first, without their bytes."""
    return Draft.objects.filter(article=article).exclude(pk=draft.pk if draft else 0).defer(*_LARGE)


def unknown_draft() -> UnknownError:
    """Return the error that a draft of a version is not there."""
    return UnknownError("not_found", "There is no such draft any more: it was published or discarded.")

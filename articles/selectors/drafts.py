"""Reading the drafts of the editors' desk."""

from django.db.models import QuerySet

from articles.models import Draft
from articles.selectors.errors import UnknownError


def draft_by_id(number: int) -> Draft:
    """Return a draft of a new article, with its bytes. Raises `UnknownError`."""
    draft = Draft.objects.filter(pk=number, article=None).first()
    if draft is None:
        raise UnknownError("not_found", "There is no such draft; perhaps it was published or discarded.")
    return draft


def newest_drafts(most: int) -> QuerySet[Draft]:
    """Return the drafts that were changed last, without their bytes."""
    return Draft.objects.select_related("article").defer("content", "metadata", "revision")[:most]

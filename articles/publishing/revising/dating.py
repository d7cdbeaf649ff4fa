"""Refusing a date that cannot be right of a new version. Reads the version before; writes nothing."""

from django.utils import timezone

from articles.models import Version
from articles.partial_dates import first_moment, last_moment
from articles.publishing.errors import UnpublishableError
from articles.selectors.public_since import public_since, with_appearance


def refuse_impossible_date(since: str, before: Version) -> None:
    """Raise `UnpublishableError` if `since` is to come, or if it is certainly earlier than the version `before` was public."""
    if first_moment(since) > timezone.now():
        detail = f"“{since}” is to come; nothing is public before it is published."
        raise UnpublishableError(detail, code="in_the_future", pointer="/public_since")
    earlier = public_since(with_appearance(Version.objects.filter(pk=before.pk)).get())
    last = last_moment(since)
    if last and last < first_moment(earlier.text):
        detail = (
            f"“{since}” is before {earlier.text}, since when version {before.number} is public; a new version comes after it, so "
            "old revisions are published from the oldest to the newest."
        )
        raise UnpublishableError(detail, code="before_the_version_before", pointer="/public_since")

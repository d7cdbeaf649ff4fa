"""The closed vocabularies of the store, each held by a constraint in the database too."""

from typing import TYPE_CHECKING

from django.db import models

if TYPE_CHECKING:
    from django.db.models import TextChoices


class ArticleStatus(models.TextChoices):
    """Whether the article may be read."""

    PUBLISHED = "published"
    WITHDRAWN = "withdrawn"


class Reason(models.TextChoices):
    """Why a version came to be."""

    ORIGINAL = "original"
    CORRECTION = "correction"
    CLARIFICATION = "clarification"
    UPDATE = "update"
    REPUBLICATION_EDIT = "republication_edit"
    MINOR = "minor"


class PublicationRole(models.TextChoices):
    """Whether an appearance is the first one or a later one elsewhere."""

    ORIGINAL = "original"
    REPUBLICATION = "republication"


class OutletKind(models.TextChoices):
    """What an outlet is."""

    NEWSPAPER = "newspaper"
    MAGAZINE = "magazine"
    JOURNAL = "journal"
    WEBSITE = "website"


class SuppliedBy(models.TextChoices):
    """Where a fact comes from: the source printed it, or an editor added it."""

    SOURCE = "source"
    EDITOR = "editor"


class PassageKind(models.TextChoices):
    """What a citable block of text is."""

    PARAGRAPH = "paragraph"
    LIST_ITEM = "list-item"
    QUOTE = "quote"
    CELL = "cell"


class Change(models.TextChoices):
    """What a passage is against the version before."""

    NEW = "new"
    UNCHANGED = "unchanged"
    EDITED = "edited"
    MOVED = "moved"


class LineageKind(models.TextChoices):
    """How a paragraph became another one."""

    SPLIT = "split"
    MERGE = "merge"


class NoticeKind(models.TextChoices):
    """What a notice tells."""

    CORRECTION = "correction"
    CLARIFICATION = "clarification"
    EDITORS_NOTE = "editors_note"
    EXPRESSION_OF_CONCERN = "expression_of_concern"
    RETRACTION = "retraction"
    WITHDRAWAL = "withdrawal"
    REINSTATEMENT = "reinstatement"


class EventType(models.TextChoices):
    """What an event of the log tells."""

    ARTICLE_PUBLISHED = "article.published"
    ARTICLE_AMENDED = "article.amended"
    VERSION_PUBLISHED = "version.published"
    NOTICE_PUBLISHED = "notice.published"
    PARAGRAPH_CHANGED = "paragraph.changed"


class EventChange(models.TextChoices):
    """What happened to a paragraph: in a new version, or by a notice, under the name of the notice's kind."""

    EDITED = "edited"
    MOVED = "moved"
    REMOVED = "removed"
    RETURNED = "returned"
    SPLIT = "split"
    MERGED = "merged"
    CORRECTION = "correction"
    CLARIFICATION = "clarification"
    EDITORS_NOTE = "editors_note"
    EXPRESSION_OF_CONCERN = "expression_of_concern"
    RETRACTION = "retraction"
    WITHDRAWAL = "withdrawal"
    REINSTATEMENT = "reinstatement"


class DeliveryStatus(models.TextChoices):
    """How far a delivery has come."""

    PENDING = "pending"
    DELIVERED = "delivered"
    FAILED = "failed"


def one_of(field: str, choices: "type[TextChoices]") -> models.CheckConstraint:
    """Return the database constraint that holds `field` to the vocabulary."""
    name = f"%(app_label)s_%(class)s_{field}_known"
    return models.CheckConstraint(condition=models.Q(**{f"{field}__in": choices.values}), name=name)

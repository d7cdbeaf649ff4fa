"""The references between the rows of a dump: each leads to a row, of the same article or version; no event is missing.

Reads every table once its rows are stored, in a query for each reference.
"""

from pathlib import Path

from django.db.models import Count, Exists, F, ForeignKey, Max, Model, OuterRef, QuerySet

from articles.models import (
    Amendment,
    Article,
    Event,
    Lineage,
    Notice,
    Passage,
    Publication,
    Withdrawal,
)
from articles.publishing.backup.tables import MODELS, fields_of
from articles.publishing.errors import ArchiveError

# Two ways from a row that lead to the same row, if the first leads anywhere.
_SAME: tuple[tuple[type[Model], str, str], ...] = (
    (Article, "current_version__article", "pk"),
    (Passage, "section__version", "version"),
    (Lineage, "ancestor__article", "version__article"),
    (Lineage, "descendant__article", "version__article"),
    (Publication, "version__article", "article"),
    (Notice, "version__article", "article"),
    (Notice.paragraphs.through, "paragraph__article", "notice__article"),
    (Withdrawal, "version__article", "article"),
    (Withdrawal, "paragraph__article", "article"),
    (Withdrawal, "notice__article", "article"),
    (Withdrawal, "lifted_by__article", "article"),
    (Amendment, "publication__article", "article"),
    (Event, "version__article", "article"),
    (Event, "notice__article", "article"),
)


def refuse_wrong_references(path: Path) -> None:
    """Raise `ArchiveError` for the first row of the dump at `path` that refers to no row, or to one of something else."""
    for model in MODELS:
        for field in fields_of(model):
            if isinstance(field, ForeignKey):
                target = field.related_model._base_manager.filter(pk=OuterRef(field.attname))
                dangling = model._base_manager.filter(~Exists(target), **{f"{field.name}__isnull": False})
                _refuse(path, dangling, field.attname, "leads to no row")
    for model, first, second in _SAME:
        strays = model._base_manager.exclude(**{f"{first}__isnull": True}).exclude(**{first: F(second)})
        _refuse(path, strays, first.partition("__")[0], f"belongs to another {second.rpartition('__')[2]}")
    log = Event.objects.aggregate(count=Count("pk"), last=Max("pk"))
    if log["count"] != (log["last"] or 0):
        raise ArchiveError(
            f"{path}: the log of changes has {log['count']} events, and its last has number {log['last']}."
        )


def _refuse(path: Path, rows: QuerySet[Model], field: str, fault: str) -> None:
    row = rows.order_by("pk").values_list("pk", flat=True).first()
    if row is not None:
        raise ArchiveError(f"{path}, {rows.model._meta.model_name} {row}: {field} {fault}.")

"""The seals of rows: facts that no other digest covers. Reads each table in one query; `seal_everything` writes seals."""

from collections.abc import Iterator

from articles.models.seal import SealedModel
from articles.publishing.backup.tables import MODELS
from articles.publishing.integrity.faults import Checked, Fault
from articles.publishing.transactions import writing

CHUNK = 2000
_AT_ONCE = 500
SEALED_MODELS = tuple(model for model in MODELS if issubclass(model, SealedModel))


def checked_seals(model: type[SealedModel]) -> Iterator[Checked]:
    """Recompute the seal of each row of a table; a row without one holds."""
    rows = model._base_manager.order_by("pk").values_list("pk", "seal", *model.SEALED)
    for key, seal, *facts in rows.iterator(CHUNK):
        if seal is None or seal == model.seal_of(facts):
            yield Checked()
        else:
            yield Checked((Fault(f"{model._meta.verbose_name} {key}", "its facts do not have its seal"),))


def unsealed_rows() -> int:
    """Return how many rows have no seal, because a release without seals stored them."""
    return sum(model._base_manager.filter(seal=None).count() for model in SEALED_MODELS)


def seal_everything() -> int:
    """Give a seal to each row that has none, in a transaction for some rows at a time; return how many rows."""
    return sum(_seal(model) for model in SEALED_MODELS)


def _seal(model: type[SealedModel]) -> int:
    """Seal the rows of a table; past the ORM's guard of rows that are written once."""
    unsealed = model._base_manager.filter(seal=None).order_by("pk")
    count = 0
    while keys := list(unsealed.values_list("pk", flat=True)[:_AT_ONCE]):
        with writing():
            rows = model._base_manager.select_for_update().filter(pk__in=keys)
            for key, *facts in rows.values_list("pk", *model.SEALED):
                model._base_manager.filter(pk=key).update(seal=model.seal_of(facts))
        count += len(keys)
    return count

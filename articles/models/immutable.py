"""Rows that are written once: the ORM refuses to change or to delete them."""

from collections.abc import Iterable
from typing import Any, NoReturn, TypeVar

from django.db import models

Row_co = TypeVar("Row_co", bound=models.Model, covariant=True)


class ImmutableRowError(Exception):
    """Somebody tried to change or delete a row that is published."""

    def __init__(self, model: type[models.Model]) -> None:
        name = model._meta.verbose_name
        super().__init__(f"A {name} is never changed or deleted once it is stored; publish a new version or a notice.")


class ImmutableQuerySet(models.QuerySet[Row_co]):
    """A query set that reads and creates rows, and refuses to change or delete them."""

    def update(self, **kwargs: Any) -> NoReturn:
        """Refuse. Raises `ImmutableRowError`."""
        raise ImmutableRowError(self.model)

    def delete(self) -> NoReturn:
        """Refuse. Raises `ImmutableRowError`."""
        raise ImmutableRowError(self.model)

    def bulk_update(self, *args: Any, **kwargs: Any) -> NoReturn:
        """Refuse. Raises `ImmutableRowError`."""
        raise ImmutableRowError(self.model)

    def bulk_create(
        self,
        objs: Iterable[Any],
        batch_size: int | None = None,
        ignore_conflicts: bool = False,
        update_conflicts: bool = False,
        *args: Any,
        **kwargs: Any,
    ) -> list[Any]:
        """Create rows. Raises `ImmutableRowError` for an upsert, which would change stored rows."""
        if update_conflicts:
            raise ImmutableRowError(self.model)
        return super().bulk_create(objs, batch_size, ignore_conflicts)


class ImmutableManager(models.Manager[Row_co]):
    """The manager of rows that are written once."""

    def get_queryset(self) -> ImmutableQuerySet[Row_co]:
        """Return all rows, in a query set that refuses to change them."""
        return ImmutableQuerySet(self.model, using=self._db)


class ImmutableModel(models.Model):
    """A row that is stored once and then only read."""

    objects = ImmutableManager()

    class Meta:
        abstract = True

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Store a new row. Raises `ImmutableRowError` if the row is already stored."""
        if not self._state.adding:
            raise ImmutableRowError(type(self))
        super().save(*args, **{**kwargs, "force_insert": True})

    def delete(self, *args: Any, **kwargs: Any) -> NoReturn:
        """Refuse. Raises `ImmutableRowError`."""
        raise ImmutableRowError(type(self))

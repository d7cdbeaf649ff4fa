"""How a closed list becomes the choices of a field, and a constraint that the database holds too."""

from enum import StrEnum

from django.db import models


def labelled(closed_list: type[StrEnum]) -> list[tuple[str, str]]:
    """Return each value with the label that forms show."""
    return [(member.value, member.name.replace("_", " ").title()) for member in closed_list]


def one_of(field: str, closed_list: type[StrEnum]) -> models.CheckConstraint:
    """Return the constraint that `field` holds a value of the list."""
    values = [member.value for member in closed_list]
    name = f"%(app_label)s_%(class)s_{field}_known"
    return models.CheckConstraint(condition=models.Q(**{f"{field}__in": values}), name=name)

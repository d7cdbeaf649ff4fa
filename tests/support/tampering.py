"""Rows changed behind the service's back, and the faults that are then found."""

from django.db import connection

from articles.publishing.integrity import check_everything


def change(sql: str, *parameters: str | int | bytes | None) -> None:
    """Change rows as somebody would who holds the database, and not the code."""
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
        cursor.execute(sql, parameters)
        assert cursor.rowcount > 0, "nothing was changed"


def faults() -> list[tuple[str, str]]:
    """Return each row that does not hold, and why."""
    return [(fault.where, fault.detail) for checked in check_everything() for fault in checked.faults]

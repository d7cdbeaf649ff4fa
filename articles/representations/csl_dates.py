"""CSL 1.0.2, dates: ISO 8601 of any precision to `date-parts`. Pure."""

from typing import Any


def csl_date(date: str) -> dict[str, Any]:
    """Return a CSL date of `2023`, `2023-04` or `2023-04-19`, with exactly the parts that are known."""
    return {"date-parts": [[int(part) for part in date.split("-")]]}


def year_of(date: str) -> str:
    """Return the year of a date."""
    return date.partition("-")[0]

"""What a document adds to what is known of a person, an outlet or a publication: a fact is learned once, and then stays. Pure."""

from collections.abc import Mapping
from typing import Any

from articles.models import Outlet, Person, Publication


def news(row: Person | Outlet | Publication, facts: Mapping[str, Any]) -> dict[str, Any]:
    """Return the facts that the row does not have yet."""
    return {name: value for name, value in facts.items() if value and not getattr(row, name)}

"""A closed list as the choices of a field and as a constraint."""

from django.db.models import Q

from articles.choices import PassageKind
from articles.models.closed_lists import labelled, one_of


def test_each_value_has_a_label() -> None:
    assert labelled(PassageKind) == [
        ("paragraph", "Paragraph"),
        ("list-item", "List Item"),
        ("quote", "Quote"),
        ("cell", "Cell"),
    ]


def test_the_constraint_holds_every_value() -> None:
    constraint = one_of("kind", PassageKind)
    assert constraint.condition == Q(kind__in=["paragraph", "list-item", "quote", "cell"])
    assert constraint.name == "%(app_label)s_%(class)s_kind_known"

"""Facts about contributions that are learned later: the parts of a name, and who the person is. Writes `Contribution`.

A contribution is stored once; only these columns change, for they say what the byline means and not what it prints.
"""

from collections.abc import Collection, Iterable, Sequence
from typing import Any

from articles.choices import IdentifiedBy
from articles.models import Article, Contribution, Person
from articles.representations.csl.names import stated_by_family

LEARNED_LATER = frozenset({"person_id", "name_parts", "identified_by"})


def contributions_of(person: Person, article: Article) -> Sequence[Contribution]:
    """Return the contributions of a person to all versions of an article."""
    return list(Contribution.objects.filter(person=person, version__article=article).order_by("pk"))


def set_learned(contribution: Contribution, **facts: Any) -> bool:
    """Set columns of `LEARNED_LATER`, and the seal, past the ORM's guard; return whether anything changed."""
    assert facts.keys() <= LEARNED_LATER
    if all(getattr(contribution, name) == value for name, value in facts.items()):
        return False
    for name, value in facts.items():
        setattr(contribution, name, value)
    seal = Contribution.seal_of(getattr(contribution, name) for name in Contribution.SEALED)
    Contribution._base_manager.filter(pk=contribution.pk).update(**facts, seal=seal)
    return True


def confirm(contributions: Iterable[Contribution]) -> list[Contribution]:
    """Note that an editor says who made these contributions, if only the name said so; return those that changed."""
    return [
        contribution
        for contribution in contributions
        if not contribution.names_person and set_learned(contribution, identified_by=IdentifiedBy.EDITOR)
    ]


def name_by_family(contributions: Collection[Contribution], before: str | None, family: str | None) -> None:
    """State the parts of each name that holds the family name; without one, forget the parts that `before` stated."""
    for contribution in contributions:
        printed = contribution.name_as_printed
        old, new = (stated_by_family(printed, name) if name else None for name in (before, family))
        if new:
            set_learned(contribution, name_parts=new.as_json())
        elif family is None and old and contribution.name_parts == old.as_json():
            set_learned(contribution, name_parts=None)

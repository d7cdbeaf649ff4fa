"""A name is stored with its folded form and the key of its order, even if only one field is saved."""

import pytest
from django.utils import timezone

from articles.models import Article, Contribution, Outlet, Person, Version

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("model", [Person, Outlet])
def test_a_new_name_is_folded_even_if_only_the_name_is_saved(model: type[Person] | type[Outlet]) -> None:
    row = model.objects.create(name="Jürgen")
    row.refresh_from_db()
    assert row.folded_name == "jurgen"
    row.name = "Łukasz Ö"
    row.save(update_fields=["name"])
    row.refresh_from_db()
    assert (row.name, row.folded_name, row.sort_key) == ("Łukasz Ö", "łukasz o", b"lukasz o".hex())


@pytest.mark.parametrize("model", [Person, Outlet])
def test_other_fields_are_not_saved_with_it(model: type[Person] | type[Outlet]) -> None:
    row = model.objects.create(name="Jürgen")
    model.objects.filter(pk=row.pk).update(name="Somebody else", folded_name="somebody else")
    row.save(update_fields=["updated_at"])
    row.refresh_from_db()
    assert (row.name, row.folded_name) == ("Somebody else", "jurgen")


def test_a_printed_name_is_folded() -> None:
    version = Version.objects.create(
        article=Article.objects.create(slug="a"),
        number=1,
        title="A",
        paragraph_count=1,
        word_count=1,
        created_at=timezone.now(),
    )
    person = Person.objects.create(name="J")
    row = Contribution.objects.create(version=version, person=person, name_as_printed="Ō Ōe", order=1)
    assert Contribution.objects.get(pk=row.pk).folded_name == "o oe"

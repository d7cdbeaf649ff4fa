"""Published rows are never changed or deleted: the ORM refuses every way to do so."""

from collections.abc import Callable

import pytest
from django.db import IntegrityError, transaction
from django.db.models import F, Model
from django.utils import timezone

from articles.models import (
    Affiliation,
    Amendment,
    Article,
    Contribution,
    Event,
    ImmutableRowError,
    Lineage,
    Notice,
    Outlet,
    Paragraph,
    Passage,
    Person,
    Publication,
    Section,
    Source,
    Version,
    Wording,
)
from articles.models.immutable import ImmutableModel
from articles.publishing.articles import Published

pytestmark = pytest.mark.usefixtures("shared_sample")

IMMUTABLE: list[type[ImmutableModel]] = [
    Affiliation, Amendment, Contribution, Event, Lineage, Notice, Paragraph, Passage, Section, Source, Version, Wording,
]  # fmt: skip
CHANGEABLE: list[type[Model]] = [Article, Outlet, Person, Publication]


@pytest.fixture
def everything(sample: Published) -> None:
    """A row of every immutable model."""
    first, second = Paragraph.objects.order_by("pk")[:2]
    Lineage.objects.create(version=sample.version, ancestor=first, descendant=second, kind="split")
    Notice.objects.create(article=sample.article, kind="correction", text="X.", created_at=timezone.now())
    Amendment.objects.create(article=sample.article, field="genre", made_by="a program", created_at=timezone.now())


def test_every_model_is_in_one_of_the_two_lists() -> None:
    assert set(IMMUTABLE) == set(ImmutableModel.__subclasses__())


def stored(model: type[ImmutableModel]) -> ImmutableModel:
    found = model.objects.first()
    assert found
    return found


def values(model: type[Model]) -> list[dict[str, object]]:
    return list(model._base_manager.order_by("pk").values())


def save(model: type[ImmutableModel]) -> None:
    stored(model).save()


def save_some_fields(model: type[ImmutableModel]) -> None:
    stored(model).save(update_fields=[model._meta.concrete_fields[-1].name])


def save_by_force(model: type[ImmutableModel]) -> None:
    stored(model).save(force_update=True)


def delete(model: type[ImmutableModel]) -> None:
    stored(model).delete()


def delete_rows(model: type[ImmutableModel]) -> None:
    model.objects.all().delete()


def delete_filtered_rows(model: type[ImmutableModel]) -> None:
    model.objects.filter(pk__gt=0).delete()


def update_rows(model: type[ImmutableModel]) -> None:
    name = model._meta.concrete_fields[-1].name
    model.objects.update(**{name: F(name)})


def update_filtered_rows(model: type[ImmutableModel]) -> None:
    name = model._meta.concrete_fields[-1].name
    model.objects.filter(pk__gt=0).update(**{name: F(name)})


def update_in_bulk(model: type[ImmutableModel]) -> None:
    model.objects.bulk_update([stored(model)], [model._meta.concrete_fields[-1].name])


def upsert(model: type[ImmutableModel]) -> None:
    name = model._meta.concrete_fields[-1].name
    key = model._meta.pk.name if model._meta.pk else "id"
    model.objects.bulk_create([stored(model)], update_conflicts=True, update_fields=[name], unique_fields=[key])


def update_or_create(model: type[ImmutableModel]) -> None:
    name = model._meta.concrete_fields[-1].name
    row = stored(model)
    model.objects.update_or_create(pk=row.pk, defaults={name: getattr(row, name)})


@pytest.mark.usefixtures("everything")
# Django refuses before any database is asked.
@pytest.mark.once("sqlite")
@pytest.mark.parametrize("model", IMMUTABLE, ids=lambda model: model.__name__)
@pytest.mark.parametrize(
    "change",
    [
        save, save_some_fields, save_by_force, delete, delete_rows, delete_filtered_rows, update_rows,
        update_filtered_rows, update_in_bulk, upsert, update_or_create,
    ],
)  # fmt: skip
def test_every_way_of_changing_a_row_is_refused(
    change: Callable[[type[ImmutableModel]], None], model: type[ImmutableModel]
) -> None:
    before = values(model)
    with pytest.raises(ImmutableRowError):
        change(model)
    assert values(model) == before


@pytest.mark.usefixtures("everything")
@pytest.mark.parametrize("relation", ["passages", "contributions", "sections"])
def test_the_rows_of_a_version_are_refused_as_well(sample: Published, relation: str) -> None:
    with pytest.raises(ImmutableRowError):
        getattr(sample.version, relation).all().delete()
    with pytest.raises(ImmutableRowError):
        getattr(sample.version, relation).update(version=sample.version)


def test_an_upsert_is_refused_however_it_is_written(sample: Published) -> None:
    wording = Wording.objects.order_by("pk")[0]
    with pytest.raises(ImmutableRowError):
        Wording.objects.bulk_create([wording], None, False, True, ["text"], ["id"])


def test_a_row_with_the_key_of_another_does_not_replace_it(sample: Published) -> None:
    other = Wording.objects.order_by("pk")[0]
    made = Wording(pk=other.pk, paragraph=other.paragraph, text="X", html="X", digest="x", html_digest="x")
    with pytest.raises(IntegrityError), transaction.atomic():
        made.save()
    assert Wording.objects.get(pk=other.pk).text == other.text


@pytest.mark.parametrize("model", CHANGEABLE, ids=lambda model: model.__name__)
def test_what_may_be_learned_later_can_be_changed(sample: Published, model: type[Model]) -> None:
    row = model._default_manager.first()
    assert row
    row.save()


def test_the_error_says_what_to_do_instead(sample: Published) -> None:
    with pytest.raises(ImmutableRowError, match="publish a new version or a notice"):
        sample.version.delete()

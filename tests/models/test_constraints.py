"""The database itself refuses impossible rows, also from queries that go past the ORM's refusals."""

from typing import Any

import pytest
from django.db import IntegrityError, connection, transaction
from django.db.models import Model, QuerySet
from django.utils import timezone

from articles.models import (
    Affiliation,
    Article,
    Contribution,
    Lineage,
    Notice,
    Outlet,
    Paragraph,
    Passage,
    Person,
    Publication,
    Section,
    Version,
    Wording,
)
from articles.publishing.articles import Published

pytestmark = pytest.mark.usefixtures("shared_sample", "filled")


@pytest.fixture
def filled(sample: Published) -> None:
    first, second = Paragraph.objects.order_by("pk")[:2]
    Lineage.objects.create(version=sample.version, ancestor=first, descendant=second, kind="split")
    Notice.objects.create(article=sample.article, kind="correction", text="X.", created_at=timezone.now())


def rows(model: type[Model], **which: object) -> QuerySet[Model]:
    """A query set that refuses nothing."""
    return QuerySet(model).filter(**which)


def refused_to_copy(row: Model, **changes: object) -> None:
    """See that the database takes no copy of the row with the changes."""
    fields = {
        field.attname: getattr(row, field.attname) for field in row._meta.concrete_fields if not field.primary_key
    }
    copy: Any = type(row)(**{**fields, **changes})
    with pytest.raises(IntegrityError), transaction.atomic():
        QuerySet(type(row)).bulk_create([copy])


def refused_to_change(found: QuerySet[Model], **changes: object) -> None:
    with pytest.raises(IntegrityError), transaction.atomic():
        found.update(**changes)


# ── Once ────────────────────────────────────────────────────────────────────────────────────────────────────────────
def test_a_slug_is_given_once() -> None:
    refused_to_copy(Article.objects.get())


def test_a_number_of_an_articles_versions_is_given_once() -> None:
    refused_to_copy(Version.objects.get())


def test_an_identifier_is_given_once() -> None:
    refused_to_copy(Paragraph.objects.order_by("pk")[0])


def test_an_ordinal_of_a_version_is_given_once() -> None:
    first, second = Passage.objects.order_by("ordinal")[:2]
    refused_to_change(rows(Passage, pk=second.pk), ordinal=first.ordinal)


def test_a_paragraph_stands_in_a_version_once() -> None:
    refused_to_copy(Passage.objects.order_by("ordinal")[0], ordinal=21)


def test_a_wording_is_stored_once() -> None:
    refused_to_copy(Wording.objects.order_by("pk")[0])


def test_the_same_text_with_other_html_is_another_wording() -> None:
    row = Wording.objects.order_by("pk")[0]
    Wording.objects.create(
        paragraph=row.paragraph, text=row.text, html="<em>X</em>", digest=row.digest, html_digest="x"
    )


@pytest.mark.parametrize("model", [Contribution, Affiliation, Section, Publication], ids=lambda model: model.__name__)
def test_a_place_in_an_order_is_given_once(model: type[Model]) -> None:
    refused_to_copy(model._default_manager.order_by("pk")[0])


def test_a_lineage_is_stored_once() -> None:
    refused_to_copy(Lineage.objects.get())


def test_the_name_of_an_outlet_is_given_once() -> None:
    refused_to_copy(Outlet.objects.order_by("pk")[0])


@pytest.mark.parametrize("name", ["orcid", "viaf", "wikidata"])
def test_an_identifier_of_a_person_is_given_once(name: str) -> None:
    Person.objects.update(**{name: "1"})
    refused_to_copy(Person.objects.get(), **{other: None for other in ("orcid", "viaf", "wikidata") if other != name})


def test_people_without_identifiers_are_many() -> None:
    Person.objects.create(name="Jane Doe")
    Person.objects.create(name="Jane Doe")


# ── Numbers that begin at one, and runs that run forwards ───────────────────────────────────────────────────────────
@pytest.mark.parametrize("ordinal", [0, -1])
def test_an_ordinal_begins_at_one(ordinal: int) -> None:
    refused_to_change(rows(Passage, ordinal=1), ordinal=ordinal)


@pytest.mark.parametrize("number", [0, -1])
def test_the_number_of_a_version_begins_at_one(number: int) -> None:
    refused_to_change(rows(Version), number=number)


@pytest.mark.parametrize(("first", "last"), [(0, 1), (3, 2), (-1, 1)])
def test_a_section_runs_forwards_from_one(first: int, last: int) -> None:
    refused_to_change(rows(Section, order=1), first_ordinal=first, last_ordinal=last)


# ── Vocabularies ────────────────────────────────────────────────────────────────────────────────────────────────────
@pytest.mark.parametrize(
    ("model", "field"),
    [
        (Article, "status"), (Version, "reason"), (Publication, "role"), (Passage, "kind"), (Passage, "change"),
        (Section, "supplied_by"), (Affiliation, "supplied_by"), (Notice, "kind"), (Lineage, "kind"),
        (Outlet, "kind"),
    ],
    ids=lambda value: getattr(value, "__name__", value),
)  # fmt: skip
def test_a_word_that_is_in_no_vocabulary_is_refused(model: type[Model], field: str) -> None:
    refused_to_change(rows(model), **{field: "blue"})
    refused_to_change(rows(model), **{field: ""})


@pytest.mark.parametrize(
    ("model", "field"),
    [
        (Article, "status"), (Version, "reason"), (Publication, "role"), (Passage, "kind"), (Notice, "kind"),
        (Outlet, "kind"),
    ],
    ids=lambda value: getattr(value, "__name__", value),
)  # fmt: skip
def test_every_word_of_a_vocabulary_is_taken(model: type[Model], field: str) -> None:
    described = model._meta.get_field(field)
    for word, _ in getattr(described, "choices") or ():  # noqa: B009  (relations have none, and these fields have)
        assert rows(model).update(**{field: word}) > 0


# ── What is referred to ─────────────────────────────────────────────────────────────────────────────────────────────
@pytest.mark.parametrize(
    "table", ["articles_paragraph", "articles_wording", "articles_version", "articles_article", "articles_person"]
)
def test_what_is_referred_to_cannot_be_taken_away(table: str) -> None:
    with pytest.raises(IntegrityError), transaction.atomic():
        _delete_all(table)


def _delete_all(table: str) -> None:
    with connection.cursor() as cursor:
        cursor.execute(f"DELETE FROM {table}")
    connection.check_constraints()

"""A fact that no digest covers, changed behind the service's back, is found, and its row is named."""

from typing import Any

import pytest
from django.db import connection
from django.utils import timezone

from articles.models import Article, Notice, Outlet, Person, Publication, Section
from articles.models.seal import SealedModel
from articles.publishing.amending.amendments import add_publication, amend_article, amend_publication
from articles.publishing.articles import Published
from articles.publishing.integrity import check_everything, rows_to_check, seal_everything, unsealed_rows
from articles.publishing.integrity.seals import SEALED_MODELS
from articles.publishing.notices import NoticeDraft, publish_notice
from articles.publishing.outlets import keep_printed_name
from tests.conftest import SLUG
from tests.support.tampering import change, faults

pytestmark = pytest.mark.usefixtures("noticed")

UNSEALED = "UPDATE articles_{} SET seal = NULL"


@pytest.fixture
def noticed(shared_sample: Published, sample: Published) -> None:
    """The sample with a correction; every fact of it as it was published."""
    publish_notice(SLUG, NoticeDraft("correction", "A name was wrong."))


def table(model: type[SealedModel]) -> str:
    return str(model._meta.model_name)


@pytest.mark.parametrize(
    ("table", "columns"),
    [
        ("article", {"slug": "x", "language": "de", "genre": "x", "keywords": '["x"]', "supplied_by_editor": '["x"]'}),
        ("person", {"name": "x", "family_name": "x", "orcid": "x", "viaf": "x", "wikidata": "x"}),
        ("outlet", {"url": "x", "kind": "website"}),
        ("version", {"subtitle": "x", "reason": "minor", "change_note": "x", "media_type": "x", "word_count": 7}),
        ("version", {"left_out": "[]", "created_at": "2020-01-01 00:00:00+00", "supplied_public_since": "2020"}),
        ("section", {"role": "x", "heading": "x", "supplied_by": "source"}),
        ("contribution", {"name_as_printed": "x", "role": "x", "order": 9, "biography_as_printed": "x"}),
        ("affiliation", {"position": "x", "organisation": "x", "supplied_by": "source"}),
        ("publication", {"role": "republication", "outlet_id": None, "version_id": None, "outlet_name_as_printed": "x"}),
        ("publication", {"date": "2000", "title": "x", "url": "x", "credit": "x", "rights": "x", "note_as_printed": "x"}),
        ("publication", {"section": "x", "doi": "x", "issn": "x", "volume": "x", "issue": "x", "pages": "x"}),
        ("publication", {"disclaimer_as_printed": "x", "supplied_by_editor": '["x"]'}),
        ("notice", {"kind": "retraction", "text": "x", "created_at": "2020-01-01 00:00:00+00"}),
    ],
)  # fmt: skip
def test_each_fact_that_a_table_holds_is_covered(table: str, columns: dict[str, Any]) -> None:
    for column, value in columns.items():
        with connection.cursor() as cursor:
            cursor.execute(f'SELECT id, "{column}" FROM articles_{table} ORDER BY id')
            changed = [(key, old) for key, old in cursor.fetchall() if old != value]
        key, old = changed[0]
        change(f'UPDATE articles_{table} SET "{column}" = %s WHERE id = %s', value, key)
        assert (f"{table} {key}", "its facts do not have its seal") in faults()
        change(f'UPDATE articles_{table} SET "{column}" = %s WHERE id = %s', old, key)
    assert faults() == []


def test_a_seal_covers_whose_a_row_is(sample: Published) -> None:
    other = Person.objects.create(name="Somebody Else")
    change("UPDATE articles_contribution SET person_id = %s", other.pk)
    assert {detail for _, detail in faults()} == {"its facts do not have its seal"}


def test_what_the_service_changes_holds() -> None:
    amend_article(SLUG, {"genre": "essay", "authors": [{"order": 1, "viaf": "113230702"}]}, made_by="x")
    original = Publication.objects.get(role="original")
    amend_publication(SLUG, original.pk, {"title": "Another", "outlet": {"kind": "magazine"}}, made_by="x")
    outlet = {"name": "The Herald"}
    added = add_publication(SLUG, {"role": "republication", "outlet": outlet, "date": "2024"}, made_by="x")
    Publication.objects.filter(pk=added.pk).update(outlet_name_as_printed=None)
    assert added.outlet
    keep_printed_name(added.outlet)
    publish_notice(SLUG, NoticeDraft("withdrawal", "It was wrong."))
    assert faults() == []
    assert unsealed_rows() == 0


def test_a_row_without_a_seal_holds_and_is_counted_until_it_is_sealed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("articles.publishing.integrity.seals._AT_ONCE", 2)
    rows = sum(model._base_manager.count() for model in SEALED_MODELS)
    sealed = {model: list(model._base_manager.order_by("pk").values_list("seal")) for model in SEALED_MODELS}
    for model in SEALED_MODELS:
        change(UNSEALED.format(table(model)))
    assert faults() == []
    assert unsealed_rows() == rows
    assert seal_everything() == rows
    assert unsealed_rows() == 0
    again = {model: list(model._base_manager.order_by("pk").values_list("seal")) for model in SEALED_MODELS}
    assert again == sealed


def test_a_wrong_seal_is_not_replaced() -> None:
    change("UPDATE articles_person SET name = 'Nobody'")
    assert seal_everything() == 0
    assert faults() == [(f"person {Person.objects.get().pk}", "its facts do not have its seal")]


def test_a_row_that_another_check_looks_at_is_counted_once() -> None:
    assert len(list(check_everything())) == rows_to_check()
    tables = {Article, Outlet, Person, Section, Notice}
    assert tables <= set(SEALED_MODELS)


def test_an_unknown_fact_leaves_no_trace_in_a_seal() -> None:
    class Before(SealedModel):
        SEALED = ("name",)

        class Meta:
            app_label = "elsewhere"
            abstract = True

    class After(SealedModel):
        SEALED = ("name", "kind")

        class Meta:
            app_label = "elsewhere"
            abstract = True

    assert Before.seal_of(["x"]) == After.seal_of(["x", None]) != After.seal_of(["x", ""])
    now = timezone.now()
    local = now.astimezone(timezone.get_fixed_timezone(120))
    assert Before.seal_of([now]) == Before.seal_of([local])


@pytest.mark.parametrize("names", [["genre"], ["genre", "updated_at"], None])
def test_a_row_is_sealed_whichever_of_its_columns_are_stored(names: list[str] | None) -> None:
    article = Article.objects.get()
    article.genre = "essay"
    article.save(update_fields=names)
    assert faults() == []

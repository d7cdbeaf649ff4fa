"""Everything can be looked at, and nothing that was published can be changed."""

import re

import pytest
from django.apps import apps
from django.contrib import admin
from django.contrib.auth.models import Permission, User
from django.db.models import Model
from django.test import Client
from django.urls import reverse
from pytest_django import DjangoAssertNumQueries

from articles import models
from articles.models import Article, Source, Version
from articles.models.immutable import ImmutableModel
from tests.conftest import Publish

pytestmark = pytest.mark.usefixtures("shared_sample")

ALL = list(apps.get_app_config("articles").get_models())
# Of an article and a publication, only what no source printed; test_amending has these.
EDITABLE = [models.Person, models.Outlet, models.ApiKey, models.Article, models.Publication]
READ_ONLY = [model for model in ALL if model not in EDITABLE]


def address(model: type[Model], page: str, *names: object) -> str:
    return reverse(f"admin:articles_{model._meta.model_name}_{page}", args=names)


def row_of(model: type[Model]) -> Model:
    row = model._default_manager.first()
    assert row is not None
    return row


def test_what_is_immutable_is_read_only_here() -> None:
    assert {model for model in ALL if issubclass(model, ImmutableModel)} <= set(READ_ONLY)


@pytest.mark.parametrize("model", ALL)
def test_every_model_can_be_listed_searched_and_viewed(editor: Client, archive: Article, model: type[Model]) -> None:
    assert editor.get(address(model, "changelist")).status_code == 200
    assert editor.get(address(model, "changelist"), {"q": "korea"}).status_code == 200
    assert editor.get(address(model, "change", row_of(model).pk)).status_code == 200


@pytest.mark.parametrize("model", READ_ONLY)
def test_nothing_that_was_published_can_be_changed(editor: Client, archive: Article, model: type[Model]) -> None:
    row = row_of(model)
    assert editor.get(address(model, "add")).status_code == 403
    assert editor.post(address(model, "add"), {}).status_code == 403
    assert editor.post(address(model, "change", row.pk), {"text": "other"}).status_code == 403
    assert editor.get(address(model, "delete", row.pk)).status_code == 403
    assert editor.post(address(model, "delete", row.pk), {"post": "yes"}).status_code == 403
    action = {"action": "delete_selected", "_selected_action": [row.pk], "post": "yes"}
    editor.post(address(model, "changelist"), action)
    assert model._default_manager.filter(pk=row.pk).exists()


@pytest.mark.parametrize("model", READ_ONLY)
def test_the_view_of_a_published_row_has_nothing_to_fill_in(
    editor: Client, archive: Article, model: type[Model]
) -> None:
    html = editor.get(address(model, "change", row_of(model).pk)).content.decode()
    content = html[html.index('id="content-main"') :]
    assert re.findall(r'<(?:input|textarea|select)\b(?![^>]*type="hidden")', content) == []


def test_an_article_shows_its_publications_and_its_versions(editor: Client, archive: Article) -> None:
    html = editor.get(address(Article, "change", archive.pk)).content.decode()
    assert "The National Interest" in html
    assert "The US-South Korea Alliance at 70th Anniversary" in html
    assert f'href="/articles/{archive.slug}/"' in html


def test_a_version_shows_its_text_its_byline_its_headings_and_its_notices(editor: Client, archive: Article) -> None:
    html = editor.get(address(Version, "change", archive.versions.get().pk)).content.decode()
    for text in ("South Korea’s importance as a key ally", "Jongsoo Lee", "Wise Stewardship", "A slip."):
        assert text in html
    for pid in archive.paragraphs.values_list("pid", flat=True):
        assert pid in html


def test_a_source_is_linked_with_its_size_and_not_shown(editor: Client, archive: Article) -> None:
    source = Source.objects.get()
    for model in (Version, Source):
        html = editor.get(address(model, "change", source.pk)).content.decode()
        assert f'href="/api/v1/articles/{archive.slug}/versions/1/source/"' in html
        assert "KB" in html
        assert "b&#x27;" not in html


@pytest.mark.parametrize("model", ALL)
def test_the_queries_of_a_list_do_not_grow(
    editor: Client,
    archive: Article,
    publish: Publish,
    model: type[Model],
    django_assert_max_num_queries: DjangoAssertNumQueries,
) -> None:
    for number in range(8):
        publish(
            f"Another {number}",
            "A paragraph.",
            "Another one.",
            published="2020",
            outlet={"name": f"Outlet {number}"},
            authors=[{"name_as_printed": f"Writer {number}", "affiliations": [{"position": "Fellow"}]}],
            sections=[{"first_ordinal": 1, "heading": "A heading"}],
        )
    with django_assert_max_num_queries(9):
        editor.get(address(model, "changelist"))


def test_the_queries_of_a_version_do_not_grow_with_its_paragraphs(
    editor: Client, archive: Article, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    with django_assert_max_num_queries(14):
        editor.get(address(Version, "change", archive.versions.get().pk))


def test_an_editor_without_permission_sees_nothing(client: Client, archive: Article) -> None:
    client.force_login(User.objects.create_user("guest", is_staff=True))
    assert client.get(address(Article, "changelist")).status_code == 403


def test_an_editor_who_may_view_may_not_change(client: Client, archive: Article) -> None:
    viewer = User.objects.create_user("viewer", is_staff=True)
    viewer.user_permissions.add(Permission.objects.get(codename="view_person"))
    client.force_login(viewer)
    person = row_of(models.Person)
    assert client.get(address(models.Person, "change", person.pk)).status_code == 200
    assert client.post(address(models.Person, "change", person.pk), {"name": "X"}).status_code == 403


def test_the_desk_has_its_name_and_no_keys_but_ours(editor: Client) -> None:
    html = editor.get("/admin/").content.decode()
    assert "The citable article" in html
    assert "rest_framework_api_key" not in {model._meta.app_label for model in admin.site._registry}

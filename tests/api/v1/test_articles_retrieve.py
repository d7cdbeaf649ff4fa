"""`GET /api/v1/articles/{slug}/`: the article as it stands now."""

import pytest
from django.test import Client

from articles.models import Paragraph
from articles.publishing.articles import Published
from tests.api.asking import ARTICLE, ARTICLES, HOST, problem_of
from tests.conftest import SLUG, Revise

pytestmark = pytest.mark.usefixtures("shared_sample")

FIELDS = {
    "slug",
    "url",
    "html_url",
    "title",
    "subtitle",
    "language",
    "genre",
    "keywords",
    "status",
    "authors",
    "publications",
    "sections",
    "notices",
    "current_version",
    "versions_url",
    "paragraphs_url",
    "citation_url",
    "created_at",
    "updated_at",
}


@pytest.mark.usefixtures("sample")
def test_every_field_of_the_contract_is_there(api: Client) -> None:
    assert set(api.get(ARTICLE).json()) >= FIELDS


@pytest.mark.usefixtures("sample")
def test_the_author_has_every_field_of_the_contract(api: Client) -> None:
    (author,) = api.get(ARTICLE).json()["authors"]
    assert set(author) >= {"person", "name_as_printed", "role", "order", "biography_as_printed", "affiliations"}
    assert set(author["person"]) >= {"id", "name", "orcid", "url"}
    assert set(author["affiliations"][0]) >= {"position", "organisation", "supplied_by"}


@pytest.mark.usefixtures("sample")
def test_the_addresses_are_absolute(api: Client) -> None:
    body = api.get(ARTICLE).json()
    assert body["url"] == f"{HOST}{ARTICLE}"
    assert body["html_url"] == f"{HOST}/articles/{SLUG}/"
    assert body["versions_url"] == f"{HOST}{ARTICLE}versions/"
    assert body["paragraphs_url"] == f"{HOST}{ARTICLE}paragraphs/"
    assert body["current_version"]["url"] == f"{HOST}{ARTICLE}versions/1/"


def test_the_addresses_are_those_that_the_operator_gave(api: Client, sample: Published, settings: object) -> None:
    settings.BASE_URL = "https://articles.example"  # type: ignore[attr-defined]
    body = api.get(ARTICLE).json()
    assert body["url"] == f"https://articles.example{ARTICLE}"


def test_moments_are_rfc_3339_in_utc(api: Client, sample: Published) -> None:
    created = sample.article.created_at.isoformat().replace("+00:00", "Z")
    assert api.get(ARTICLE).json()["created_at"] == created
    assert created.endswith("Z")


def test_the_content_location_is_the_frozen_address_of_the_version(
    api: Client, sample: Published, revise: Revise
) -> None:
    assert api.get(ARTICLE)["Content-Location"] == f"{HOST}{ARTICLE}versions/1/"
    revise(sample.article, ("Another text.", None))
    assert api.get(ARTICLE)["Content-Location"] == f"{HOST}{ARTICLE}versions/2/"


def test_a_new_version_is_shown(api: Client, sample: Published, revise: Revise) -> None:
    first = Paragraph.objects.get(passages__version=sample.version, passages__ordinal=1)
    version = revise(sample.article, ("The text now.", first), title="The title now")
    body = api.get(ARTICLE).json()
    assert body["title"] == "The title now"
    assert body["current_version"]["number"] == 2
    assert body["current_version"]["digest"] == version.digest


@pytest.mark.usefixtures("sample")
def test_an_unknown_slug_is_not_found(api: Client) -> None:
    body = problem_of(api.get(f"{ARTICLES}no-such-article/"), 404, "unknown_article")
    assert "no-such-article" in body["detail"]


@pytest.mark.usefixtures("sample")
@pytest.mark.parametrize("slug", ["NO SUCH", "é", "%00", "..%2F", "a" * 300, "'%3B--"])
def test_what_cannot_be_a_slug_is_not_found(api: Client, slug: str) -> None:
    answer = api.get(f"{ARTICLES}{slug}/")
    assert answer.status_code == 404
    assert answer["Content-Type"] == "application/problem+json"


@pytest.mark.usefixtures("sample")
def test_only_the_fields_asked_for_are_returned(api: Client) -> None:
    assert set(api.get(f"{ARTICLE}?fields=slug,title").json()) == {"slug", "title"}

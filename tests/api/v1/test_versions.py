"""The versions of an article, and what names one: it never changes."""

import pytest
from django.test import Client

from articles.models import Paragraph
from articles.publishing.articles import Published
from tests.api.asking import ARTICLE, HOST, PARAGRAPHS, VERSION
from tests.conftest import EXPECTED, SAMPLE, SLUG, Revise

pytestmark = pytest.mark.usefixtures("shared_sample")

SUMMARY = {
    "number",
    "url",
    "html_url",
    "article",
    "reason",
    "title",
    "language",
    "media_type",
    "source_url",
    "source_digest",
    "digest",
    "previous_digest",
    "created_at",
    "change_note",
    "paragraph_count",
    "word_count",
}
PASSAGE = {
    "id",
    "url",
    "version",
    "ordinal",
    "kind",
    "section",
    "text",
    "html",
    "digest",
    "change",
    "article",
}


@pytest.fixture
def revised(sample: Published, revise: Revise) -> Published:
    """The sample with a second version: its third paragraph edited, its first kept, and a new one between them."""
    first, third = (Paragraph.objects.get(passages__ordinal=ordinal) for ordinal in (1, 3))
    revise(sample.article, (EXPECTED["paragraphs"][0], first), ("A new one.", None), ("It was edited.", third))
    return sample


# ── The list ────────────────────────────────────────────────────────────────────────────────────────────────────────
@pytest.mark.usefixtures("revised")
def test_the_newest_version_comes_first(api: Client) -> None:
    assert [item["number"] for item in api.get(f"{ARTICLE}versions/").json()["results"]] == [2, 1]


@pytest.mark.usefixtures("revised")
def test_the_list_gives_no_texts(api: Client) -> None:
    for item in api.get(f"{ARTICLE}versions/").json()["results"]:
        assert set(item) >= SUMMARY
        assert "paragraphs" not in item


# ── One version ─────────────────────────────────────────────────────────────────────────────────────────────────────
@pytest.mark.usefixtures("sample")
def test_a_version_has_every_field_of_the_contract(api: Client) -> None:
    body = api.get(VERSION).json()
    assert set(body) >= {*SUMMARY, "paragraphs"}
    assert set(body["paragraphs"][0]) >= PASSAGE


@pytest.mark.usefixtures("sample")
def test_the_first_version_is_the_original(api: Client) -> None:
    body = api.get(VERSION).json()
    assert (body["number"], body["reason"], body["change_note"]) == (1, "original", None)


@pytest.mark.usefixtures("sample")
def test_the_addresses_of_a_version_are_absolute(api: Client) -> None:
    body = api.get(VERSION).json()
    assert body["url"] == f"{HOST}{VERSION}"
    assert body["source_url"] == f"{HOST}{VERSION}source/"
    assert body["html_url"] == f"{HOST}/articles/{SLUG}/v/1/"
    assert body["article"] == {"slug": SLUG, "url": f"{HOST}{ARTICLE}"}


@pytest.mark.usefixtures("sample")
def test_a_version_holds_its_paragraphs_in_order(api: Client) -> None:
    paragraphs = api.get(VERSION).json()["paragraphs"]
    assert [item["ordinal"] for item in paragraphs] == list(range(1, 21))
    assert paragraphs == api.get(f"{VERSION}paragraphs/").json()["results"]


@pytest.mark.usefixtures("revised")
def test_a_version_says_what_happened_to_each_paragraph(api: Client) -> None:
    for number, changes in ((1, ["new"] * 20), (2, ["unchanged", "new", "edited"])):
        paragraphs = api.get(f"{ARTICLE}versions/{number}/").json()["paragraphs"]
        assert [item["change"] for item in paragraphs] == changes


@pytest.mark.usefixtures("revised")
def test_a_paragraph_keeps_its_identifier(api: Client) -> None:
    first, second = (api.get(f"{ARTICLE}versions/{number}/paragraphs/").json()["results"] for number in (1, 2))
    assert second[0]["id"] == first[0]["id"]
    assert second[2]["id"] == first[2]["id"]
    assert second[1]["id"] not in {item["id"] for item in first}


# ── The source ──────────────────────────────────────────────────────────────────────────────────────────────────────
@pytest.mark.usefixtures("sample")
def test_the_source_has_the_media_type_that_it_came_in(api: Client) -> None:
    assert api.get(f"{VERSION}source/")["Content-Type"] == api.get(VERSION).json()["media_type"]


@pytest.mark.usefixtures("sample")
def test_no_browser_runs_a_source_as_a_page_of_this_site(api: Client) -> None:
    answer = api.get(f"{VERSION}source/")
    assert answer["Content-Disposition"].startswith("attachment")
    assert answer["X-Content-Type-Options"] == "nosniff"
    assert "sandbox" in answer["Content-Security-Policy"]


@pytest.mark.usefixtures("revised")
def test_each_version_has_its_own_source(api: Client) -> None:
    assert api.get(f"{VERSION}source/").content == SAMPLE.read_bytes()
    assert api.get(f"{ARTICLE}versions/2/source/").content.endswith(b"It was edited.")


# ── Passages ────────────────────────────────────────────────────────────────────────────────────────────────────────
@pytest.mark.usefixtures("sample")
def test_a_passage_has_every_field_of_the_contract_and_its_permalink(api: Client) -> None:
    body = api.get(f"{VERSION}paragraphs/7/").json()
    assert set(body) >= PASSAGE
    assert body["url"] == f"{HOST}{PARAGRAPHS}{body['id']}/versions/1/"
    assert (body["permalink"], body["language"]) == (f"{HOST}/p/{body['id']}/v/1/", "en")
    assert (body["version"], body["ordinal"], body["kind"]) == (1, 7, "paragraph")
    assert body["section"]["heading"] == "The Linchpin of the Indo-Pacific Order"


@pytest.mark.usefixtures("revised")
def test_an_ordinal_is_a_place_in_one_version(api: Client) -> None:
    assert api.get(f"{VERSION}paragraphs/2/").json()["text"] == EXPECTED["paragraphs"][1]
    assert api.get(f"{ARTICLE}versions/2/paragraphs/2/").json()["text"] == "A new one."


@pytest.mark.usefixtures("sample")
@pytest.mark.parametrize(("first", "last"), [(1, 1), (3, 5), (1, 20), (20, 20)])
def test_a_range_holds_both_its_ends(api: Client, first: int, last: int) -> None:
    results = api.get(f"{VERSION}paragraphs/{first}-{last}/").json()["results"]
    assert [item["text"] for item in results] == EXPECTED["paragraphs"][first - 1 : last]


# ── The current passages ────────────────────────────────────────────────────────────────────────────────────────────
@pytest.mark.usefixtures("revised")
def test_an_articles_paragraphs_are_those_of_its_current_version(api: Client) -> None:
    now = api.get(f"{ARTICLE}paragraphs/").json()["results"]
    assert now == api.get(f"{ARTICLE}versions/2/paragraphs/").json()["results"]

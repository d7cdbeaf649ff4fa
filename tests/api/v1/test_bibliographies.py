"""Many citations at once: one list of works, and the notes."""

from typing import Any

import pytest
from django.test import Client

from articles.models import Article, Publication
from articles.publishing.articles import Published
from articles.publishing.notices import NoticeDraft, publish_notice
from tests.api.asking import HOST, ROOT, problem_of
from tests.conftest import SLUG, Publish
from tests.stories import pids

ADDRESS = f"{ROOT}citations/"


def ask(api: Client, *references: str, status: int = 200, **says: Any) -> Any:
    answer = api.post(ADDRESS, {"references": list(references), **says}, content_type="application/json")
    assert answer.status_code == status, answer.content
    return answer.json() if status == 200 else answer


@pytest.fixture
def library(sample: Published, publish: Publish) -> dict[str, str]:
    """The sample and two articles without an author, by slug; and two paragraphs of the sample."""
    zebras, apples = publish("Zebras"), publish("Apples")
    seventh, ninth = pids(sample.version)[6], pids(sample.version)[8]
    return {
        "sample": SLUG,
        "zebras": zebras.article.slug,
        "apples": apples.article.slug,
        "seventh": seventh,
        "ninth": ninth,
    }


def test_the_services_own_keys_and_the_urls_of_publications_are_references(
    api: Client, library: dict[str, str]
) -> None:
    original = Publication.objects.get(role="original")
    Publication.objects.filter(pk=original.pk).update(url="https://interest.example/alliance/")
    sent = [f"{library['seventh']}.v1", f"{SLUG}.v1", "http://interest.example/alliance?utm_source=x", f"{SLUG}.v2"]
    answer = ask(api, *sent, style="apa")
    texts = [
        f"{HOST}/p/{library['seventh']}/v/1/",
        *[f"{HOST}/articles/{SLUG}/v/1/"] * 2,
    ]
    assert [(note["reference"], note["url"]) for note in answer["notes"]] == list(zip(sent, texts, strict=False))
    assert [work["container-title"] for work in answer["csl"]] == ["Pacific Council"]
    assert [missing["code"] for missing in answer["missing"]] == ["unknown_version"]


def test_the_doi_of_a_publication_is_a_reference(api: Client, library: dict[str, str]) -> None:
    Publication.objects.filter(role="original").update(doi="10.1000/ABC")
    answer = ask(api, "doi:10.1000/abc", "https://doi.org/10.1000/abc", "10.1000/other", style="apa")
    assert [note["reference"] for note in answer["notes"]] == ["doi:10.1000/abc", "https://doi.org/10.1000/abc"]
    assert [work["id"] for work in answer["csl"]] == [f"{SLUG}.v1"]
    assert [missing["reference"] for missing in answer["missing"]] == ["10.1000/other"]


def test_the_list_is_in_the_styles_order_and_the_notes_in_that_of_the_references(
    api: Client, library: dict[str, str]
) -> None:
    references = [library["zebras"], library["sample"], library["apples"]]
    answer = ask(api, *references)
    listed = [entry["references"] for entry in answer["bibliography"]["entries"]]
    assert listed == [[library["apples"]], [SLUG], [library["zebras"]]]
    assert [note["reference"] for note in answer["notes"]] == references
    assert answer["notes"][1]["text"] == "(Lee, 2023)"
    assert answer["bibliography"]["text"].splitlines() == [entry["text"] for entry in answer["bibliography"]["entries"]]


def test_a_numeric_style_numbers_by_its_own_order(api: Client, library: dict[str, str]) -> None:
    answer = ask(api, library["zebras"], SLUG, library["zebras"], style="ieee")
    assert [note["text"] for note in answer["notes"]] == ["[1]", "[2]", "[1]"]


def test_a_work_stands_in_the_list_once_however_many_paragraphs_are_cited(api: Client, library: dict[str, str]) -> None:
    answer = ask(api, library["seventh"], library["ninth"], SLUG)
    (entry,) = answer["bibliography"]["entries"]
    assert entry["references"] == [library["seventh"], library["ninth"], SLUG]
    assert [note["text"] for note in answer["notes"]] == [
        "(Lee, 2023, para. 7)",
        "(Lee, 2023, para. 9)",
        "(Lee, 2023)",
    ]
    assert [note["locator"] for note in answer["notes"]] == ["7", "9", None]
    assert answer["notes"][0]["url"] == f"{HOST}/p/{library['seventh']}/v/1/"
    assert len(answer["csl"]) == 1


def test_notes_that_tell_everything_name_the_paragraphs_address(api: Client, library: dict[str, str]) -> None:
    answer = ask(api, library["seventh"], library["ninth"], style="chicago-notes-bibliography")
    for note in answer["notes"]:
        assert note["url"] in note["text"]
        assert "Jongsoo Lee" in note["text"]


@pytest.mark.parametrize(
    "spelled",
    [
        "{slug}",
        f"{HOST}/articles/{{slug}}/",
        f"{HOST}/api/v1/articles/{{slug}}/versions/1/",
        "{pid}",
        "{PID}",
        f"{HOST}/p/{{pid}}/",
        f"{HOST}/api/v1/paragraphs/{{pid}}/versions/1/",
        f"{HOST}/p/{{pid}}/v/1/",
        f"{HOST}/articles/{{slug}}/v/1/#p-{{pid}}",
    ],
)
def test_a_reference_may_be_spelled_in_many_ways(api: Client, library: dict[str, str], spelled: str) -> None:
    pid = library["seventh"]
    answer = ask(api, spelled.format(slug=SLUG, pid=pid, PID=pid.upper()))
    assert answer["missing"] == []
    assert len(answer["notes"]) == 1


def test_an_unknown_reference_is_listed_and_leaves_the_rest_alone(api: Client, library: dict[str, str]) -> None:
    answer = ask(api, "no-such-article", SLUG, "https://elsewhere.example/articles/x/", "!!")
    assert [(missing["reference"], missing["code"]) for missing in answer["missing"]] == [
        ("no-such-article", "unknown_article"),
        ("https://elsewhere.example/articles/x/", "foreign_reference"),
        ("!!", "unknown_place"),
    ]
    assert [note["reference"] for note in answer["notes"]] == [SLUG]


def test_a_withdrawn_text_is_answered_with_its_tombstone(api: Client, library: dict[str, str]) -> None:
    publish_notice(SLUG, NoticeDraft("withdrawal", "A court said so."))
    answer = ask(api, library["seventh"], library["zebras"])
    assert [tombstone["reference"] for tombstone in answer["withdrawn"]] == [library["seventh"]]
    assert answer["withdrawn"][0]["tombstone"]["notice"]["text"] == "A court said so."
    assert [note["reference"] for note in answer["notes"]] == [library["zebras"]]


def test_nothing_left_to_cite(api: Client, library: dict[str, str]) -> None:
    answer = ask(api, "no-such-article")
    assert answer["notes"] == []
    assert answer["csl"] == []


@pytest.mark.parametrize(
    ("body", "pointer"),
    [
        ({"references": []}, "/references"),
        ({"references": ["a-slug"] * 101}, "/references"),
        ({"references": [7]}, "/references/0"),
        ({"references": [""]}, "/references/0"),
        ({}, "/references"),
        ({"references": ["a-slug"], "stile": "apa"}, "/stile"),
        ({"references": ["a-slug"], "style": 3}, "/style"),
    ],
)
def test_a_wrong_body_is_pointed_at(api: Client, db: None, body: Any, pointer: str) -> None:
    answer = api.post(ADDRESS, body, content_type="application/json")
    assert [error["pointer"] for error in problem_of(answer, 400, "invalid_body")["errors"]] == [pointer]


@pytest.mark.parametrize(("member", "code"), [("style", "unknown_style"), ("locale", "unknown_locale")])
def test_an_unknown_style_or_locale_is_pointed_at(api: Client, db: None, member: str, code: str) -> None:
    answer = api.post(ADDRESS, {"references": ["a-slug"], member: "zz-ZZ"}, content_type="application/json")
    (error,) = problem_of(answer, 404, code)["errors"]
    assert error["pointer"] == f"/{member}"


def test_a_hundred_take_as_many_queries_as_two(api: Client, publish: Publish, django_assert_num_queries: Any) -> None:
    slugs = [publish(f"Article {number}").article.slug for number in range(40)]
    with django_assert_num_queries(_queries(api, slugs[:2])):
        answer = ask(api, *slugs)
    assert len(answer["bibliography"]["entries"]) == 40
    assert Article.objects.count() == 40


def _queries(api: Client, slugs: list[str]) -> int:
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    with CaptureQueriesContext(connection) as captured:
        ask(api, *slugs)
    return len(captured)

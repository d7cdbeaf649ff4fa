"""`PATCH /api/v1/articles/{slug}/`: facts learned later about an article and the people behind its byline."""

import json
from typing import Any

import pytest
from django.test import Client

from articles.models import Amendment, Article, Person
from articles.publishing.api_keys import create_key
from articles.publishing.integrity import check_everything
from tests.api.asking import ARTICLE, ARTICLES, HOST, VERSION, problem_of
from tests.conftest import Publish

pytestmark = pytest.mark.usefixtures("shared_sample", "sample")
MERGE_PATCH = "application/merge-patch+json"
ORCID = "0000-0002-1825-0097"


def patch(client: Client, body: object, address: str = ARTICLE, content_type: str = MERGE_PATCH, **headers: str) -> Any:
    sent = body if isinstance(body, (str, bytes)) else json.dumps(body)
    return client.patch(
        address, sent, content_type=content_type, headers={k.replace("_", "-"): v for k, v in headers.items()}
    )


def pointers(body: dict[str, Any]) -> set[str]:
    return {error["pointer"] for error in body["errors"]}


def stored() -> list[Any]:
    return [list(model.objects.order_by("pk").values()) for model in (Article, Person, Amendment)]


# ── What is learned ─────────────────────────────────────────────────────────────────────────────────────────────────
@pytest.mark.parametrize("content_type", [MERGE_PATCH, "application/json", "application/json; charset=utf-8"])
def test_a_fact_is_learned_and_the_article_is_answered_as_it_is_now(publisher: Client, content_type: str) -> None:
    answer = patch(publisher, {"keywords": ["Korea"], "genre": "analysis"}, content_type=content_type)
    assert answer.status_code == 200
    assert answer.json() == publisher.get(ARTICLE).json()
    assert (answer.json()["keywords"], answer.json()["genre"]) == (["Korea"], "analysis")
    assert {"keywords", "genre"} <= set(answer.json()["supplied_by_editor"])


def test_the_answer_carries_the_tag_of_what_is_read_afterwards(publisher: Client, api: Client) -> None:
    answer = patch(publisher, {"genre": "analysis"})
    assert answer["ETag"] == api.get(ARTICLE)["ETag"]
    assert answer["Content-Location"] == f"{HOST}{ARTICLE}"
    assert answer["Cache-Control"] == "no-store"


def test_the_entity_tag_of_the_article_from_before_no_longer_matches(publisher: Client, api: Client) -> None:
    before = api.get(ARTICLE)["ETag"]
    patch(publisher, {"genre": "analysis"})
    assert api.get(ARTICLE, headers={"if-none-match": before}).status_code == 200


def test_an_orcid_is_learned_and_the_byline_stays(publisher: Client) -> None:
    body = patch(publisher, {"authors": [{"order": 1, "orcid": f"https://orcid.org/{ORCID}"}]}).json()
    assert body["authors"][0]["person"]["orcid"] == ORCID
    assert body["authors"][0]["name_as_printed"] == "Jongsoo Lee"


def test_a_family_name_is_learned_and_is_a_part_of_the_name(publisher: Client) -> None:
    body = patch(publisher, {"authors": [{"order": 1, "family_name": "Lee"}]}).json()
    assert body["authors"][0]["person"]["family_name"] == "Lee"
    problem = problem_of(patch(publisher, {"authors": [{"order": 1, "family_name": "Kim"}]}), 422, "unpublishable")
    assert pointers(problem) == {"/authors/0/family_name"}


def test_the_parts_of_a_name_are_learned_and_forgotten(publisher: Client) -> None:
    parts = {"family": "Lee", "given": "Jongsoo", "particle": None, "suffix": None, "literal": None}
    body = patch(publisher, {"authors": [{"order": 1, "name_parts": {"family": "Lee", "given": "Jongsoo"}}]}).json()
    assert body["authors"][0]["name"] == parts
    body = patch(publisher, {"authors": [{"order": 1, "name_parts": {"literal": "Jongsoo Lee"}}]}).json()
    assert body["authors"][0]["name"] == {**dict.fromkeys(parts), "literal": "Jongsoo Lee"}
    body = patch(publisher, {"authors": [{"order": 1, "name_parts": None}]}).json()
    assert body["authors"][0]["name"] is None
    fields = Amendment.objects.order_by("pk").values_list("field", "before", "after")
    assert list(fields)[-1] == ("name_parts", {"literal": "Jongsoo Lee"}, None)
    assert not [fault for checked in check_everything() for fault in checked.faults]


def test_parts_and_literal_together_are_refused(publisher: Client) -> None:
    for parts, code in (
        ({"family": "Lee", "literal": "Jongsoo Lee"}, "divided_and_whole"),
        ({"given": "Jongsoo"}, "empty_name"),
        ({"given": "Jongsoo", "literal": None}, "empty_name"),
    ):
        answer = patch(publisher, {"authors": [{"order": 1, "name_parts": parts}]})
        (error,) = problem_of(answer, 422, "unpublishable")["errors"]
        assert (error["pointer"], error["code"]) == ("/authors/0/name_parts", code)
    assert not Amendment.objects.exists()


def test_an_identifier_says_who_wrote_this_article(publisher: Client) -> None:
    assert publisher.get(ARTICLE).json()["authors"][0]["identified_by"] == "name"
    body = patch(publisher, {"authors": [{"order": 1, "orcid": ORCID}]}).json()
    assert body["authors"][0]["identified_by"] == "editor"


def test_null_makes_a_fact_unknown_again_and_absence_keeps_it(publisher: Client) -> None:
    patch(publisher, {"keywords": ["Korea"]})
    body = patch(publisher, {"genre": None}).json()
    assert (body["genre"], body["keywords"]) == (None, ["Korea"])
    assert "genre" not in body["supplied_by_editor"]


def test_an_empty_patch_changes_nothing(publisher: Client, api: Client) -> None:
    before = api.get(ARTICLE)
    answer = patch(publisher, {})
    assert answer.status_code == 200
    assert answer.content == before.content
    assert answer["ETag"] == before["ETag"]
    assert not Amendment.objects.exists()


def test_the_version_is_byte_for_byte_what_it_was(publisher: Client, api: Client) -> None:
    before = api.get(VERSION).content
    patch(publisher, {"language": "ko", "authors": [{"order": 1, "name": "J. J. Lee", "orcid": ORCID}]})
    assert api.get(VERSION).content == before


# ── If-Match ────────────────────────────────────────────────────────────────────────────────────────────────────────
@pytest.mark.parametrize("form", ["{}", '"x", {}', '{},"y,z"', ' {} , "a"', "*"])
def test_a_writer_who_has_seen_the_latest_state_may_write(publisher: Client, api: Client, form: str) -> None:
    tag = api.get(ARTICLE)["ETag"]
    assert patch(publisher, {"genre": "analysis"}, if_match=form.format(tag)).status_code == 200


@pytest.mark.parametrize("match", ['"x"', 'W/"x"', 'W/"x", "y"'])
def test_a_writer_who_has_not_seen_the_latest_state_is_refused(publisher: Client, match: str) -> None:
    before = stored()
    problem_of(patch(publisher, {"genre": "analysis"}, if_match=match), 412, "precondition_failed")
    assert stored() == before


def test_a_tag_is_good_for_one_change(publisher: Client, api: Client) -> None:
    tag = api.get(ARTICLE)["ETag"]
    first = patch(publisher, {"genre": "analysis"}, if_match=tag)
    problem_of(patch(publisher, {"genre": "review"}, if_match=tag), 412, "precondition_failed")
    assert patch(publisher, {"genre": "review"}, if_match=first["ETag"]).status_code == 200


def test_the_tag_of_a_part_of_the_article_is_not_the_articles(publisher: Client, api: Client) -> None:
    tag = api.get(f"{ARTICLE}?fields=slug")["ETag"]
    problem_of(patch(publisher, {"genre": "analysis"}, if_match=tag), 412, "precondition_failed")


def test_what_is_sent_is_looked_at_only_where_its_state_was_seen(publisher: Client) -> None:
    Article.objects.update(supplied_by_editor=[])
    for body in ({"genre": "analysis"}, {"authors": [{"order": 9, "orcid": ORCID}]}):
        problem_of(patch(publisher, body, if_match='"x"'), 412, "precondition_failed")


@pytest.mark.parametrize("header", ["", "x", "0123456789abcdef", '"a', '"a" b', '*, "a"', ", ,"])
def test_a_malformed_list_of_tags_is_refused_and_not_ignored(publisher: Client, header: str) -> None:
    before = stored()
    problem_of(patch(publisher, {"genre": "analysis"}, if_match=header), 400, "invalid_header")
    assert stored() == before


def test_an_unknown_article_is_404_with_any_precondition(publisher: Client) -> None:
    for header in ("*", '"x"'):
        answer = patch(publisher, {"genre": "opinion"}, f"{ARTICLES}unknown/", if_match=header)
        problem_of(answer, 404, "unknown_article")


# ── What is refused ─────────────────────────────────────────────────────────────────────────────────────────────────
@pytest.mark.parametrize(
    ("body", "expected"),
    [
        ({"genre": 1}, {"/genre"}),
        ({"genre": "x" * 51}, {"/genre"}),
        ({"genre": " "}, {"/genre"}),
        ({"genre": "a\u0000b"}, {"/genre"}),
        ({"keywords": "Korea"}, {"/keywords"}),
        ({"keywords": ["Korea", 1, ""]}, {"/keywords/1", "/keywords/2"}),
        ({"keywords": ["x"] * 51}, {"/keywords"}),
        ({"language": "no language"}, {"/language"}),
        ({"authors": None}, {"/authors"}),
        ({"authors": {"order": 1}}, {"/authors"}),
        ({"authors": [{"orcid": ORCID}]}, {"/authors/0/order"}),
        ({"authors": [{"order": 0}, {"order": "1"}, {"order": True}]}, {f"/authors/{n}/order" for n in range(3)}),
        ({"authors": [{"order": 1, "orcid": "0000-0002-1825-0098"}]}, {"/authors/0/orcid"}),
        ({"authors": [{"order": 1, "name": None}]}, {"/authors/0/name"}),
        ({"authors": [{"order": 1, "name_as_printed": "X"}]}, {"/authors/0/name_as_printed"}),
        ({"title": "Another"}, {"/title"}),
        ({"a/b~c": 1}, {"/a~1b~0c"}),
    ],
)
def test_what_is_wrong_with_a_body_is_named(publisher: Client, body: object, expected: set[str]) -> None:
    before = stored()
    assert pointers(problem_of(patch(publisher, body), 400, "invalid_body")) == expected
    assert stored() == before


def test_the_nearest_member_is_named(publisher: Client) -> None:
    body = {"keyword": ["Korea"], "authors": [{"order": 1, "orchid": ORCID}]}
    details = [error["detail"] for error in problem_of(patch(publisher, body), 400, "invalid_body")["errors"]]
    assert any("Did you mean “orcid”?" in detail for detail in details)
    assert any("Did you mean “keywords”?" in detail for detail in details)


@pytest.mark.parametrize("member", ['"\\ud800": 1', '"genre": "\\ud800"', '"authors": [{"order": 1, "\\udfff": 1}]'])
def test_half_a_surrogate_pair_is_refused_like_anything_else(publisher: Client, member: str) -> None:
    problem_of(patch(publisher, "{" + member + "}"), 400, "invalid_body")


@pytest.mark.parametrize("body", ["", "{", "\xff", '{"genre": NaN}'])
def test_a_body_that_is_not_json_is_malformed(publisher: Client, body: str) -> None:
    problem_of(patch(publisher, body.encode("latin-1")), 400, "malformed_json")


@pytest.mark.parametrize("body", [[], None, "text", 1, True])
def test_a_body_that_is_not_an_object_is_refused(publisher: Client, body: object) -> None:
    problem_of(patch(publisher, json.dumps(body)), 400, "invalid_body")


@pytest.mark.parametrize(
    "content_type", ["text/plain", "application/json-patch+json", "multipart/form-data; boundary=x"]
)
def test_other_forms_of_patches_are_refused_with_those_that_are_taken(publisher: Client, content_type: str) -> None:
    answer = patch(publisher, "[]", content_type=content_type)
    problem_of(answer, 415, "unsupported_media_type")
    assert answer["Accept-Patch"] == "application/merge-patch+json, application/json"


def test_options_names_the_forms_of_an_amendment(api: Client) -> None:
    answer = api.options(ARTICLE)
    assert "PATCH" in answer["Allow"]
    assert answer["Accept-Patch"] == "application/merge-patch+json, application/json"


def test_a_fact_that_the_source_printed_is_refused(publisher: Client) -> None:
    Article.objects.update(supplied_by_editor=[])
    body = problem_of(patch(publisher, {"keywords": ["Korea"], "genre": "analysis"}), 422, "printed_fact")
    assert pointers(body) == {"/genre"}
    assert "“opinion”" in body["detail"]
    assert not Amendment.objects.exists()


def test_an_author_who_is_not_in_the_byline_is_refused(publisher: Client) -> None:
    body = problem_of(patch(publisher, {"authors": [{"order": 2, "orcid": ORCID}]}), 422, "unpublishable")
    assert pointers(body) == {"/authors/0/order"}


def test_the_orcid_of_another_person_is_a_conflict(publisher: Client, publish: Publish) -> None:
    publish("One", authors=[{"name_as_printed": "Jane Doe", "orcid": ORCID}])
    answer = patch(publisher, {"authors": [{"order": 1, "orcid": ORCID}]})
    assert pointers(problem_of(answer, 409, "identifiers_conflict")) == {"/authors/0/orcid"}


def test_a_key_without_the_scope_may_not_amend(api: Client) -> None:
    reader = Client(headers={"authorization": f"Api-Key {create_key('reader', ['read'])}"})
    before = stored()
    problem_of(patch(api, {"genre": "analysis"}), 401, "not_authenticated")
    problem_of(patch(reader, {"genre": "analysis"}), 403, "scope_lacking")
    assert stored() == before


def test_an_unknown_parameter_is_refused(publisher: Client) -> None:
    problem_of(patch(publisher, {"genre": "analysis"}, f"{ARTICLE}?genre=x"), 400, "invalid_parameter")


def test_a_withdrawn_article_may_be_described_better(publisher: Client) -> None:
    Article.objects.update(status="withdrawn")
    assert patch(publisher, {"genre": "analysis"}).status_code == 200
    assert Article.objects.get().genre == "analysis"

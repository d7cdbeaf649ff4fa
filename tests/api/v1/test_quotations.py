"""`/api/v1/quotations/…`: whether the archive has some words, in the shape of the contract."""

import json
from typing import Any

import pytest
from django.test import Client

from articles.publishing.articles import publish_article
from articles.publishing.notices import NoticeDraft, publish_notice
from articles.quoting.draft_check import LONGEST_DRAFT
from tests.api.asking import HOST, ROOT, problem_of
from tests.stories import FERRY, MAYOR, MAYOR_EDITED, SLUG, TITLE, pids, revised, story

ONE, VERIFY, FIND = f"{ROOT}quotations/", f"{ROOT}quotations/verify/", f"{ROOT}quotations/find/"
QUOTED = "the footbridge would reopen before Easter"


@pytest.fixture(autouse=True)
def pid(db: None) -> str:
    """The story is published; return the identifier of its second paragraph."""
    return pids(publish_article(story(language="en")).version)[1]


def verify(api: Client, *quotations: Any) -> list[dict[str, Any]]:
    answer = api.post(VERIFY, {"quotations": quotations}, content_type="application/json")
    assert answer.status_code == 200, answer.content
    results: list[dict[str, Any]] = answer.json()["results"]
    return results


def test_a_verdict_has_everything_that_the_contract_names(api: Client, pid: str) -> None:
    (verdict,) = verify(api, {"text": QUOTED, "article": SLUG})
    start = MAYOR.index(QUOTED)
    address = f"{HOST}/articles/{SLUG}/v/1/#p-{pid}"
    assert verdict == {
        "quotation": {"text": QUOTED, "article": SLUG, "version": None, "paragraph": None},
        "status": 200,
        "problem": None,
        "wording": "verbatim",
        "weak": False,
        "ambiguous": False,
        "attribution": "as_claimed",
        "currency": "current",
        "matches": [
            {
                "paragraph": {
                    "id": pid,
                    "url": f"{HOST}{ROOT}paragraphs/{pid}/",
                    "html_url": f"{HOST}/p/{pid}/",
                    "permalink": f"{HOST}/p/{pid}/v/1/",
                },
                "article": {"slug": SLUG, "title": TITLE, "url": f"{HOST}{ROOT}articles/{SLUG}/"},
                "version": 1,
                "ordinal": 2,
                "currency": "current",
                "part": 1,
                "parts": 1,
                "start": start,
                "end": start + len(QUOTED),
                "score": 1.0,
                "text": QUOTED,
                "differences": [],
                "selectors": [
                    {
                        "type": "TextQuoteSelector",
                        "exact": QUOTED,
                        "prefix": MAYOR[start - 32 : start],
                        "suffix": ".",
                    },
                    {"type": "TextPositionSelector", "start": start, "end": start + len(QUOTED)},
                ],
                "text_fragment_url": f"{address}:~:text=the%20footbridge%20would%20reopen%20before%20Easter",
                "citation_url": f"{HOST}{ROOT}paragraphs/{pid}/versions/1/citation/",
            }
        ],
        "more_matches": False,
    }


def test_what_was_altered_is_named(api: Client) -> None:
    (verdict,) = verify(api, {"text": "the footbridge would reopen after Easter"})
    assert verdict["wording"] == "altered"
    assert {"op": "replace", "quoted": "after", "source": "before"} in verdict["matches"][0]["differences"]


def test_the_addresses_of_a_match_answer(api: Client) -> None:
    (verdict,) = verify(api, {"text": QUOTED})
    match = verdict["matches"][0]
    for address in (match["citation_url"], match["paragraph"]["url"], match["article"]["url"]):
        assert api.get(address.removeprefix(HOST)).status_code == 200
    page = api.get(match["text_fragment_url"].removeprefix(HOST).partition("#")[0], headers={"accept": "text/html"})
    assert MAYOR in page.content.decode()


@pytest.mark.parametrize(
    ("sent", "pointer", "code"),
    [
        ({"text": ""}, "/quotations/0/text", "no_words"),
        ({"text": "…"}, "/quotations/0/text", "no_words"),
        ({"text": "word " * 1_001}, "/quotations/0/text", "too_long"),
        ({"text": 5}, "/quotations/0/text", "string_type"),
        ({}, "/quotations/0/text", "missing"),
        ({"text": QUOTED, "page": 5}, "/quotations/0/page", "unknown_member"),
        ({"text": QUOTED, "version": "2"}, "/quotations/0/version", "int_type"),
        ({"text": QUOTED, "version": 1}, "/quotations/0/version", "version_of_nothing"),
        ({"text": QUOTED, "paragraph": "0000000001"}, "/quotations/0/paragraph", "mistyped_pid"),
        ({"text": QUOTED, "article": "no-such"}, "/quotations/0/article", "unknown_article"),
        ("words", "/quotations/0", "model_type"),
        (None, "/quotations/0", "model_type"),
    ],
)
def test_a_quotation_that_cannot_be_checked_is_pointed_at_and_the_others_are_answered(
    api: Client, sent: Any, pointer: str, code: str
) -> None:
    wrong, right = verify(api, sent, {"text": QUOTED})
    assert (wrong["status"], wrong["wording"], wrong["matches"]) == (422, None, [])
    assert wrong["problem"]["type"] == f"{HOST}/api/problems/#unverifiable"
    assert [(error["pointer"], error["code"]) for error in wrong["problem"]["errors"]] == [(pointer, code)]
    assert (right["status"], right["problem"], right["wording"]) == (200, None, "verbatim")


@pytest.mark.parametrize(("member", "pointer"), [("text", "/quotations/0/text"), ("article", "/quotations/0/article")])
def test_half_a_surrogate_pair_spoils_one_quotation_alone(api: Client, member: str, pointer: str) -> None:
    body = json.dumps({"quotations": [{"text": QUOTED, member: "\ud800"}, {"text": QUOTED}]})
    wrong, right = api.post(VERIFY, body, content_type="application/json").json()["results"]
    assert [(error["pointer"], error["code"]) for error in wrong["problem"]["errors"]] == [(pointer, "string_type")]
    assert (wrong["quotation"][member], right["wording"]) == (None, "verbatim")


def test_half_a_surrogate_pair_in_a_name_is_refused(api: Client) -> None:
    body = json.dumps({"quotations": [{"text": QUOTED, "\ud800": 1}]})
    errors = problem_of(api.post(VERIFY, body, content_type="application/json"), 400, "invalid_body")["errors"]
    assert [(error["pointer"], error["code"]) for error in errors] == [("/quotations/0", "lone_surrogate")]


@pytest.mark.parametrize(
    ("body", "pointer"),
    [
        ({"quotations": []}, "/quotations"),
        ({"quotations": [{"text": QUOTED}] * 101}, "/quotations"),
        ({"quotations": {"text": QUOTED}}, "/quotations"),
        ({"quotations": [{"text": QUOTED}], "style": "apa"}, "/style"),
        ({}, "/quotations"),
    ],
)
def test_a_body_that_is_no_list_of_up_to_a_hundred_is_refused(api: Client, body: Any, pointer: str) -> None:
    answer = api.post(VERIFY, body, content_type="application/json")
    assert [error["pointer"] for error in problem_of(answer, 400, "invalid_body")["errors"]] == [pointer]


def test_a_hundred_long_quotations_are_taken(api: Client) -> None:
    verdicts = verify(api, *[{"text": "동맹 " * 1_666}] * 100)
    assert {verdict["status"] for verdict in verdicts} == {200}


@pytest.mark.parametrize("text", ["a", "\x00 footbridge", "\u202eEaster", "((a+)+)+$", "\u0301", "🙂" * 50])
def test_odd_texts_get_an_honest_answer(api: Client, text: str) -> None:
    (verdict,) = verify(api, {"text": text})
    assert verdict["wording"] in ("not_found", "verbatim", "typographic", None)
    assert verdict["weak"] or verdict["status"] == 422


def test_nothing_of_a_withdrawn_text_is_shown(api: Client) -> None:
    publish_notice(SLUG, NoticeDraft("withdrawal", "A court said so."))
    (verdict,) = verify(api, {"text": QUOTED.replace(" ", "\u00a0")})
    assert (verdict["wording"], verdict["currency"]) == ("typographic", "withdrawn")
    (match,) = verdict["matches"]
    hidden = {
        name: match[name] for name in ("text", "start", "end", "score", "differences", "selectors", "text_fragment_url")
    }
    assert hidden == {
        "text": None,
        "start": None,
        "end": None,
        "score": None,
        "differences": [],
        "selectors": [],
        "text_fragment_url": None,
    }


def test_old_words_are_superseded(api: Client) -> None:
    revised(FERRY, MAYOR_EDITED)
    (verdict,) = verify(api, {"text": QUOTED})
    assert (verdict["currency"], verdict["matches"][0]["version"]) == ("superseded", 1)


# ── One ─────────────────────────────────────────────────────────────────────────────────────────────────────────────
def test_one_quotation_is_answered_as_in_a_list(api: Client, pid: str) -> None:
    answer = api.get(ONE, {"text": QUOTED, "paragraph": pid, "version": "1"})
    assert answer.status_code == 200
    assert answer.json()["results"] == verify(api, {"text": QUOTED, "paragraph": pid, "version": 1})


def test_fields_are_those_of_the_verdict(api: Client) -> None:
    answer = api.get(ONE, {"text": QUOTED, "fields": "wording,currency"})
    assert answer.json() == {"results": [{"wording": "verbatim", "currency": "current"}]}


@pytest.mark.parametrize(
    ("query", "parameter"),
    [
        ({}, "text"),
        ({"text": ""}, "text"),
        ({"text": "word " * 1_001}, "text"),
        ({"text": "…"}, "text"),
        ({"text": QUOTED, "article": "no-such"}, "article"),
        ({"text": QUOTED, "version": "0"}, "version"),
        ({"text": QUOTED, "q": "x"}, "q"),
    ],
)
def test_a_wrong_parameter_is_named(api: Client, query: dict[str, str], parameter: str) -> None:
    answer = api.get(ONE, query)
    assert answer.status_code == 400
    assert [error["parameter"] for error in answer.json()["errors"]] == [parameter]


def test_a_revision_changes_the_answer(api: Client) -> None:
    before = api.get(ONE, {"text": QUOTED})
    revised(FERRY, MAYOR_EDITED)
    after = api.get(ONE, {"text": QUOTED}, headers={"if-none-match": before["ETag"]})
    assert after.status_code == 200
    assert after.json()["results"][0]["currency"] == "superseded"


# ── A draft ─────────────────────────────────────────────────────────────────────────────────────────────────────────
def find(api: Client, text: object) -> Any:
    return api.post(FIND, {"text": text}, content_type="application/json")


def test_the_quotations_of_a_draft_have_their_places_and_verdicts(api: Client) -> None:
    draft = (
        f"He said “{QUOTED}”, and nobody was hurt. Three cellars on the riverside were flooded, but nobody was hurt."
    )
    body = find(api, draft).json()
    marked, unmarked = body["results"]
    assert body["unchecked"] == 0
    assert draft[marked["start"] : marked["end"]] == QUOTED
    assert (marked["unmarked"], marked["sentence"], marked["verdict"]["wording"]) == (
        False,
        "He said , and nobody was hurt.",
        "verbatim",
    )
    assert draft[unmarked["start"] : unmarked["end"]].startswith("Three cellars on the riverside")
    assert (unmarked["unmarked"], unmarked["verdict"]["wording"]) == (True, "verbatim")


def test_a_draft_without_quotations_has_none(api: Client) -> None:
    assert find(api, "Nothing is quoted here.").json() == {"results": [], "unchecked": 0}


@pytest.mark.parametrize("text", ["", "x" * (LONGEST_DRAFT + 1), 5, None])
def test_a_draft_that_is_empty_or_too_long_is_refused(api: Client, text: object) -> None:
    assert [error["pointer"] for error in problem_of(find(api, text), 400, "invalid_body")["errors"]] == ["/text"]


def test_a_draft_counts_by_its_length(api: Client, settings: Any) -> None:
    settings.RATES = {"anonymous": "10/hour"}
    answer = find(api, "word " * 700)
    assert "r=6" in answer["RateLimit"]


def test_a_long_quotation_counts_by_its_length(api: Client, settings: Any) -> None:
    settings.RATES = {"anonymous": "10/hour"}
    quotations = [{"text": "word " * 700}, {"text": QUOTED}, {"text": 5}]
    answer = api.post(VERIFY, {"quotations": quotations}, content_type="application/json")
    assert "r=4" in answer["RateLimit"]

"""`POST /api/v1/citations/check/`: what happened to texts since they were cited."""

from collections.abc import Iterator
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from articles.models import Article, Lineage, Notice, Paragraph, Passage, Version
from articles.publishing.articles import publish_article
from articles.publishing.notices import NoticeDraft, publish_notice
from articles.publishing.revising.revisions import Revision, publish_version
from tests.api.asking import ARTICLES, HOST, PARAGRAPHS, ROOT, path_of, problem_of
from tests.conftest import Revise, delivery, kept_for_a_file
from tests.stories import (
    BUDGET,
    FERRY,
    FLOOD,
    MAYOR,
    MAYOR_EDITED,
    PENGUIN,
    SCHOOL,
    SLUG,
    STORY,
    pids,
    revised,
    set_day,
    story,
)

CHECK = f"{ROOT}citations/check/"
ARTICLE = f"{HOST}{ARTICLES}{SLUG}/"
FIELDS = {
    "citation",
    "status",
    "detail",
    "code",
    "article",
    "paragraph",
    "cited_version",
    "current_version",
    "cited_url",
    "current_url",
    "changes_url",
    "change",
    "moved",
    "cited",
    "current",
    "differences",
    "summary",
    "lineage",
    "history",
    "notice",
    "notices",
    "tombstone",
    "text_found_then",
    "text_found_now",
}


@pytest.fixture(scope="module")
def shared_story(django_db_setup: None, django_db_blocker: Any) -> Iterator[None]:
    """The story, in its first version."""
    with kept_for_a_file(django_db_blocker, lambda: publish_article(story())):
        yield


@pytest.fixture(autouse=True)
def published_story(shared_story: None, db: None) -> None:
    """The story, as it was published."""


def post(api: Client, *citations: object) -> Any:
    return api.post(CHECK, {"citations": list(citations)}, content_type="application/json")


def checked(api: Client, **citation: object) -> dict[str, Any]:
    """Return what happened to one citation."""
    answer = post(api, citation)
    assert answer.status_code == 200, answer.content
    (result,) = answer.json()["results"]
    return dict(result)


def pid(ordinal: int, number: int = 1) -> str:
    return pids(Version.objects.get(article__slug=SLUG, number=number))[ordinal - 1]


def notice(kind: str, text: str = "So it is.", **of: Any) -> Notice:
    return publish_notice(SLUG, NoticeDraft(kind, text, **of))


# ── Each status ─────────────────────────────────────────────────────────────────────────────────────────────────────
def test_what_is_still_current_is_unchanged(api: Client) -> None:
    result = checked(api, paragraph=pid(2), version=1)
    assert (result["status"], result["change"], result["code"]) == ("unchanged", "unchanged", None)
    assert result["detail"] == "Version 1 is current, and the paragraph stands there as it was cited."
    assert result["paragraph"] == {"id": pid(2), "url": f"{HOST}{PARAGRAPHS}{pid(2)}/"}
    assert result["cited_url"] == result["current_url"] == f"{HOST}/p/{pid(2)}/v/1/"
    assert result["cited"] == result["current"]
    assert result["cited"]["text"] == MAYOR


def test_a_paragraph_that_later_versions_leave_alone_is_unchanged(api: Client) -> None:
    mayor = pid(2)
    revised(FERRY, MAYOR, FLOOD, BUDGET, PENGUIN)
    result = checked(api, paragraph=mayor, version=1)
    assert (result["status"], result["moved"], result["differences"]) == ("unchanged", False, [])
    assert (result["cited_version"]["number"], result["current_version"]["number"]) == (1, 2)
    assert result["current_url"] == f"{HOST}/p/{mayor}/v/2/"
    assert result["changes_url"] == f"{ARTICLE}changes/1..2/"
    assert [entry["version"] for entry in result["history"]] == [1, 2]


def test_an_edited_paragraph_has_its_differences_in_words(api: Client) -> None:
    mayor = pid(2)
    revised(FERRY, MAYOR_EDITED, FLOOD, BUDGET, SCHOOL)
    result = checked(api, paragraph=mayor, version=1)
    assert (result["status"], result["change"]) == ("edited", "edited")
    assert "".join(difference["old"] for difference in result["differences"]) == result["cited"]["text"] == MAYOR
    assert (
        "".join(difference["new"] for difference in result["differences"]) == result["current"]["text"] == MAYOR_EDITED
    )


def test_edited_and_edited_back_is_unchanged_and_the_history_tells_of_it(api: Client) -> None:
    mayor = pid(2)
    revised(FERRY, MAYOR_EDITED, FLOOD, BUDGET, SCHOOL)
    revised(*STORY, revert=True)
    result = checked(api, paragraph=mayor, version=1)
    assert (result["status"], result["differences"]) == ("unchanged", [])
    assert [entry["change"] for entry in result["history"]] == ["new", "edited", "edited"]
    assert result["detail"].endswith("stands word for word in the current version 3, after it was edited in between.")


def test_a_paragraph_that_went_elsewhere_moved(api: Client) -> None:
    school = pid(5)
    revised(SCHOOL, FERRY, MAYOR, FLOOD, BUDGET)
    result = checked(api, paragraph=school, version=1)
    assert (result["status"], result["moved"], result["change"]) == ("moved", True, "moved")
    assert (result["cited"]["ordinal"], result["current"]["ordinal"]) == (5, 1)
    assert "from 5 in version 1 to 1 in the current version 2" in result["detail"]


def test_a_paragraph_whose_number_only_shifted_did_not_move(api: Client) -> None:
    mayor, ferry = pid(2), pid(1)
    revised(PENGUIN, FERRY, MAYOR, FLOOD, BUDGET, SCHOOL)
    assert checked(api, paragraph=mayor, version=1)["status"] == "unchanged"
    assert checked(api, paragraph=ferry, version=1)["current"]["ordinal"] == 2


def test_a_paragraph_that_is_gone_is_removed(api: Client) -> None:
    budget = pid(4)
    revised(FERRY, MAYOR, FLOOD, SCHOOL)
    result = checked(api, paragraph=budget, version=1, text="a budget of two million")
    assert (result["status"], result["change"], result["current"], result["current_url"]) == (
        "removed",
        "removed",
        None,
        None,
    )
    assert result["cited"]["text"] == BUDGET
    assert result["lineage"] == {"split_into": [], "merged_into": []}
    assert (result["text_found_then"], result["text_found_now"]) == (True, False)


def test_a_removed_one_says_into_what_it_was_split_and_merged(api: Client, revise: Revise) -> None:
    article = Article.objects.get()
    of = {ordinal: Paragraph.objects.get(pid=pid(ordinal)) for ordinal in range(1, 6)}
    left, right = "The council approved a budget of two million francs", "for repairs to the embankment."
    second = revise(article, (FERRY, of[1]), (f"{MAYOR} {FLOOD}", of[2]), (left, None), (right, None), (SCHOOL, of[5]))
    first_half, second_half = pids(second)[2:4]
    for heir in (first_half, second_half):
        Lineage.objects.create(version=second, ancestor=of[4], descendant=Paragraph.objects.get(pid=heir), kind="split")
    Lineage.objects.create(version=second, ancestor=of[3], descendant=of[2], kind="merge")

    split = checked(api, paragraph=of[4].pid, version=1, text="two million francs for repairs")
    assert [heir["id"] for heir in split["lineage"]["split_into"]] == [first_half, second_half]
    assert split["detail"].endswith(f"it was split into {first_half} and {second_half}.")
    assert (split["status"], split["text_found_then"], split["text_found_now"]) == ("removed", True, True)

    merged = checked(api, paragraph=of[3].pid, version=1, text="nobody was hurt")
    assert merged["lineage"]["merged_into"] == [{"id": of[2].pid, "url": f"{HOST}{PARAGRAPHS}{of[2].pid}/"}]
    assert (merged["status"], merged["text_found_now"]) == ("removed", True)


@pytest.mark.parametrize("of", ["article", "version", "paragraph"])
def test_a_correction_since_then_is_named(api: Client, of: str) -> None:
    mayor = pid(2)
    of_what: dict[str, dict[str, Any]] = {
        "article": {},
        "version": {"version": 1},
        "paragraph": {"paragraphs": [mayor]},
    }
    correction = notice("correction", "It was May.", **of_what[of])
    revised(FERRY, MAYOR_EDITED, FLOOD, BUDGET, SCHOOL)
    result = checked(api, paragraph=mayor, version=1)
    assert (result["status"], result["change"]) == ("corrected", "edited")
    assert (result["notice"]["id"], result["notice"]["text"]) == (correction.pk, "It was May.")
    assert [listed["id"] for listed in result["notices"]] == [correction.pk]
    assert result["detail"].startswith(
        f"A correction of {correction.created_at:%Y-%m-%d} concerns it (notice {correction.pk}); the "
    )
    assert result["differences"]


def test_a_correction_of_another_paragraph_is_left_out(api: Client) -> None:
    mayor = pid(2)
    notice("correction", paragraphs=[pid(1)])
    notice("correction", version=1)
    revised(FERRY, MAYOR, FLOOD, BUDGET, PENGUIN)
    result = checked(api, paragraph=mayor, version=2)
    assert (result["status"], result["notices"]) == ("unchanged", [])


def test_a_correction_of_a_later_version_concerns_the_paragraphs_that_it_has(api: Client) -> None:
    mayor, budget = pid(2), pid(4)
    revised(FERRY, MAYOR_EDITED, FLOOD, SCHOOL)
    notice("correction", version=2)
    assert checked(api, paragraph=mayor, version=1)["status"] == "corrected"
    assert checked(api, paragraph=budget, version=1)["status"] == "removed"
    assert checked(api, url=SLUG, version=1)["status"] == "corrected"


def test_a_notice_that_is_not_a_correction_is_listed_and_decides_nothing(api: Client) -> None:
    kinds = ["clarification", "editors_note", "expression_of_concern"]
    for kind in kinds:
        notice(kind)
    result = checked(api, paragraph=pid(2), version=1)
    assert [listed["kind"] for listed in result["notices"]] == kinds
    assert (result["status"], result["notice"]) == ("unchanged", None)


def test_a_retraction_outdoes_a_correction_whenever_it_came(api: Client) -> None:
    retraction, correction = notice("retraction", paragraphs=[pid(2)]), notice("correction")
    result = checked(api, paragraph=pid(2), date="2999")
    assert (result["status"], result["notice"]["id"], result["change"]) == ("retracted", retraction.pk, "unchanged")
    assert [listed["id"] for listed in result["notices"]] == [retraction.pk]
    assert correction.pk in [listed["id"] for listed in checked(api, paragraph=pid(2), version=1)["notices"]]


# ── What is withdrawn ───────────────────────────────────────────────────────────────────────────────────────────────
@pytest.mark.parametrize("of", ["article", "version", "paragraph", "passage"])
def test_a_withdrawn_text_is_answered_with_its_tombstone_and_without_a_word_of_it(api: Client, of: str) -> None:
    mayor = pid(2)
    of_what: dict[str, dict[str, Any]] = {
        "article": {},
        "version": {"version": 1},
        "paragraph": {"paragraphs": [mayor]},
        "passage": {"version": 1, "paragraphs": [mayor]},
    }
    notice("retraction")
    withdrawal = notice("withdrawal", "A court said so.", **of_what[of])
    answer = post(api, {"paragraph": mayor, "version": 1, "text": "the footbridge"})
    (result,) = answer.json()["results"]
    assert (result["status"], result["change"], result["notice"]["id"]) == ("withdrawn", None, withdrawal.pk)
    assert result["tombstone"]["notice"]["text"] == "A court said so."
    assert result["tombstone"]["paragraph"] == (mayor if of in ("paragraph", "passage") else None)
    assert result["tombstone"]["version"] == (None if of == "article" else 1)
    assert result["cited"]["status"] == result["current"]["status"] == "withdrawn"
    assert (result["text_found_then"], result["text_found_now"]) == (None, None)
    assert "Easter" not in answer.content.decode()
    assert not {entry["digest"] for entry in result["history"]} - {None}


def test_where_the_current_text_is_withdrawn_nothing_tells_whether_it_differs(api: Client) -> None:
    mayor = pid(2)
    revised(FERRY, MAYOR_EDITED, FLOOD, BUDGET, SCHOOL)
    notice("withdrawal", version=2)
    answer = post(api, {"paragraph": mayor, "version": 1, "text": "before Easter"})
    (result,) = answer.json()["results"]
    assert (result["status"], result["differences"], result["change"]) == ("withdrawn", [], None)
    assert result["cited"]["text"] == MAYOR
    assert result["tombstone"]["version"] == 2
    assert (result["text_found_then"], result["text_found_now"]) == (True, None)
    assert "second week" not in answer.content.decode()


def test_what_was_reinstated_is_not_withdrawn(api: Client) -> None:
    notice("withdrawal", paragraphs=[pid(2)])
    notice("reinstatement", paragraphs=[pid(2)])
    result = checked(api, paragraph=pid(2), version=1)
    assert (result["status"], result["cited"]["text"], result["tombstone"]) == ("unchanged", MAYOR, None)
    assert [listed["kind"] for listed in result["notices"]] == ["withdrawal", "reinstatement"]


# ── The whole text ──────────────────────────────────────────────────────────────────────────────────────────────────
def test_a_whole_text_may_have_been_cited(api: Client) -> None:
    revised(SCHOOL, FERRY, MAYOR_EDITED, FLOOD, PENGUIN)
    result = checked(api, url=f"{HOST}/articles/{SLUG}/v/1/", text="hurt, the fire brigade said. The council")
    assert (result["status"], result["change"], result["paragraph"], result["cited"]) == (
        "edited",
        "edited",
        None,
        None,
    )
    assert result["summary"] == api.get(f"{ARTICLES}{SLUG}/changes/1..2/").json()["summary"]
    assert (result["cited_url"], result["current_url"]) == (
        f"{HOST}/articles/{SLUG}/v/1/",
        f"{HOST}/articles/{SLUG}/v/2/",
    )
    assert "1 edited, 1 moved, 1 new, 1 removed" in result["detail"]
    assert (result["text_found_then"], result["text_found_now"]) == (True, False)
    assert result["history"] == []


def test_a_whole_text_of_which_only_the_title_changed_was_edited(api: Client) -> None:
    assert checked(api, url=SLUG, version=1)["status"] == "unchanged"
    publish_version(SLUG, story(title="Another Bridge"), Revision())
    result = checked(api, url=SLUG, version=1)
    assert (result["status"], result["summary"]["unchanged"]) == ("edited", 5)


def test_a_whole_text_whose_paragraphs_only_changed_places_moved(api: Client) -> None:
    revised(SCHOOL, FERRY, MAYOR, FLOOD, BUDGET)
    assert checked(api, url=SLUG, version=1)["status"] == "moved"


@pytest.mark.parametrize("kind", ["correction", "retraction", "withdrawal"])
def test_a_notice_on_a_part_makes_the_whole_text_corrected(api: Client, kind: str) -> None:
    published_notice = notice(kind, paragraphs=[pid(2)])
    answer = post(api, {"url": SLUG, "version": 1, "text": "the footbridge"})
    (result,) = answer.json()["results"]
    assert (result["status"], result["notice"]["id"]) == ("corrected", published_notice.pk)
    assert result["text_found_then"] is (None if kind == "withdrawal" else True)
    assert "footbridge" not in answer.content.decode()


@pytest.mark.parametrize("kind", ["retraction", "withdrawal"])
def test_a_notice_on_the_version_decides_on_the_whole_text(api: Client, kind: str) -> None:
    notice(kind, version=1)
    result = checked(api, url=f"{ARTICLE}versions/1/")
    assert result["status"] == {"retraction": "retracted", "withdrawal": "withdrawn"}[kind]
    assert (result["summary"] is None) == (result["tombstone"] is not None) == (kind == "withdrawal")


# ── Which version ───────────────────────────────────────────────────────────────────────────────────────────────────
@pytest.fixture
def dated() -> None:
    """A first version of 2020-05-10, a second of 2021-03-15, and a third of 2021-03-20."""
    revised(FERRY, MAYOR_EDITED, FLOOD, BUDGET, SCHOOL)
    revised(FERRY, MAYOR_EDITED, FLOOD, BUDGET, PENGUIN)
    for version, day in zip(
        Version.objects.order_by("number"), ("2020-05-10", "2021-03-15", "2021-03-20"), strict=True
    ):
        set_day(version, day)


@pytest.mark.usefixtures("dated")
@pytest.mark.parametrize(
    ("date", "number"),
    [
        ("2020-05-10", 1),
        ("2020-05", 1),
        ("2020", 1),
        ("2021-02", 1),
        ("2021-03-14", 1),
        ("2021-03-15", 2),
        ("2021-03-19", 2),
        ("2021-03-20", 3),
        ("2021-03", 3),
        ("2021", 3),
        ("2999", 3),
    ],
)
def test_a_date_means_the_version_that_was_current_at_its_end(api: Client, date: str, number: int) -> None:
    assert checked(api, paragraph=pid(2), date=date)["cited_version"]["number"] == number


@pytest.mark.usefixtures("dated")
@pytest.mark.parametrize(
    ("date", "status"), [("2020-12-30", "corrected"), ("2020-12-31", "unchanged"), ("2020", "unchanged")]
)
def test_only_what_came_after_the_date_is_since(api: Client, date: str, status: str) -> None:
    correction = notice("correction", paragraphs=[pid(1)])
    set_day(correction, "2020-12-31")
    result = checked(api, paragraph=pid(1), date=date)
    assert result["status"] == status
    assert [listed["id"] for listed in result["notices"]] == ([correction.pk] if status == "corrected" else [])


@pytest.mark.usefixtures("dated")
def test_a_permalink_names_its_version_and_a_date_beside_it_says_when(api: Client) -> None:
    correction = notice("correction")
    set_day(correction, "2020-06-01")
    permalink = f"{HOST}{PARAGRAPHS}{pid(2)}/versions/1/"
    assert checked(api, url=permalink)["status"] == "corrected"
    later = checked(api, url=permalink, date="2021")
    assert (later["status"], later["cited_version"]["number"]) == ("edited", 1)
    assert checked(api, url=permalink, date="2020-01")["code"] == "date_before_version"


@pytest.mark.parametrize(
    "address",
    [
        "/p/{pid}/",
        "/api/v1/paragraphs/{pid}/",
        "/articles/the-bridge/#p-{pid}",
        "/articles/the-bridge/v/1/#p-{pid}",
        "/api/v1/articles/the-bridge/versions/1/paragraphs/2/",
        "/api/v1/paragraphs/{pid}/versions/1/citation/",
    ],
)
def test_every_address_of_a_paragraph_is_understood(api: Client, address: str) -> None:
    result = checked(api, url=f"{HOST}{address.format(pid=pid(2))}", version=1)
    assert (result["status"], result["cited"]["text"]) == ("unchanged", MAYOR)


def test_an_ark_is_understood_in_both_members(api: Client, settings: Any) -> None:
    settings.NAAN = "12345"
    for name in ("paragraph", "url"):
        assert checked(api, **{name: f"ark:/12345/{pid(2)}"}, version=1)["paragraph"]["id"] == pid(2)


# ── What cannot be told ─────────────────────────────────────────────────────────────────────────────────────────────
@pytest.mark.parametrize(
    ("citation", "code", "message"),
    [
        ({"paragraph": "0000000000", "version": 1}, "unknown_paragraph", "0000000000"),
        ({"paragraph": "0000000001", "version": 1}, "mistyped_pid", "mistyped"),
        ({"paragraph": "no", "version": 1}, "malformed_pid", "no"),
        ({"paragraph": "ark:99999/0000000000", "version": 1}, "foreign_reference", "ark:99999"),
        ({"url": f"{HOST}/p/0000000001/", "version": 1}, "mistyped_pid", "mistyped"),
        ({"url": "https://other.example/p/0000000000/", "version": 1}, "foreign_reference", "other.example"),
        ({"url": f"{HOST}/search/?q=bridge", "version": 1}, "unknown_place", "not the address of a text"),
        ({"url": "no such thing", "version": 1}, "unknown_place", "neither"),
        ({"url": "the-tunnel", "version": 1}, "unknown_article", "the-tunnel"),
        ({"url": "0000000001", "version": 1}, "unknown_article", "mistyped"),
        ({"url": SLUG, "version": 2}, "unknown_version", "versions 1 to 1"),
        ({"url": SLUG, "date": "1999-12-31"}, "date_before_version", "1999-12-31"),
        ({"url": SLUG}, "version_missing", "which version"),
        ({"url": f"{HOST}/articles/{SLUG}/v/1/", "version": 2}, "version_conflict", "version 1"),
        ({"url": f"{HOST}/api/v1/articles/{SLUG}/versions/1/paragraphs/6/"}, "unknown_ordinal", "1 to 5"),
        ({"url": "a\x00b", "version": 1}, "unknown_place", "neither"),
    ],
)
def test_an_unresolved_citation_says_why_and_leaves_the_others_alone(
    api: Client, citation: dict[str, object], code: str, message: str
) -> None:
    answer = post(api, citation, {"paragraph": pid(2), "version": 1})
    unknown, known = answer.json()["results"]
    assert (unknown["status"], unknown["code"]) == ("unknown", code)
    assert message in unknown["detail"]
    assert unknown["citation"] == {"paragraph": None, "url": None, "version": None, "date": None, **citation}
    assert known["status"] == "unchanged"
    assert set(unknown) == set(known) == FIELDS


def test_a_version_without_the_paragraph_names_the_versions_that_have_it(api: Client) -> None:
    revised(FERRY, MAYOR, FLOOD, BUDGET, SCHOOL, PENGUIN)
    result = checked(api, paragraph=pid(6, 2), version=1)
    assert (result["status"], result["code"]) == ("unknown", "not_in_version")
    assert result["detail"].endswith("versions that have it: 2.")


def test_a_whole_number_may_be_written_with_a_fraction_of_nothing(api: Client) -> None:
    body = f'{{"citations": [{{"paragraph": "{pid(2)}", "version": 1.0}}]}}'
    assert api.post(CHECK, body, content_type="application/json").json()["results"][0]["status"] == "unchanged"


def test_a_paragraph_of_another_article_is_refused(api: Client) -> None:
    publish_article(delivery("Another"))
    other = Paragraph.objects.get(article__slug="another").pid
    assert checked(api, url=f"{HOST}/articles/{SLUG}/v/1/#p-{other}")["code"] == "unknown_paragraph"


# ── What is malformed ───────────────────────────────────────────────────────────────────────────────────────────────
@pytest.mark.parametrize(
    ("citation", "pointer", "message"),
    [
        ({}, "/citations/0", "one of “paragraph” and “url”"),
        ({"paragraph": "a", "url": "b", "version": 1}, "/citations/0", "not both"),
        ({"paragraph": "a", "version": 1, "date": "2023"}, "/citations/0", "give one of them"),
        ({"paragraph": "a", "version": "1"}, "/citations/0/version", "whole number"),
        ({"paragraph": "a", "version": 0}, "/citations/0/version", "at least 1"),
        ({"paragraph": "a", "version": True}, "/citations/0/version", "whole number"),
        ({"paragraph": 7, "version": 1}, "/citations/0/paragraph", "must be a text"),
        ({"paragraph": "", "version": 1}, "/citations/0/paragraph", "at least one character"),
        ({"paragraph": "a", "date": "2023-02-30"}, "/citations/0/date", "2023-04-19"),
        ({"paragraph": "a", "date": "2023-04\n"}, "/citations/0/date", "2023-04-19"),
        ({"paragraph": "a", "date": 2023}, "/citations/0/date", "must be a text"),
        ({"url": "a" * 4001, "version": 1}, "/citations/0/url", "4,000"),
        ({"url": "a", "version": 1, "text": "a" * 5001}, "/citations/0/text", "5,000"),
        ({"paragraf": "a", "version": 1}, "/citations/0/paragraf", "Did you mean “paragraph”?"),
        ("a", "/citations/0", "must be an object"),
    ],
)
def test_a_malformed_citation_is_named_by_its_pointer(
    api: Client, citation: object, pointer: str, message: str
) -> None:
    errors = problem_of(post(api, citation), 400, "invalid_body")["errors"]
    assert message in {error["pointer"]: error["detail"] for error in errors}[pointer]


@pytest.mark.parametrize(
    "body", [{}, {"citations": []}, {"citations": [{"url": "a", "version": 1}] * 101}, {"citations": {}}]
)
def test_the_list_has_from_one_to_a_hundred_citations(api: Client, body: dict[str, Any]) -> None:
    problem = problem_of(api.post(CHECK, body, content_type="application/json"), 400, "invalid_body")
    assert [error["pointer"] for error in problem["errors"]] == ["/citations"]


@pytest.mark.parametrize(
    ("body", "media_type", "status", "code"),
    [
        (b"", "application/json", 400, "malformed_json"),
        (b"{", "application/json", 400, "malformed_json"),
        (b"[]", "application/json", 400, "invalid_body"),
        (b"a=1", "application/x-www-form-urlencoded", 415, "unsupported_media_type"),
        (b'{"citations": [{"url": "\\ud800"}]}', "application/json", 400, "invalid_body"),
    ],
)
def test_a_body_that_is_not_a_json_object_is_a_problem(
    api: Client, body: bytes, media_type: str, status: int, code: str
) -> None:
    problem_of(api.generic("POST", CHECK, body, content_type=media_type), status, code)


def test_it_knows_no_parameter(api: Client) -> None:
    problem_of(api.post(f"{CHECK}?fields=status", {}, content_type="application/json"), 400, "invalid_parameter")


# ── Asking ──────────────────────────────────────────────────────────────────────────────────────────────────────────
def test_it_needs_no_key_and_takes_one(api: Client, publisher: Client) -> None:
    for client in (api, publisher):
        answer = post(client, {"paragraph": pid(2), "version": 1})
        assert (answer.status_code, answer["Cache-Control"]) == (200, "no-store")
        assert "RateLimit" in answer


def test_a_wrong_key_is_refused(api: Client) -> None:
    answer = api.post(CHECK, {}, content_type="application/json", headers={"authorization": "Api-Key no.no"})
    problem_of(answer, 401, "invalid_api_key")


def test_a_browsers_cookies_make_no_difference() -> None:
    strict = Client(enforce_csrf_checks=True, headers={"accept": "application/json"})
    assert post(strict, {"paragraph": pid(2), "version": 1}).status_code == 200


def test_it_is_counted(api: Client, settings: Any) -> None:
    settings.RATES = {**settings.RATES, "anonymous": "1/minute"}
    assert post(api, {"url": SLUG, "version": 1}).status_code == 200
    problem_of(post(api, {"url": SLUG, "version": 1}), 429, "rate_limited")


@pytest.mark.parametrize("method", ["get", "put", "patch", "delete"])
def test_it_is_asked_with_post(api: Client, method: str) -> None:
    problem_of(getattr(api, method)(CHECK), 405, "method_not_allowed")


def test_asking_changes_nothing(api: Client) -> None:
    before = [model.objects.count() for model in (Article, Version, Passage, Notice)]
    post(api, {"url": SLUG, "version": 1}, {"paragraph": pid(2), "version": 1})
    assert [model.objects.count() for model in (Article, Version, Passage, Notice)] == before


def test_the_results_have_the_order_of_the_request_in_which_one_may_stand_twice(api: Client) -> None:
    cited = [pid(ordinal) for ordinal in (3, 1, 3, 5)]
    results = post(api, *({"paragraph": identifier.upper(), "version": 1} for identifier in cited)).json()["results"]
    assert [result["paragraph"]["id"] for result in results] == cited


def test_what_it_names_is_there(api: Client) -> None:
    mayor = pid(2)
    revised(FERRY, MAYOR_EDITED, FLOOD, BUDGET, SCHOOL)
    notice("correction", paragraphs=[mayor])
    result = checked(api, paragraph=mayor, version=1)
    named = [result[name] for name in ("cited_url", "current_url", "changes_url")]
    named += [result[name]["url"] for name in ("article", "paragraph", "cited_version", "current_version", "notice")]
    assert [url for url in named if api.get(path_of(url)).status_code != 200] == []
    for side in ("cited", "current"):
        passage = api.get(path_of(result[side]["url"])).json()
        assert result[side] == {name: passage[name] for name in result[side]}


# ── At what cost ────────────────────────────────────────────────────────────────────────────────────────────────────
def queries(api: Client, *citations: object) -> int:
    with CaptureQueriesContext(connection) as captured:
        answer = post(api, *citations)
    assert {result["status"] for result in answer.json()["results"]} <= {"edited", "corrected", "removed"}
    return len(captured)


def test_a_hundred_citations_cost_as_many_queries_as_one(api: Client, revise: Revise) -> None:
    citations: list[dict[str, object]] = []
    for number in range(25):
        article = publish_article(
            delivery(f"Title {number}", *(f"Text {n} of {number}, then." for n in range(4)))
        ).article
        paragraphs = list(Paragraph.objects.filter(article=article).order_by("pk"))
        second = revise(article, *((f"Text {n} of {number}, now.", paragraphs[n]) for n in range(3)))
        heir, gone = paragraphs[0], paragraphs[3]
        Lineage.objects.create(version=second, ancestor=gone, descendant=heir, kind="merge")
        publish_notice(article.slug, NoticeDraft("correction", "It is so.", paragraphs=[paragraphs[1].pid]))
        publish_notice(article.slug, NoticeDraft("withdrawal", "It is so.", paragraphs=[paragraphs[2].pid]))
        citations += [
            {"paragraph": paragraphs[0].pid, "version": 1, "text": "then"},
            {"url": article.slug, "version": 1, "text": "then"},
            {"paragraph": gone.pid, "version": 1, "text": "then"},
            {"url": f"{HOST}/api/v1/articles/{article.slug}/versions/1/paragraphs/2/", "text": "then"},
        ]
    few, many = queries(api, *citations[:4]), queries(api, *citations)
    assert few == many <= 20
    assert len(citations) == 100

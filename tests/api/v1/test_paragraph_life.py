"""The life of a paragraph: its identifier answers after an edit, a move, a removal, a split, a merger and a return."""

from typing import Any

import pytest
from django.test import Client

from articles.models import Version
from articles.publishing.articles import publish_article
from tests.api.asking import HOST, PARAGRAPHS, path_of
from tests.stories import (
    BUDGET,
    COST,
    FERRY,
    FLOOD,
    MAYOR,
    MAYOR_EDITED,
    PENGUIN,
    SCHOOL,
    STORY,
    pids,
    revised,
    story,
)

WHOLE = f"{PENGUIN} {COST}"


@pytest.fixture(autouse=True)
def first(db: None) -> Version:
    """The story, published."""
    return publish_article(story()).version


def shown(api: Client, pid: str) -> dict[str, Any]:
    answer = api.get(f"{PARAGRAPHS}{pid}/")
    assert answer.status_code == 200, answer.content
    body: dict[str, Any] = answer.json()
    return body


def life(body: dict[str, Any]) -> list[tuple[int, int, str]]:
    """Return the version, the place and the change of each entry of a paragraph's history."""
    return [(entry["version"], entry["ordinal"], entry["change"]) for entry in body["history"]]


def lineage(body: dict[str, Any]) -> dict[str, list[str]]:
    """Return the paragraphs that this one became and came from, by kind, without empty kinds."""
    for references in body["lineage"].values():
        assert all(reference["url"] == f"{HOST}{PARAGRAPHS}{reference['id']}/" for reference in references)
    return {
        kind: [reference["id"] for reference in references]
        for kind, references in body["lineage"].items()
        if references
    }


# ── Living on ───────────────────────────────────────────────────────────────────────────────────────────────────────
def test_an_edited_paragraph_is_current_with_its_new_text(api: Client, first: Version) -> None:
    revised(FERRY, MAYOR_EDITED, FLOOD)
    body = shown(api, pids(first)[1])
    assert (body["status"], body["version"], body["text"]) == ("current", 2, MAYOR_EDITED)
    assert life(body) == [(1, 2, "new"), (2, 2, "edited")]


def test_each_entry_of_its_history_leads_to_the_text_of_then(api: Client, first: Version) -> None:
    revised(FERRY, MAYOR_EDITED, FLOOD)
    history = shown(api, pids(first)[1])["history"]
    texts = [api.get(path_of(entry["url"])).json() for entry in history]
    assert [text["text"] for text in texts] == [MAYOR, MAYOR_EDITED]
    assert [text["digest"] for text in texts] == [entry["digest"] for entry in history]


def test_a_moved_paragraph_is_current_where_it_stands(api: Client, first: Version) -> None:
    revised(SCHOOL, FERRY, MAYOR, FLOOD, BUDGET)
    body = shown(api, pids(first)[4])
    assert (body["status"], body["ordinal"], life(body)) == ("current", 1, [(1, 5, "new"), (2, 1, "moved")])
    assert (body["previous"], body["next"]["id"]) == (None, pids(first)[0])


def test_an_unchanged_paragraph_says_so_in_each_version(api: Client, first: Version) -> None:
    revised(FERRY, MAYOR_EDITED)
    revised(FERRY, FLOOD)
    assert life(shown(api, pids(first)[0])) == [(1, 1, "new"), (2, 1, "unchanged"), (3, 1, "unchanged")]


def test_a_new_paragraph_begins_with_its_version(api: Client, first: Version) -> None:
    second = revised(*STORY, PENGUIN).version
    body = shown(api, pids(second)[5])
    assert (body["status"], life(body), lineage(body)) == ("current", [(2, 6, "new")], {})


# ── Removed ─────────────────────────────────────────────────────────────────────────────────────────────────────────
def test_a_removed_paragraph_answers_with_its_last_text(api: Client, first: Version) -> None:
    revised(FERRY, MAYOR_EDITED, FLOOD)
    revised(FERRY, FLOOD)
    body = shown(api, pids(first)[1])
    assert (body["status"], body["version"], body["ordinal"], body["text"]) == ("removed", 2, 2, MAYOR_EDITED)
    assert body["permalink"] == f"{HOST}/p/{pids(first)[1]}/v/2/"
    assert (life(body), lineage(body)) == ([(1, 2, "new"), (2, 2, "edited")], {})


def test_a_removed_paragraph_has_the_neighbours_that_it_last_had(api: Client, first: Version) -> None:
    revised(FERRY, FLOOD)
    body = shown(api, pids(first)[1])
    assert (body["previous"]["id"], body["next"]["id"]) == (pids(first)[0], pids(first)[2])


def test_a_removed_paragraph_is_named_in_its_headers_by_the_frozen_address_of_its_last_text(
    api: Client, first: Version
) -> None:
    revised(FERRY, FLOOD)
    pid = pids(first)[1]
    answer = api.get(f"{PARAGRAPHS}{pid}/")
    assert answer["Content-Location"] == f"{HOST}{PARAGRAPHS}{pid}/versions/1/"
    assert api.get(path_of(answer["Content-Location"])).json()["text"] == MAYOR


def test_a_removed_paragraph_is_in_no_later_version(api: Client, first: Version) -> None:
    revised(FERRY, FLOOD)
    assert api.get(f"{PARAGRAPHS}{pids(first)[1]}/versions/2/").status_code == 404
    assert api.get(f"{PARAGRAPHS}{pids(first)[1]}/versions/1/").status_code == 200


def test_a_reader_is_led_to_the_last_version_that_had_it(api: Client, first: Version) -> None:
    revised(FERRY, FLOOD)
    pid = pids(first)[1]
    answer = api.get(f"/p/{pid}/", headers={"accept": "text/html"})
    assert answer["Location"] == f"{HOST}/articles/the-bridge/v/1/?paragraph={pid}#p-{pid}"


def test_a_batch_gives_removed_paragraphs_too(api: Client, first: Version) -> None:
    revised(FERRY, FLOOD)
    body = api.get(f"{PARAGRAPHS}?id={','.join(pids(first))}").json()
    assert [result["status"] for result in body["results"]] == ["current", "removed", "current", "removed", "removed"]
    assert [result["text"] for result in body["results"]] == list(STORY)


def test_the_entity_tag_of_a_removed_paragraph_no_longer_matches(api: Client, first: Version) -> None:
    address = f"{PARAGRAPHS}{pids(first)[1]}/"
    tag = api.get(address)["ETag"]
    revised(FERRY, FLOOD)
    answer = api.get(address, headers={"if-none-match": tag})
    assert (answer.status_code, answer.json()["status"]) == (200, "removed")


# ── Split ───────────────────────────────────────────────────────────────────────────────────────────────────────────
def test_a_split_paragraph_and_its_piece_name_each_other(api: Client) -> None:
    ancestor = pids(revised(FERRY, WHOLE, SCHOOL).version)[1]
    third = revised(FERRY, PENGUIN, COST, SCHOOL).version
    (piece,) = {pids(third)[1], pids(third)[2]} - {ancestor}
    old, new = shown(api, ancestor), shown(api, piece)
    assert (old["status"], lineage(old)) == ("current", {"split_into": [piece]})
    assert (new["status"], lineage(new)) == ("current", {"derived_from": [ancestor]})
    assert {old["text"], new["text"]} == {PENGUIN, COST}


def test_a_split_paragraph_that_then_went_leads_to_its_piece(api: Client) -> None:
    ancestor = pids(revised(FERRY, WHOLE, SCHOOL).version)[1]
    third = revised(FERRY, PENGUIN, COST, SCHOOL).version
    (piece,) = {pids(third)[1], pids(third)[2]} - {ancestor}
    revised(FERRY, shown(api, piece)["text"], SCHOOL)
    body = shown(api, ancestor)
    assert (body["status"], lineage(body)) == ("removed", {"split_into": [piece]})
    assert shown(api, piece)["status"] == "current"


def test_both_halves_have_a_history_of_their_own(api: Client) -> None:
    ancestor = pids(revised(FERRY, WHOLE, SCHOOL).version)[1]
    third = revised(FERRY, PENGUIN, COST, SCHOOL).version
    (piece,) = {pids(third)[1], pids(third)[2]} - {ancestor}
    assert [entry[0::2] for entry in life(shown(api, ancestor))] == [(2, "new"), (3, "edited")]
    assert [entry[0::2] for entry in life(shown(api, piece))] == [(3, "new")]


# ── Merged ──────────────────────────────────────────────────────────────────────────────────────────────────────────
def test_a_merged_paragraph_answers_with_its_last_text_and_leads_to_what_it_became(api: Client, first: Version) -> None:
    second = revised(FERRY, MAYOR, f"{FLOOD} {BUDGET}", SCHOOL).version
    heir = pids(second)[2]
    (gone,) = {pids(first)[2], pids(first)[3]} - {heir}
    old, new = shown(api, gone), shown(api, heir)
    assert (old["status"], old["version"], lineage(old)) == ("merged", 1, {"merged_into": [heir]})
    assert old["text"] in (FLOOD, BUDGET)
    assert (new["status"], new["text"], lineage(new)) == (
        "current",
        f"{FLOOD} {BUDGET}",
        {"derived_from": [gone]},
    )


# ── Returned ────────────────────────────────────────────────────────────────────────────────────────────────────────
def test_a_paragraph_that_returns_has_its_old_identifier_and_a_gap_in_its_history(api: Client, first: Version) -> None:
    revised(FERRY, FLOOD)
    third = revised(FERRY, MAYOR, FLOOD).version
    mayor = pids(first)[1]
    assert pids(third)[1] == mayor
    body = shown(api, mayor)
    assert (body["status"], body["version"], body["text"]) == ("current", 3, MAYOR)
    assert life(body) == [(1, 2, "new"), (3, 2, "new")]


def test_a_merged_paragraph_that_returns_is_current_and_keeps_its_lineage(api: Client, first: Version) -> None:
    heir = pids(revised(FERRY, MAYOR, f"{FLOOD} {BUDGET}", SCHOOL).version)[2]
    (gone,) = {pids(first)[2], pids(first)[3]} - {heir}
    revised(*STORY)
    revised(*STORY, revert=True)
    body = shown(api, gone)
    assert (body["status"], lineage(body)) == ("current", {"merged_into": [heir]})


def test_one_that_returned_and_was_removed_again_was_removed_and_not_merged(api: Client, first: Version) -> None:
    heir = pids(revised(FERRY, MAYOR, f"{FLOOD} {BUDGET}", SCHOOL).version)[2]
    (gone,) = {pids(first)[2], pids(first)[3]} - {heir}
    text = FLOOD if gone == pids(first)[2] else BUDGET
    revised(*STORY, revert=True)
    revised(*(paragraph for paragraph in STORY if paragraph != text))
    assert shown(api, gone)["status"] == "removed"


# ── Between versions ────────────────────────────────────────────────────────────────────────────────────────────────
def test_the_story_of_each_paragraph_is_that_of_the_versions(api: Client, first: Version) -> None:
    versions = [
        first,
        revised(SCHOOL, FERRY, MAYOR_EDITED, WHOLE).version,
        revised(SCHOOL, FERRY, MAYOR_EDITED, PENGUIN, COST).version,
        revised(SCHOOL, f"{FERRY} {MAYOR_EDITED}", PENGUIN, COST, BUDGET).version,
    ]
    appearances: dict[str, list[tuple[int, int, str, str]]] = {}
    for version in versions:
        for paragraph in api.get(f"/api/v1/articles/the-bridge/versions/{version.number}/").json()["paragraphs"]:
            appearances.setdefault(paragraph["id"], []).append(
                (version.number, paragraph["ordinal"], paragraph["change"], paragraph["digest"])
            )
    for pid, entries in appearances.items():
        history = shown(api, pid)["history"]
        assert [(e["version"], e["ordinal"], e["change"], e["digest"]) for e in history] == entries

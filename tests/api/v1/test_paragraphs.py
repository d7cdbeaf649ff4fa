"""`GET /api/v1/paragraphs/{pid}/`: a paragraph by its persistent identifier, now and in each version."""

from typing import Any

import pytest
from django.test import Client
from django.utils import timezone

from articles.choices import LineageKind
from articles.identity import pids
from articles.models import Article, Lineage, Notice, Paragraph, Version
from articles.publishing.articles import Published
from tests.api.asking import ARTICLE, HOST, PARAGRAPHS, problem_of
from tests.conftest import EXPECTED, SLUG, Revise

pytestmark = pytest.mark.usefixtures("shared_sample")

FIELDS = {
    "id",
    "ark",
    "url",
    "html_url",
    "permalink",
    "article",
    "status",
    "version",
    "ordinal",
    "kind",
    "section",
    "text",
    "html",
    "digest",
    "previous",
    "next",
    "history",
    "lineage",
    "notices",
}


def at_ordinal(ordinal: int) -> Paragraph:
    return Paragraph.objects.get(passages__ordinal=ordinal, passages__version__number=1)


def shown(api: Client, paragraph: Paragraph) -> dict[str, Any]:
    body: dict[str, Any] = api.get(f"{PARAGRAPHS}{paragraph.pid}/").json()
    return body


@pytest.fixture
def seventh(sample: Published) -> Paragraph:
    return at_ordinal(7)


# ── Now ─────────────────────────────────────────────────────────────────────────────────────────────────────────────
def test_every_field_of_the_contract_is_there(api: Client, seventh: Paragraph) -> None:
    body = shown(api, seventh)
    assert set(body) >= FIELDS
    assert set(body["article"]) >= {"slug", "title", "url"}
    assert set(body["history"][0]) >= {"version", "ordinal", "change", "digest", "url"}
    assert set(body["lineage"]) >= {"split_into", "merged_into", "derived_from"}


def test_the_addresses_are_absolute(api: Client, seventh: Paragraph) -> None:
    body = shown(api, seventh)
    assert body["id"] == seventh.pid
    assert body["url"] == f"{HOST}{PARAGRAPHS}{seventh.pid}/"
    assert body["html_url"] == f"{HOST}/p/{seventh.pid}/"
    assert body["permalink"] == f"{HOST}/p/{seventh.pid}/v/1/"


def test_the_permalink_leads_to_the_text_shown(api: Client, seventh: Paragraph) -> None:
    body = shown(api, seventh)
    frozen = api.get(body["permalink"]).json()
    names = ("id", "version", "ordinal", "kind", "section", "text", "html", "digest")
    assert {name: frozen[name] for name in names} == {name: body[name] for name in names}


def test_an_ark_is_named_where_the_operator_has_a_number(api: Client, seventh: Paragraph, settings: Any) -> None:
    assert shown(api, seventh)["ark"] is None
    settings.NAAN = "12345"
    assert shown(api, seventh)["ark"] == f"ark:12345/{seventh.pid}"


@pytest.mark.usefixtures("sample")
@pytest.mark.parametrize(("ordinal", "before", "after"), [(1, None, 2), (7, 6, 8), (20, 19, None)])
def test_the_neighbours_are_named(api: Client, ordinal: int, before: int | None, after: int | None) -> None:
    body = shown(api, at_ordinal(ordinal))
    for name, place in (("previous", before), ("next", after)):
        pid = at_ordinal(place).pid if place else None
        assert body[name] == ({"id": pid, "url": f"{HOST}{PARAGRAPHS}{pid}/"} if pid else None)


def test_an_identifier_is_read_in_either_case(api: Client, seventh: Paragraph) -> None:
    assert api.get(f"{PARAGRAPHS}{seventh.pid.upper()}/").json()["id"] == seventh.pid
    assert api.get(f"{PARAGRAPHS}{seventh.pid.upper()}/versions/1/").json()["id"] == seventh.pid


# ── Through versions ────────────────────────────────────────────────────────────────────────────────────────────────
def test_an_edited_paragraph_shows_its_new_text_and_its_history(
    api: Client, sample: Published, seventh: Paragraph, revise: Revise
) -> None:
    revise(sample.article, ("It was edited.", seventh), title="A new title")
    body = shown(api, seventh)
    assert (body["status"], body["version"], body["ordinal"]) == ("current", 2, 1)
    assert body["text"] == "It was edited."
    assert body["article"]["title"] == "A new title"
    assert [(entry["version"], entry["ordinal"], entry["change"]) for entry in body["history"]] == [
        (1, 7, "new"),
        (2, 1, "edited"),
    ]
    assert body["history"][1]["digest"] == body["digest"] != body["history"][0]["digest"]


def test_each_entry_of_the_history_leads_to_its_text(
    api: Client, sample: Published, seventh: Paragraph, revise: Revise
) -> None:
    revise(sample.article, ("It was edited.", seventh))
    texts = [api.get(entry["url"]).json()["text"] for entry in shown(api, seventh)["history"]]
    assert texts == [EXPECTED["paragraphs"][6], "It was edited."]


def test_a_removed_paragraph_shows_its_last_text(
    api: Client, sample: Published, seventh: Paragraph, revise: Revise
) -> None:
    revise(sample.article, ("Only this is left.", at_ordinal(1)))
    body = shown(api, seventh)
    assert (body["status"], body["version"], body["text"]) == ("removed", 1, EXPECTED["paragraphs"][6])
    assert body["next"]["id"] == at_ordinal(8).pid


@pytest.mark.parametrize(
    ("kind", "status", "field"),
    [(LineageKind.SPLIT, "split", "split_into"), (LineageKind.MERGE, "merged", "merged_into")],
)
def test_the_lineage_of_a_paragraph_stands_on_both_sides(
    api: Client, sample: Published, seventh: Paragraph, revise: Revise, kind: LineageKind, status: str, field: str
) -> None:
    version = revise(sample.article, ("One half.", None), ("The other half.", None))
    halves = list(Paragraph.objects.filter(passages__version=version).order_by("passages__ordinal"))
    for half in halves:
        Lineage.objects.create(version=version, ancestor=seventh, descendant=half, kind=kind)
    body = shown(api, seventh)
    assert body["status"] == status
    assert [item["id"] for item in body["lineage"][field]] == [half.pid for half in halves]
    assert [item["id"] for item in shown(api, halves[0])["lineage"]["derived_from"]] == [seventh.pid]


def test_a_withdrawn_articles_paragraphs_say_so(api: Client, sample: Published, seventh: Paragraph) -> None:
    Article.objects.filter(pk=sample.article.pk).update(status="withdrawn")
    assert shown(api, seventh)["status"] == "withdrawn"


# ── Notices ─────────────────────────────────────────────────────────────────────────────────────────────────────────
def notice(article: Article, kind: str, *paragraphs: Paragraph, version: Version | None = None) -> Notice:
    made: Notice = Notice.objects.create(
        article=article, version=version, kind=kind, text=f"A {kind}.", created_at=timezone.now()
    )
    made.paragraphs.set(paragraphs)
    return made


def test_a_paragraph_has_the_notices_on_itself_and_on_its_article(
    api: Client, sample: Published, seventh: Paragraph
) -> None:
    notice(sample.article, "clarification")
    notice(sample.article, "correction", seventh)
    notice(sample.article, "editors_note", at_ordinal(8))
    assert [item["kind"] for item in shown(api, seventh)["notices"]] == ["clarification", "correction"]
    assert [item["kind"] for item in shown(api, at_ordinal(9))["notices"]] == ["clarification"]


# ── In one version ──────────────────────────────────────────────────────────────────────────────────────────────────
def test_a_passage_is_the_same_by_identifier_and_by_ordinal(api: Client, seventh: Paragraph) -> None:
    by_pid = api.get(f"{PARAGRAPHS}{seventh.pid}/versions/1/")
    by_ordinal = api.get(f"{ARTICLE}versions/1/paragraphs/7/")
    assert by_pid.json() == by_ordinal.json()
    assert by_pid.json()["article"]["slug"] == SLUG


@pytest.mark.parametrize("number", ["2", "0", "x", "99999999999999999999", "1" * 5000], ids=lambda value: value[:20])
def test_a_version_that_does_not_have_it_is_unknown(api: Client, seventh: Paragraph, number: str) -> None:
    problem_of(api.get(f"{PARAGRAPHS}{seventh.pid}/versions/{number}/"), 404, "unknown_version")


# ── Identifiers that nothing has ────────────────────────────────────────────────────────────────────────────────────
@pytest.mark.parametrize("tail", ["", "versions/1/"])
def test_a_well_formed_identifier_that_nothing_has_is_unknown(api: Client, seventh: Paragraph, tail: str) -> None:
    problem_of(api.get(f"{PARAGRAPHS}{pids.mint()}/{tail}"), 404, "unknown_paragraph")


@pytest.mark.parametrize("tail", ["", "versions/1/"])
def test_a_mistyped_identifier_is_distinguished_from_an_unknown_one(api: Client, seventh: Paragraph, tail: str) -> None:
    mistyped = seventh.pid[:4] + ("0" if seventh.pid[4] != "0" else "1") + seventh.pid[5:]
    problem_of(api.get(f"{PARAGRAPHS}{mistyped}/{tail}"), 404, "mistyped_pid")


@pytest.mark.parametrize("tail", ["", "versions/1/"])
@pytest.mark.parametrize("pid", ["x", "0000000000x", "aeiouaeiou", "ooooooooll", "héllo", "a" * 300, "0000 00000"])
def test_a_malformed_identifier_has_a_problem_of_its_own(api: Client, seventh: Paragraph, pid: str, tail: str) -> None:
    problem_of(api.get(f"{PARAGRAPHS}{pid}/{tail}"), 404, "malformed_pid")

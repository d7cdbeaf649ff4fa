"""`publish --article SLUG`: a file becomes the next version of an article, and an editor sees how it was aligned."""

import json
from pathlib import Path
from typing import Any

import pytest
from django.core.management import CommandError, call_command

from articles.models import Paragraph, Version
from articles.publishing.articles import Published, publish_article
from articles.publishing.notices import NoticeDraft, publish_notice
from tests.conftest import Publish
from tests.management.test_publish import Outcome
from tests.stories import (
    BUDGET,
    COST,
    FERRY,
    FLOOD,
    MAYOR,
    MAYOR_EDITED,
    PENGUIN,
    SCHOOL,
    SLUG,
    STORY,
    pids,
    rows,
    set_day,
    source,
    story,
)  # fmt: skip

PAGE = f"http://127.0.0.1:8000/articles/{SLUG}/"


@pytest.fixture(autouse=True)
def first(db: None) -> Published:
    """The story, published."""
    return publish_article(story())


@pytest.fixture
def file(tmp_path: Path) -> Path:
    """A document with an edited text of the story."""
    return written(tmp_path, SCHOOL, FERRY, MAYOR_EDITED, PENGUIN, FLOOD)


def written(folder: Path, *paragraphs: str) -> Path:
    path = folder / "next.txt"
    path.write_text(source(*paragraphs), encoding="utf-8")
    return path


def told(*arguments: str | Path, **options: Any) -> dict[str, Any]:
    """Return what `--json` tells of one file, once it is seen that the command ended well."""
    outcome = Outcome(*arguments, json=True, article=SLUG, **options)
    assert outcome.error == "", outcome.error
    (item,) = json.loads(outcome.out)
    assert isinstance(item, dict)
    return item


def failed(*arguments: str | Path, **options: Any) -> str:
    """Return the error that the command ended with: one line, and nothing stored."""
    before = rows()
    outcome = Outcome(*arguments, **options)
    assert outcome.error
    assert "\n" not in outcome.error
    assert "Traceback" not in outcome.err
    assert rows() == before
    return outcome.error


# ── What is published ───────────────────────────────────────────────────────────────────────────────────────────────
def test_a_file_becomes_the_next_version(file: Path) -> None:
    outcome = Outcome(file, article=SLUG, reason="correction", change_note="The day.")
    assert outcome.error == ""
    assert outcome.out.splitlines()[0] == f"{file}: published as {PAGE} (version 2)"
    version = Version.objects.get(number=2)
    assert (version.reason, version.change_note) == ("correction", "The day.")


def test_an_old_revision_is_published_with_its_day(file: Path, first: Published) -> None:
    set_day(first.version, "2018-01-01")
    assert Outcome(file, article=SLUG, public_since="2019-03-04T05:06:07+01:00").error == ""
    assert Version.objects.get(number=2).supplied_public_since == "2019-03-04T04:06:07Z"


def test_a_date_that_is_none_or_is_too_early_is_refused(file: Path, first: Published) -> None:
    set_day(first.version, "2018-01-01")
    assert failed(file, article=SLUG, public_since="spring").startswith(
        "--public-since: “spring” is not a date such as 2023"
    )
    assert "“2017” is before 2018-01-01" in failed(file, article=SLUG, public_since="2017")


def test_without_a_reason_it_is_an_update(file: Path) -> None:
    Outcome(file, article=SLUG)
    version = Version.objects.get(number=2)
    assert (version.reason, version.change_note) == ("update", None)


def test_an_editor_sees_what_happened_to_the_paragraphs(file: Path, first: Published) -> None:
    _, mayor, _, budget, school = pids(first.version)
    lines = [line.split() for line in Outcome(file, article=SLUG).out.splitlines()[1:]]
    new = pids(Version.objects.get(number=2))[3]
    assert " ".join(lines[0]) == "1 moved, 2 unchanged, 1 edited, 1 new, 1 removed"
    assert [line[:3] for line in lines[1:5]] == [
        ["1", "moved", school], ["3", "edited", mayor], ["4", "new", new], ["-", "removed", budget],
    ]  # fmt: skip


def test_json_tells_the_whole_alignment(file: Path, first: Published) -> None:
    item = told(file, reason="minor")
    assert (item["slug"], item["version"], item["created"], item["dry_run"]) == (SLUG, 2, True, False)
    assert item["digest"] == Version.objects.get(number=2).digest
    assert [entry["id"] for entry in item["alignment"]["paragraphs"]] == pids(Version.objects.get(number=2))
    assert [entry["id"] for entry in item["alignment"]["removed"]] == [pids(first.version)[3]]
    assert item["alignment"]["previous_version"] == 1


def test_the_metadata_beside_the_file_are_read(file: Path) -> None:
    file.with_name("next.meta.yaml").write_text("language: en\n")
    Outcome(file, article=SLUG)
    assert Version.objects.get(number=2).language == "en"


# ── The same again ──────────────────────────────────────────────────────────────────────────────────────────────────
def test_the_same_text_again_makes_no_version(tmp_path: Path) -> None:
    before = rows()
    outcome = Outcome(written(tmp_path, *STORY), article=SLUG)
    assert outcome.error == ""
    assert f"already published as {PAGE} (version 1)" in outcome.out
    assert rows() == before


def test_the_bytes_of_an_older_version_give_that_version(tmp_path: Path, file: Path) -> None:
    Outcome(file, article=SLUG)
    item = told(written(tmp_path, *STORY))
    assert (item["version"], item["created"], item["alignment"]) == (1, False, None)


def test_a_revert_publishes_them_again(tmp_path: Path, file: Path, first: Published) -> None:
    Outcome(file, article=SLUG)
    item = told(written(tmp_path, *STORY), revert=True)
    assert (item["version"], item["created"]) == (3, True)
    assert [entry["id"] for entry in item["alignment"]["paragraphs"]] == pids(first.version)


# ── Rehearsing ──────────────────────────────────────────────────────────────────────────────────────────────────────
def test_a_dry_run_stores_nothing(file: Path) -> None:
    before = rows()
    outcome = Outcome(file, article=SLUG, dry_run=True)
    assert outcome.error == ""
    assert f"would be published as {PAGE} (version 2)" in outcome.out
    assert rows() == before


def test_a_dry_run_tells_the_alignment_and_mints_nothing(file: Path, first: Published) -> None:
    ferry, mayor, flood, _, school = pids(first.version)
    item = told(file, dry_run=True)
    assert item["dry_run"] is True
    assert [entry["id"] for entry in item["alignment"]["paragraphs"]] == [school, ferry, mayor, None, flood]
    assert Paragraph.objects.count() == 5


def test_a_dry_run_shows_where_a_paragraph_would_be_new(file: Path) -> None:
    lines = [line.split() for line in Outcome(file, article=SLUG, dry_run=True).out.splitlines()]
    assert ["4", "new", "new", "Scientists"] in [line[:4] for line in lines]


# ── An editor's word on identity ────────────────────────────────────────────────────────────────────────────────────
def overrule(folder: Path, content: str) -> Path:
    path = folder / "identity.json"
    path.write_text(content, encoding="utf-8")
    return path


def test_an_editor_overrules_the_alignment(file: Path, tmp_path: Path, first: Published) -> None:
    budget = pids(first.version)[3]
    item = told(file, identity=overrule(tmp_path, json.dumps({"4": budget, "1": None})))
    decisions = {entry["ordinal"]: (entry["id"], entry["decided_by"]) for entry in item["alignment"]["paragraphs"]}
    assert decisions[4] == (budget, "editor")
    assert decisions[1][0] not in pids(first.version)
    assert decisions[1][1] == "editor"


@pytest.mark.parametrize(
    ("content", "word"),
    [
        ('{"6": null}', "1 to 5"),
        ('{"1": "0000000000"}', "No paragraph has"),
        ('{"1": "0000000001"}', "0000000001"),
        ('{"1": "x"}', "x"),
        ("{", "not JSON"),
        ("[]", "identity.json"),
        ('{"1": 1}', "identity.json"),
        ("\udcff", "not JSON"),
    ],
    ids=["range", "unknown", "mistyped", "malformed", "broken", "list", "number", "no UTF-8"],
)
def test_an_overrule_that_cannot_be_followed_is_one_line(file: Path, tmp_path: Path, content: str, word: str) -> None:
    path = tmp_path / "identity.json"
    path.write_bytes(content.encode("utf-8", "surrogateescape"))
    assert word in failed(file, article=SLUG, identity=path)


def test_a_missing_overrule_is_one_line(file: Path, tmp_path: Path) -> None:
    assert "nowhere.json cannot be read" in failed(file, article=SLUG, identity=tmp_path / "nowhere.json")


def test_an_overrule_with_a_paragraph_of_another_article_is_one_line(
    file: Path, tmp_path: Path, publish: Publish
) -> None:
    foreign = Paragraph.objects.get(article=publish("Another").article).pid
    path = overrule(tmp_path, json.dumps({"1": foreign}))
    assert "another article" in failed(file, article=SLUG, identity=path)


# ── What is refused ─────────────────────────────────────────────────────────────────────────────────────────────────
def test_a_text_whose_slug_is_taken_asks_for_the_article(file: Path) -> None:
    assert f"--article {SLUG}" in failed(file)


def test_an_unknown_article_is_one_line(file: Path) -> None:
    assert failed(file, article="unknown") == f"{file}: No article has the slug “unknown”."


def test_a_withdrawn_article_is_one_line(file: Path) -> None:
    publish_notice(SLUG, NoticeDraft("withdrawal", "A court said so."))
    assert "reinstate" in failed(file, article=SLUG)


def test_a_missing_file_is_one_line(tmp_path: Path) -> None:
    assert "nowhere.txt" in failed(tmp_path / "nowhere.txt", article=SLUG)


def test_a_document_without_a_paragraph_is_one_line(tmp_path: Path) -> None:
    path = tmp_path / "empty.txt"
    path.write_text("A title and no paragraph")
    failed(path, article=SLUG)


def test_an_article_is_for_one_document(file: Path, tmp_path: Path) -> None:
    (tmp_path / "other.txt").write_text(source(FERRY, COST, BUDGET, MAYOR), encoding="utf-8")
    assert "--article" in failed(tmp_path, article=SLUG)


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("change_note", "The day."),
        ("identity", "identity.json"),
        ("revert", True),
        ("reason", "minor"),
        ("public_since", "2019"),
    ],
)
def test_what_is_about_a_version_needs_the_article(tmp_path: Path, name: str, value: object) -> None:
    path = tmp_path / "another.txt"
    path.write_text(source(PENGUIN, COST, title="Another"), encoding="utf-8")
    overrule(tmp_path, "{}")
    given = tmp_path / str(value) if name == "identity" else value
    assert "--article" in failed(path, **{name: given})


@pytest.mark.parametrize("reason", ["original", "typo"])
def test_an_unknown_reason_is_refused(file: Path, reason: str) -> None:
    before = rows()
    with pytest.raises(CommandError, match="invalid choice"):
        call_command("publish", str(file), "--article", SLUG, "--reason", reason)
    assert rows() == before


def test_an_error_is_printed_as_json_too(file: Path) -> None:
    outcome = Outcome(file, json=True, article="unknown")
    (item,) = json.loads(outcome.out)
    assert item == {"file": str(file), "code": "unknown_article", "error": "No article has the slug “unknown”."}
    assert outcome.error == f"{file}: {item['error']}"

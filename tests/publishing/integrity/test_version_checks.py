"""Recomputing several versions: chain, changes and lineage; a change behind the service's back is named."""

import hashlib

import pytest
from django.db import connection

from articles.identity.digests import version_digest
from articles.models import Paragraph, Passage, Version, Wording
from articles.publishing.articles import publish_article
from articles.publishing.integrity import check_everything, rows_to_check
from articles.publishing.notices import NoticeDraft, publish_notice
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
    revised,
    set_day,
    story,
)  # fmt: skip
from tests.support.tampering import change, faults

WHOLE = f"{PENGUIN} {COST}"


def named(number: int) -> str:
    return f"article {SLUG}, version {number}"


@pytest.fixture(autouse=True)
def versions(db: None) -> list[Version]:
    """Four versions: edited and moved, split, and merged with a paragraph that came back."""
    return [
        publish_article(story()).version,
        revised(SCHOOL, FERRY, MAYOR_EDITED, WHOLE).version,
        revised(SCHOOL, FERRY, MAYOR_EDITED, PENGUIN, COST).version,
        revised(SCHOOL, f"{FERRY} {MAYOR_EDITED}", PENGUIN, COST, BUDGET).version,
    ]


# ── What holds ──────────────────────────────────────────────────────────────────────────────────────────────────────
def test_what_was_published_holds() -> None:
    assert faults() == []


def test_the_versions_are_what_these_tests_are_about(versions: list[Version]) -> None:
    kinds = [list(version.lineage.values_list("kind", flat=True)) for version in versions]
    assert kinds == [[], [], ["split"], ["merge"]]
    assert pids(versions[3])[4] == pids(versions[0])[3]


def test_every_row_is_counted() -> None:
    assert len(list(check_everything())) == rows_to_check()


def test_an_editors_overrule_holds() -> None:
    revised(PENGUIN, FLOOD, MAYOR, identity={"1": None, "2": Paragraph.objects.order_by("pk")[0].pid})
    assert faults() == []


@pytest.mark.parametrize("kind", ["correction", "retraction", "withdrawal"])
@pytest.mark.parametrize("subject", ["article", "version", "paragraph"])
def test_a_text_that_is_withdrawn_is_kept_and_holds(versions: list[Version], kind: str, subject: str) -> None:
    version = 2 if subject == "version" else None
    paragraphs = pids(versions[0])[:1] if subject == "paragraph" else []
    publish_notice(SLUG, NoticeDraft(kind, "A court said so.", version, paragraphs))
    assert faults() == []


# ── What does not ───────────────────────────────────────────────────────────────────────────────────────────────────
@pytest.mark.parametrize("text", [FERRY, MAYOR_EDITED, WHOLE, COST])
@pytest.mark.parametrize("column", ["text", "html"])
def test_one_character_of_any_wording_is_found(text: str, column: str) -> None:
    wording = Wording.objects.select_related("paragraph").get(text=text)
    change(f"UPDATE articles_wording SET {column} = %s WHERE id = %s", f"{text[:-1]}!", wording.pk)
    ((where, detail),) = faults()
    assert where == f"paragraph {wording.paragraph.pid}, wording {wording.pk}"
    assert ("text" if column == "text" else "HTML") in detail


@pytest.mark.parametrize("number", [1, 2, 3, 4])
def test_one_byte_of_any_source_is_found(versions: list[Version], number: int) -> None:
    version = versions[number - 1]
    content = bytearray(version.source.content)
    content[7] ^= 1
    change("UPDATE articles_source SET content = %s WHERE version_id = %s", bytes(content), version.pk)
    assert faults() == [(named(number), "the source does not have its digest")]


def test_a_text_changed_with_every_digest_of_its_version_breaks_the_chain(versions: list[Version]) -> None:
    wording = Wording.objects.get(text=FLOOD)
    forged = "sha-256:" + hashlib.sha256(b"Nobody was wet.").hexdigest()
    change(
        "UPDATE articles_wording SET text = %s, html = %s, digest = %s, html_digest = %s WHERE id = %s",
        *("Nobody was wet.",) * 2, forged, forged, wording.pk,
    )  # fmt: skip
    first = Version.objects.get(number=1)
    passages = (
        Passage.objects.filter(version=first).order_by("ordinal").values_list("paragraph__pid", "wording__digest")
    )
    digest = version_digest(
        number=1, title=first.title, language=first.language, source_digest=first.source_digest, previous_digest=None,
        paragraphs=passages,
    )  # fmt: skip
    change("UPDATE articles_version SET digest = %s WHERE id = %s", digest, first.pk)
    assert faults() == [(named(2), "it is not chained to the digest of the version before")]


@pytest.mark.parametrize("column", ["title", "language", "source_digest", "previous_digest", "digest"])
def test_each_fact_of_a_digest_is_held_by_it(column: str) -> None:
    change(f"UPDATE articles_version SET {column} = 'sha-256:0' WHERE number = 4")
    assert (named(4), "its facts and paragraphs do not have its digest") in faults()


def test_two_paragraphs_that_change_places_are_found(versions: list[Version]) -> None:
    first, second = Passage.objects.filter(version=versions[3]).order_by("ordinal")[:2]
    change("UPDATE articles_passage SET ordinal = 99 WHERE id = %s", first.pk)
    change("UPDATE articles_passage SET ordinal = 1 WHERE id = %s", second.pk)
    change("UPDATE articles_passage SET ordinal = 2 WHERE id = %s", first.pk)
    assert (named(4), "its facts and paragraphs do not have its digest") in faults()


def test_a_passage_that_is_gone_is_found(versions: list[Version]) -> None:
    change("DELETE FROM articles_passage WHERE version_id = %s AND ordinal = 2", versions[3].pk)
    assert (named(4), "its ordinals are not 1 to 5") in faults()


@pytest.mark.parametrize(
    ("number", "ordinal", "stored", "is_"),
    [(1, 1, "unchanged", "new"), (2, 1, "unchanged", "moved"), (2, 3, "unchanged", "edited"), (3, 1, "edited", "unchanged"),
     (4, 5, "edited", "new")],
)  # fmt: skip
def test_a_wrong_change_of_a_paragraph_is_found(
    versions: list[Version], number: int, ordinal: int, stored: str, is_: str
) -> None:
    version = versions[number - 1].pk
    change("UPDATE articles_passage SET change = %s WHERE version_id = %s AND ordinal = %s", stored, version, ordinal)
    assert faults() == [(named(number), f"paragraph {ordinal} is stored as {stored}, and is {is_}")]


@pytest.mark.parametrize(("kind", "number", "other"), [("split", 3, "merge"), ("merge", 4, "split")])
def test_lineage_of_the_other_kind_is_found(kind: str, number: int, other: str) -> None:
    change("UPDATE articles_lineage SET kind = %s WHERE kind = %s", other, kind)
    ((where, detail),) = faults()
    assert where == named(number)
    assert detail.startswith(f"the {other} of ")
    assert detail.endswith("contradicts the paragraphs of the version")


@pytest.mark.parametrize("side", ["ancestor", "descendant"])
@pytest.mark.parametrize(("kind", "number"), [("split", 3), ("merge", 4)])
def test_lineage_of_a_missing_paragraph_is_found(versions: list[Version], side: str, kind: str, number: int) -> None:
    absent = Paragraph.objects.get(pid=pids(versions[0])[2])
    change(f"UPDATE articles_lineage SET {side}_id = %s WHERE kind = %s", absent.pk, kind)
    assert [where for where, detail in faults() if "names a paragraph that the versions do not have" in detail] == [
        named(number)
    ]


def test_lineage_of_another_version_is_found(versions: list[Version]) -> None:
    change("UPDATE articles_lineage SET version_id = %s WHERE kind = 'merge'", versions[1].pk)
    assert named(2) in [where for where, _ in faults()]


def test_a_version_that_is_gone_is_found(versions: list[Version]) -> None:
    two = versions[1].pk
    for table in ("source", "passage", "contribution", "section", "event"):
        with connection.cursor() as cursor:
            cursor.execute(f"DELETE FROM articles_{table} WHERE version_id = %s", [two])
    change("DELETE FROM articles_version WHERE id = %s", two)
    found = faults()
    assert (named(3), "version 2 is missing") in found
    assert (named(3), "it is not chained to the digest of the version before") in found


def test_a_date_of_an_editor_that_counts_from_another_moment_is_found(versions: list[Version]) -> None:
    set_day(versions[3], "2019-01-01")
    version = revised(FERRY, FLOOD, public_since="2019-03").version
    change("UPDATE articles_version SET seal = NULL WHERE id = %s", versions[3].pk)
    assert faults() == []
    change("UPDATE articles_version SET supplied_public_by = %s WHERE id = %s", "2019-03-01 00:00:00+00", version.pk)
    assert faults() == [(named(5), "the moment by which it was public is not that of its date")]


def test_an_older_version_that_is_made_current_is_found(versions: list[Version]) -> None:
    change("UPDATE articles_article SET current_version_id = %s", versions[2].pk)
    assert faults() == [(f"article {SLUG}", "its current version is not its newest one")]


@pytest.mark.parametrize("sql", ["DELETE FROM articles_withdrawal", "UPDATE articles_article SET status = 'published'"])
def test_a_withdrawal_that_is_undone_by_hand_is_found(sql: str) -> None:
    publish_notice(SLUG, NoticeDraft("withdrawal", "A court said so."))
    change(sql)
    assert faults() == [(f"article {SLUG}", "its status contradicts its withdrawals")]


def test_checking_changes_nothing(versions: list[Version]) -> None:
    change("UPDATE articles_version SET title = 'Another' WHERE number = 2")
    assert faults() == faults()
    assert len(STORY) == Version.objects.get(number=1).paragraph_count

"""Publishing a notice: on an article, a version or paragraphs. A withdrawal hides a text, and nothing is ever deleted."""

from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pytest
from django.conf import LazySettings

from articles.choices import NoticeKind
from articles.models import Article, Notice, Paragraph, Passage, Source, Version, Withdrawal, Wording
from articles.publishing import notices
from articles.publishing.articles import Published, publish_article
from articles.publishing.integrity import check_everything
from articles.publishing.notices import (
    LONGEST_TEXT,
    MOST_PARAGRAPHS,
    NoticeDraft,
    NoticeError,
    WithdrawalConflictError,
    publish_notice,
)  # fmt: skip
from articles.publishing.transactions import EVERYTHING, article_tag
from articles.searching.terms import clauses
from articles.selectors.articles import ArticleFilter, filtered
from articles.selectors.withdrawals import withdrawals_of
from tests.conftest import Publish
from tests.stories import FERRY, MAYOR_EDITED, PENGUIN, SCHOOL, SLUG, STORY, pids, revised, rows, story
from tests.support.shelved import Shelved

HIDING = ("withdrawal", "reinstatement")
SAYING = [kind for kind in NoticeKind if kind not in HIDING]


@pytest.fixture(autouse=True)
def first(db: None) -> Published:
    """The story, published."""
    return publish_article(story())


def notify(kind: str, version: int | None = None, paragraphs: Sequence[str] = (), text: str = "So it is.") -> Notice:
    return publish_notice(SLUG, NoticeDraft(kind, text, version, paragraphs))


def refused(pointer: str, kind: str = "correction", **says: Any) -> NoticeError:
    """The error of a notice that is wrong at `pointer`, once it is seen that nothing was stored."""
    before = rows()
    with pytest.raises(NoticeError) as caught:
        notify(kind, **says)
    assert (caught.value.code, caught.value.pointer) == ("invalid_notice", pointer)
    assert rows() == before
    return caught.value


def in_conflict(kind: str, **says: Any) -> None:
    before = rows()
    with pytest.raises(WithdrawalConflictError):
        notify(kind, **says)
    assert rows() == before


def hidden() -> list[tuple[int, int]]:
    """Return the version and ordinal of each passage that is withdrawn now."""
    withdrawals = withdrawals_of(Article.objects.get(slug=SLUG).pk)
    passages = Passage.objects.filter(version__article__slug=SLUG).select_related("version")
    return [
        (passage.version.number, passage.ordinal)
        for passage in passages.order_by("version__number", "ordinal")
        if withdrawals.of(passage)
    ]


def is_found(words: str) -> bool:
    return filtered(Article.objects.all(), ArticleFilter(clauses=tuple(clauses(words)))).exists()


# ── What is said ────────────────────────────────────────────────────────────────────────────────────────────────────
@pytest.mark.parametrize("kind", SAYING)
def test_a_notice_that_only_says_something_hides_nothing(kind: str) -> None:
    notice = notify(kind, text="The day was a Friday.")
    assert (notice.kind, notice.text, notice.version, list(notice.paragraphs.all())) == (
        kind, "The day was a Friday.", None, [],
    )  # fmt: skip
    assert hidden() == []
    assert Article.objects.get().status == "published"


def test_a_notice_may_be_about_a_version() -> None:
    second = revised(FERRY, MAYOR_EDITED).version
    assert notify("correction", version=2).version == second


def test_a_notice_may_be_about_some_paragraphs(first: Published) -> None:
    wanted = pids(first.version)[1:3]
    notice = notify("correction", paragraphs=[pid.upper() for pid in wanted])
    assert sorted(paragraph.pid for paragraph in notice.paragraphs.all()) == sorted(wanted)


def test_a_paragraph_that_is_named_twice_is_meant_once(first: Published) -> None:
    pid = pids(first.version)[0]
    assert notify("withdrawal", paragraphs=[pid, pid.upper()]).paragraphs.count() == 1
    assert Withdrawal.objects.count() == 1


def test_a_notice_may_be_about_a_paragraph_that_is_gone(first: Published) -> None:
    revised(FERRY, MAYOR_EDITED)
    gone = pids(first.version)[4]
    assert notify("correction", paragraphs=[gone]).paragraphs.get().pid == gone


def test_the_article_is_marked_as_changed() -> None:
    before = Article.objects.get().updated_at
    notify("correction")
    assert Article.objects.get().updated_at > before


# ── What is refused ─────────────────────────────────────────────────────────────────────────────────────────────────
def test_an_unknown_kind_is_refused_and_the_kinds_are_named() -> None:
    error = refused("/kind", kind="apology")
    assert all(kind in error.detail for kind in NoticeKind)


@pytest.mark.parametrize(
    "text", ["", " \n\t ", "x" * (LONGEST_TEXT + 1), "a\x00b"], ids=["empty", "blank", "long", "NUL"]
)
def test_a_text_that_cannot_be_kept_is_refused(text: str) -> None:
    refused("/text", text=text)


def test_the_longest_text_is_taken() -> None:
    assert len(notify("correction", text="x" * LONGEST_TEXT).text) == LONGEST_TEXT


@pytest.mark.parametrize("number", [0, -1, 2, 2**31, 2**80])
def test_an_unknown_version_is_refused(number: int) -> None:
    refused("/version", version=number)


@pytest.mark.parametrize("pid", ["0000000000", "0000000001", "", "x", "a" * 500])
def test_a_text_that_is_not_a_paragraph_is_refused_at_its_place(first: Published, pid: str) -> None:
    refused("/paragraphs/1", paragraphs=[pids(first.version)[0], pid])


@pytest.mark.parametrize("kind", ["correction", "withdrawal", "reinstatement"])
def test_a_paragraph_of_another_article_is_refused(first: Published, publish: Publish, kind: str) -> None:
    foreign = Paragraph.objects.get(article=publish("Another").article).pid
    error = refused("/paragraphs/1", kind=kind, paragraphs=[pids(first.version)[0], foreign])
    assert "another article" in error.detail


def test_a_version_of_another_article_is_refused(publish: Publish) -> None:
    publish("Another")
    refused("/version", version=2)


def test_a_paragraph_that_the_version_does_not_have_is_refused(first: Published) -> None:
    revised(FERRY, MAYOR_EDITED)
    error = refused(
        "/paragraphs", kind="withdrawal", version=2, paragraphs=[pids(first.version)[0], pids(first.version)[4]]
    )
    assert pids(first.version)[4] in error.detail


def test_too_many_paragraphs_are_refused(first: Published) -> None:
    refused("/paragraphs", paragraphs=pids(first.version)[:1] * (MOST_PARAGRAPHS + 1))


def test_an_unknown_article_has_no_notices() -> None:
    with pytest.raises(Article.DoesNotExist):
        publish_notice("unknown", NoticeDraft("correction", "So it is."))


def test_a_precondition_can_refuse() -> None:
    before = rows()

    def precondition(article: Article) -> None:
        raise PermissionError(article.slug)

    with pytest.raises(PermissionError, match=SLUG):
        publish_notice(SLUG, NoticeDraft("withdrawal", "So it is."), precondition)
    assert rows() == before
    assert hidden() == []


# ── Withdrawal ──────────────────────────────────────────────────────────────────────────────────────────────────────
def test_a_withdrawal_of_the_article_hides_every_version() -> None:
    revised(FERRY, MAYOR_EDITED)
    notify("withdrawal")
    assert len(hidden()) == len(STORY) + 2
    assert Article.objects.get().status == "withdrawn"


def test_a_withdrawal_of_a_version_hides_that_version() -> None:
    revised(FERRY, MAYOR_EDITED)
    notify("withdrawal", version=1)
    assert hidden() == [(1, ordinal) for ordinal in range(1, 6)]
    assert Article.objects.get().status == "published"


def test_a_withdrawal_of_a_paragraph_hides_it_in_every_version(first: Published) -> None:
    revised(PENGUIN, FERRY, MAYOR_EDITED)
    notify("withdrawal", paragraphs=pids(first.version)[1:2])
    assert hidden() == [(1, 2), (2, 3)]


def test_a_withdrawal_of_a_paragraph_hides_it_in_later_versions_too(first: Published) -> None:
    notify("withdrawal", paragraphs=pids(first.version)[1:2])
    revised(PENGUIN, FERRY, MAYOR_EDITED)
    assert hidden() == [(1, 2), (2, 3)]


def test_a_withdrawal_of_a_paragraph_in_a_version_hides_it_in_that_version(first: Published) -> None:
    revised(FERRY, MAYOR_EDITED)
    notify("withdrawal", version=1, paragraphs=pids(first.version)[1:2])
    assert hidden() == [(1, 2)]


@pytest.mark.parametrize(("version", "whole"), [(None, True), (1, True), (None, False), (1, False)])
def test_what_is_withdrawn_is_not_withdrawn_again(first: Published, version: int | None, whole: bool) -> None:
    paragraphs = [] if whole else pids(first.version)[:2]
    notify("withdrawal", version, paragraphs)
    in_conflict("withdrawal", version=version, paragraphs=paragraphs)


def test_of_several_paragraphs_only_those_that_are_not_withdrawn_yet_are(first: Published) -> None:
    pid, other_pid = pids(first.version)[:2]
    before = notify("withdrawal", paragraphs=[pid])
    notify("withdrawal", paragraphs=[pid, other_pid])
    rows = Withdrawal.objects.order_by("id").values_list("paragraph__pid", flat=True)
    assert list(rows) == [pid, other_pid]
    assert withdrawals_of(first.article.pk).paragraphs[Paragraph.objects.get(pid=pid).pk] == before


def test_nothing_is_deleted(first: Published) -> None:
    kept = (Version, Source, Passage, Wording, Paragraph)
    before = [list(model._default_manager.order_by("pk").values()) for model in kept]
    notify("withdrawal")
    assert [list(model._default_manager.order_by("pk").values()) for model in kept] == before


def test_a_search_does_not_find_what_is_withdrawn(first: Published) -> None:
    notify("withdrawal", paragraphs=pids(first.version)[4:])
    assert not is_found("willows")
    assert is_found("ferry")


@pytest.mark.parametrize("version", [None, 1])
def test_a_search_does_not_find_a_text_that_is_withdrawn_as_a_whole(version: int | None) -> None:
    notify("withdrawal", version)
    assert not is_found("ferry")


def test_a_search_does_not_find_a_withdrawn_paragraph_in_a_new_version(first: Published) -> None:
    notify("withdrawal", paragraphs=pids(first.version)[4:])
    revised(FERRY, SCHOOL)
    assert not is_found("willows")
    assert is_found("ferry")


# ── Reinstatement ───────────────────────────────────────────────────────────────────────────────────────────────────
@pytest.mark.parametrize("version", [None, 1])
@pytest.mark.parametrize("ordinals", [[], [1], [2, 5]])
def test_a_reinstatement_undoes_a_withdrawal(first: Published, version: int | None, ordinals: list[int]) -> None:
    paragraphs = [pids(first.version)[ordinal - 1] for ordinal in ordinals]
    notify("withdrawal", version, paragraphs)
    assert hidden()
    notify("reinstatement", version, paragraphs)
    assert hidden() == []
    assert Article.objects.get().status == "published"
    assert is_found("willows ferry")


def test_what_was_reinstated_can_be_withdrawn_again() -> None:
    for kind in (*HIDING, "withdrawal"):
        notify(kind)
    assert len(hidden()) == len(STORY)
    assert Withdrawal.objects.count() == 2


def test_a_withdrawal_that_was_lifted_names_the_notice_that_did_it() -> None:
    notify("withdrawal")
    lifted_by = notify("reinstatement")
    assert Withdrawal.objects.get().lifted_by == lifted_by


def test_of_several_paragraphs_some_may_be_reinstated(first: Published) -> None:
    notify("withdrawal", paragraphs=pids(first.version)[:3])
    notify("reinstatement", paragraphs=pids(first.version)[1:2])
    assert hidden() == [(1, 1), (1, 3)]


@pytest.mark.parametrize("withdrawn", [(None, [2]), (1, []), (1, [2])], ids=["paragraph", "version", "passage"])
def test_what_was_withdrawn_in_part_is_not_reinstated_with_the_whole(
    first: Published, withdrawn: tuple[int | None, list[int]]
) -> None:
    version, ordinals = withdrawn
    notify("withdrawal", version, [pids(first.version)[ordinal - 1] for ordinal in ordinals])
    notify("withdrawal")
    notify("reinstatement")
    assert hidden() == [(1, ordinal) for ordinal in (ordinals or range(1, 6))]


@pytest.mark.parametrize(("version", "whole"), [(None, True), (1, True), (None, False), (1, False)])
def test_a_text_that_is_not_withdrawn_cannot_be_reinstated(first: Published, version: int | None, whole: bool) -> None:
    in_conflict("reinstatement", version=version, paragraphs=[] if whole else pids(first.version)[:1])


@pytest.mark.parametrize("part", ["version", "paragraph"])
def test_a_part_of_what_was_withdrawn_as_a_whole_is_not_reinstated(first: Published, part: str) -> None:
    notify("withdrawal")
    says: dict[str, Any] = {"version": 1} if part == "version" else {"paragraphs": pids(first.version)[:1]}
    in_conflict("reinstatement", **says)
    assert len(hidden()) == len(STORY)


@pytest.mark.parametrize("part", ["version", "paragraph"])
def test_a_part_that_is_reinstated_leaves_a_withdrawn_article_withdrawn(first: Published, part: str) -> None:
    says: dict[str, Any] = {"version": 1} if part == "version" else {"paragraphs": pids(first.version)[:1]}
    notify("withdrawal", **says)
    notify("withdrawal")
    notify("reinstatement", **says)
    assert Article.objects.get().status == "withdrawn"
    assert not is_found("ferry")
    assert [fault for checked in check_everything() for fault in checked.faults] == []


@pytest.mark.parametrize(("count", "accepted"), [(2, True), (3, False)])
def test_a_notice_names_as_many_paragraphs_as_the_bound_says(
    first: Published, monkeypatch: pytest.MonkeyPatch, count: int, accepted: bool
) -> None:
    monkeypatch.setattr(notices, "MOST_PARAGRAPHS", 2)
    named = pids(first.version)[:count]
    if accepted:
        assert notify("correction", paragraphs=named).paragraphs.count() == count
    else:
        refused("/paragraphs", paragraphs=named)


# ── The shelf ───────────────────────────────────────────────────────────────────────────────────────────────────────
@pytest.fixture
def shelved(first: Published, tmp_path: Path, settings: LazySettings) -> Shelved:
    """An answer of the article, one of another article, and a list."""
    shelf = Shelved(settings, tmp_path)
    shelf.put("own", article_tag(first.article.pk))
    shelf.put("other", article_tag(first.article.pk + 1))
    shelf.put("list", EVERYTHING)
    return shelf


@pytest.mark.parametrize("kind", [*SAYING, "withdrawal"])
@pytest.mark.parametrize("version", [None, 1])
@pytest.mark.parametrize("whole", [True, False])
def test_a_notice_takes_the_article_and_the_lists_off_the_shelf(
    shelved: Shelved, first: Published, kind: str, version: int | None, whole: bool
) -> None:
    notify(kind, version, [] if whole else pids(first.version)[:1])
    assert shelved.left() == ["other"]


def test_a_tombstone_is_taken_off_the_shelf_by_a_reinstatement(shelved: Shelved, first: Published) -> None:
    notify("withdrawal", paragraphs=pids(first.version)[:1])
    end_changes(shelved)
    shelved.put("own", article_tag(first.article.pk))
    assert shelved.left() == ["own", "other"]
    notify("reinstatement", paragraphs=pids(first.version)[:1])
    assert shelved.left() == ["other"]


def end_changes(shelved: Shelved) -> None:
    """End the changes, as they end after a transaction that is not the test's own."""
    for change, _ in shelved.store.folder().unfinished():
        shelved.store.end_change(change)

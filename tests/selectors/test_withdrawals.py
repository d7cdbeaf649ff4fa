"""Each kind of withdrawal hides its text: an article, a version, a paragraph everywhere, a paragraph in one version."""

import datetime
from collections.abc import Callable
from typing import Any

import pytest

from articles.models import Article, Notice, Paragraph, Passage, Version, Withdrawal
from articles.publishing.articles import publish_article
from articles.publishing.notices import NoticeDraft, publish_notice
from articles.selectors.withdrawals import Withdrawals, WithdrawnError, withdrawals_of, withdrawals_of_many
from tests.stories import FERRY, FLOOD, MAYOR_EDITED, SCHOOL, SLUG, pids, revised, story

NOTICE = Notice(pk=7, created_at=datetime.datetime(2026, 11, 24, tzinfo=datetime.UTC))
ARTICLE = Article(pk=1, slug="the-bridge")
OLD, NEW = (Version(pk=10 + number, number=number, article=ARTICLE) for number in (1, 2))
ARTICLE.current_version = NEW
HIDDEN, OTHER = Paragraph(pk=21, pid="3k7xq9d2br"), Paragraph(pk=22, pid="57fmbp3n2x")
PASSAGES = {
    (version.number, paragraph.pk): Passage(version=version, paragraph=paragraph)
    for version in (OLD, NEW)
    for paragraph in (HIDDEN, OTHER)
}
EVERY = {(1, 21), (1, 22), (2, 21), (2, 22)}
# The withdrawal, the passages that it hides, as number of the version and id of the paragraph.
KINDS = {
    "article": (Withdrawals(NOTICE), EVERY),
    "old version": (Withdrawals(versions={OLD.pk: NOTICE}), {(1, 21), (1, 22)}),
    "current version": (Withdrawals(versions={NEW.pk: NOTICE}), {(2, 21), (2, 22)}),
    "paragraph": (Withdrawals(paragraphs={HIDDEN.pk: NOTICE}), {(1, 21), (2, 21)}),
    "passage": (Withdrawals(passages={(NEW.pk, HIDDEN.pk): NOTICE}), {(2, 21)}),
    "nothing": (Withdrawals(), set()),
}
each_kind = pytest.mark.parametrize("kind", KINDS)


def refusal(refuse: Callable[[Any], None], row: object) -> WithdrawnError | None:
    try:
        refuse(row)
    except WithdrawnError as error:
        return error
    return None


def is_refused(refuse: Callable[[Any], None], row: object) -> bool:
    error = refusal(refuse, row)
    assert error is None or (error.notice, error.article) == (NOTICE, ARTICLE)
    return error is not None


@each_kind
def test_each_kind_hides_its_passages_and_no_other(kind: str) -> None:
    withdrawals, hidden = KINDS[kind]
    assert {place for place, passage in PASSAGES.items() if withdrawals.of(passage) is NOTICE} == hidden
    assert {place for place, passage in PASSAGES.items() if withdrawals.of(passage) is None} == EVERY - hidden


@each_kind
def test_a_passage_is_refused_if_it_is_hidden(kind: str) -> None:
    withdrawals, hidden = KINDS[kind]
    assert {place for place, row in PASSAGES.items() if is_refused(withdrawals.refuse_passage, row)} == hidden


@each_kind
def test_an_article_is_refused_if_all_of_it_is_withdrawn(kind: str) -> None:
    assert is_refused(KINDS[kind][0].refuse_article, ARTICLE) == (kind == "article")


@each_kind
def test_the_current_text_is_refused_if_the_article_or_the_current_version_is_withdrawn(kind: str) -> None:
    assert is_refused(KINDS[kind][0].refuse_current, ARTICLE) == (kind in ("article", "current version"))


@each_kind
def test_a_version_is_refused_if_the_article_or_the_version_is_withdrawn(kind: str) -> None:
    withdrawals = KINDS[kind][0]
    assert is_refused(withdrawals.refuse_version, OLD) == (kind in ("article", "old version"))
    assert is_refused(withdrawals.refuse_version, NEW) == (kind in ("article", "current version"))


@each_kind
def test_a_version_may_miss_paragraphs_if_a_paragraph_or_a_passage_is_withdrawn(kind: str) -> None:
    assert KINDS[kind][0].hides_paragraphs == (kind in ("paragraph", "passage"))


def test_each_kind_has_a_tag_of_its_own() -> None:
    assert len({withdrawals.tag for withdrawals, _ in KINDS.values()}) == len(KINDS)


@each_kind
def test_the_tag_tells_for_which_reason_something_is_withdrawn(kind: str) -> None:
    later = Notice(pk=8, created_at=NOTICE.created_at)
    same, other = KINDS[kind][0], {
        "article": Withdrawals(later),
        "old version": Withdrawals(versions={OLD.pk: later}),
        "current version": Withdrawals(versions={NEW.pk: later}),
        "paragraph": Withdrawals(paragraphs={HIDDEN.pk: later}),
        "passage": Withdrawals(passages={(NEW.pk, HIDDEN.pk): later}),
        "nothing": Withdrawals(later),
    }[kind]  # fmt: skip
    assert same.tag != other.tag


@pytest.mark.parametrize(
    ("kind", "version", "pid"),
    [("article", None, None), ("current version", 2, None), ("paragraph", 2, HIDDEN.pid), ("passage", 2, HIDDEN.pid)],
)
def test_the_error_says_what_was_withdrawn(kind: str, version: int | None, pid: str | None) -> None:
    with pytest.raises(WithdrawnError, match="withdrawn on 2026-11-24") as refused:
        KINDS[kind][0].refuse_passage(PASSAGES[2, 21])
    assert (refused.value.version, refused.value.pid) == (version, pid)


def test_the_error_of_a_current_text_names_its_version() -> None:
    with pytest.raises(WithdrawnError) as refused:
        KINDS["current version"][0].refuse_current(ARTICLE)
    assert (refused.value.version, refused.value.pid) == (2, None)


# ── Loaded ──────────────────────────────────────────────────────────────────────────────────────────────────────────
@pytest.fixture
def first(db: None) -> Version:
    """The first of two versions of the story; the second lacks the fourth paragraph."""
    version = publish_article(story()).version
    revised(FERRY, MAYOR_EDITED, FLOOD, SCHOOL)
    return version


def withdraw(version: int | None, *paragraphs: str) -> Notice:
    return publish_notice(SLUG, NoticeDraft("withdrawal", "A court said so.", version, paragraphs))


def test_all_kinds_are_loaded_together(first: Version) -> None:
    own = pids(first)
    ids = {paragraph.pid: paragraph.pk for paragraph in Paragraph.objects.all()}
    version, paragraph, passage = withdraw(2), withdraw(None, own[0]), withdraw(1, own[1])
    current = Version.objects.get(number=2)
    partly = Withdrawals(
        versions={current.pk: version}, paragraphs={ids[own[0]]: paragraph}, passages={(first.pk, ids[own[1]]): passage}
    )
    assert withdrawals_of(first.article_id) == partly
    article = withdraw(None)
    assert withdrawals_of(first.article_id) == Withdrawals(article, partly.versions, partly.paragraphs, partly.passages)


def test_what_is_reinstated_is_not_loaded(first: Version) -> None:
    withdraw(None)
    publish_notice(SLUG, NoticeDraft("reinstatement", "The court changed its mind."))
    assert Withdrawal.objects.count() == 1
    assert withdrawals_of(first.article_id) == Withdrawals()


def test_each_article_has_its_own(first: Version) -> None:
    another = publish_article(story(title="Another")).article
    withdraw(None)
    loaded = withdrawals_of_many({first.article_id, another.pk})
    assert (loaded[first.article_id].article is None, loaded[another.pk]) == (False, Withdrawals())


@pytest.mark.parametrize(
    ("version", "places", "refused"),
    [
        (None, [], {1, 2}), (1, [], {1}), (None, [1], {1, 2}), (None, [4], {1}), (1, [2], {1}), (2, [2], {2}),
    ],
)  # fmt: skip
def test_the_source_is_refused_if_it_holds_anything_that_is_withdrawn(
    first: Version, version: int | None, places: list[int], refused: set[int]
) -> None:
    notice = withdraw(version, *(pids(first)[place - 1] for place in places))
    withdrawals = withdrawals_of(first.article_id)
    errors = {row.number: refusal(withdrawals.refuse_source, row) for row in Version.objects.select_related("article")}
    assert {number for number, error in errors.items() if error} == refused
    assert all((error.notice, bool(error.pid)) == (notice, bool(places)) for error in errors.values() if error)

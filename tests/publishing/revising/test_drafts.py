"""Drafts of new versions: kept, changed by one editor at a time, and published in one go with their notice."""

from dataclasses import replace
from typing import Any

import pytest

from articles.models import Article, Draft, Notice, Version
from articles.publishing.articles import publish_article
from articles.publishing.errors import ConflictError, UnpublishableError
from articles.publishing.notices import NoticeError
from articles.publishing.revising.drafts import DraftedVersion, begin_draft, change_draft, keep_alignment, publish_draft
from articles.publishing.revising.revisions import Revised, Revision
from articles.selectors.errors import UnknownError
from tests.stories import FERRY, FLOOD, MAYOR, MAYOR_EDITED, STORY, pids, story

pytestmark = pytest.mark.django_db
DRAFTED = DraftedVersion(
    b"A text.", "text/plain", "a.txt", "The Bridge", {"title": "T"}, {"reason": "minor"}, {"rows": []}
)


@pytest.fixture
def article() -> Article:
    return publish_article(story()).article


@pytest.fixture
def draft(article: Article) -> Draft:
    return begin_draft(article, DRAFTED, made_by="hana")


def publish(draft: Draft, *paragraphs: str, notice: str | None = None, **says: Any) -> Revised:
    delivery = replace(story(*paragraphs), made_by="hana")
    return publish_draft(draft, delivery, Revision(**says), notice=notice, seen=draft.updated_at)


def test_a_draft_keeps_what_is_drafted(article: Article, draft: Draft) -> None:
    kept = Draft.objects.get()
    assert (kept.article, kept.made_by, bytes(kept.content)) == (article, "hana", b"A text.")
    assert (kept.media_type, kept.file_name, kept.title) == ("text/plain", "a.txt", "The Bridge")
    assert (kept.metadata, kept.revision, kept.alignment) == ({"title": "T"}, {"reason": "minor"}, {"rows": []})


def test_a_long_title_and_a_long_file_name_are_cut(article: Article) -> None:
    kept = begin_draft(article, replace(DRAFTED, title="t" * 600, file_name="f" * 300 + ".txt"), made_by="hana")
    assert (len(kept.title), len(kept.file_name)) == (500, 255)
    assert kept.file_name.endswith(".txt")


def test_a_change_takes_the_place_of_what_was_kept(draft: Draft) -> None:
    changed = change_draft(draft.pk, replace(DRAFTED, content=b"B"), made_by="petra", seen=draft.updated_at)
    assert (bytes(Draft.objects.get().content), changed.made_by) == (b"B", "petra")
    assert changed.updated_at > draft.updated_at


def test_two_editors_do_not_overwrite_each_other(draft: Draft) -> None:
    change_draft(draft.pk, replace(DRAFTED, content=b"B"), made_by="petra", seen=draft.updated_at)
    with pytest.raises(ConflictError, match="petra has changed this draft meanwhile"):
        change_draft(draft.pk, replace(DRAFTED, content=b"C"), made_by="hana", seen=draft.updated_at)
    assert bytes(Draft.objects.get().content) == b"B"


def test_an_alignment_that_is_kept_is_not_a_change_of_the_draft(draft: Draft) -> None:
    keep_alignment(draft, {"rows": [1]})
    kept = Draft.objects.get()
    assert (kept.alignment, kept.updated_at) == ({"rows": [1]}, draft.updated_at)
    assert draft.alignment == {"rows": [1]}


def test_a_draft_that_is_gone_is_unknown(draft: Draft) -> None:
    Draft.objects.all().delete()
    with pytest.raises(UnknownError, match="published or discarded"):
        change_draft(draft.pk, DRAFTED, made_by="hana")


def test_publishing_a_draft_is_the_end_of_it(draft: Draft) -> None:
    revised = publish(draft, FERRY, MAYOR_EDITED, FLOOD)
    assert (revised.created, revised.version.number, revised.version.made_by) == (True, 2, "hana")
    assert not Draft.objects.exists()
    assert not Notice.objects.exists()


def test_the_notice_is_on_the_paragraphs_that_were_edited(article: Article, draft: Draft) -> None:
    assert article.current_version is not None
    mayor = pids(article.current_version)[1]
    publish(draft, FERRY, MAYOR_EDITED, FLOOD, notice="It was the second week of May.")
    notice = Notice.objects.get()
    assert (notice.kind, notice.text, notice.made_by) == ("correction", "It was the second week of May.", "hana")
    assert notice.version is None
    assert [paragraph.pid for paragraph in notice.paragraphs.all()] == [mayor]


def test_without_an_edit_the_notice_is_on_the_article(draft: Draft) -> None:
    publish(draft, FERRY, MAYOR, notice="Something was wrong.")
    assert not Notice.objects.get().paragraphs.exists()


def test_a_notice_that_cannot_be_published_leaves_no_version(draft: Draft) -> None:
    with pytest.raises(NoticeError):
        publish(draft, FERRY, notice="n" * 10_001)
    assert Version.objects.count() == 1
    assert Draft.objects.exists()


def test_the_same_text_publishes_nothing_and_keeps_the_draft(draft: Draft) -> None:
    revised = publish(draft, *STORY, notice="A correction.")
    assert not revised.created
    assert Draft.objects.exists()
    assert not Notice.objects.exists()


def test_what_was_not_previewed_is_not_published(draft: Draft) -> None:
    change_draft(draft.pk, DRAFTED, made_by="petra")
    with pytest.raises(ConflictError):
        publish(draft, FERRY)
    assert Version.objects.count() == 1


def test_a_draft_is_published_once(draft: Draft) -> None:
    publish(draft, FERRY)
    with pytest.raises(UnknownError):
        publish(draft, FERRY, MAYOR)


def test_a_refusal_keeps_the_draft(draft: Draft) -> None:
    with pytest.raises(UnpublishableError):
        publish(draft, FERRY, public_since="2999")
    assert Draft.objects.exists()

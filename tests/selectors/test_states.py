"""The state of an article: it changes with everything that its addresses show, and costs no text."""

import pytest
from django.db import connection
from django.db.models import Model
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from articles.models import Article, Notice, Person, Publication
from articles.publishing.articles import Published
from articles.selectors.errors import UnknownError
from articles.selectors.paragraphs import newest_passage
from articles.selectors.states import state_of, state_of_slug
from tests.conftest import SLUG, Publish, Revise

pytestmark = pytest.mark.usefixtures("shared_sample")


def test_nothing_new_is_the_same_state(sample: Published) -> None:
    assert state_of_slug(SLUG) == state_of_slug(SLUG)


def test_a_new_version_is_another_state(sample: Published, revise: Revise) -> None:
    before = state_of_slug(SLUG)
    revise(sample.article, ("A new text.", None))
    after = state_of_slug(SLUG)
    assert (before.current_version, after.current_version) == (1, 2)
    assert after.tag != before.tag
    assert after.changed_at > before.changed_at


def test_a_publication_that_is_gone_is_another_state(sample: Published) -> None:
    before = state_of_slug(SLUG)
    Publication.objects.order_by("order")[0].delete()
    assert state_of_slug(SLUG).tag != before.tag


def test_a_notice_is_another_state(sample: Published) -> None:
    before = state_of_slug(SLUG)
    moment = timezone.now()
    Notice.objects.create(article=sample.article, kind="retraction", text="X.", created_at=moment)
    assert state_of_slug(SLUG).tag != before.tag
    assert state_of_slug(SLUG).changed_at == moment


def test_another_articles_changes_are_no_matter(sample: Published, publish: Publish, revise: Revise) -> None:
    other = publish("Another").article
    before = state_of_slug(SLUG)
    revise(other, ("A new text.", None))
    assert state_of_slug(SLUG) == before


def test_articles_have_states_of_their_own(sample: Published, publish: Publish) -> None:
    assert state_of(publish("Another").article).tag != state_of(sample.article).tag


def test_the_state_costs_no_text(sample: Published) -> None:
    with CaptureQueriesContext(connection) as captured:
        state_of_slug(SLUG)
    assert captured.captured_queries
    assert not [
        query
        for query in captured.captured_queries
        if "articles_wording" in query["sql"] or "articles_source" in query["sql"]
    ]


@pytest.mark.parametrize("slug", ["unknown", "", "é", "a b", "x" * 500])
def test_an_unknown_slug_has_none(db: None, slug: str) -> None:
    with pytest.raises(UnknownError) as error:
        state_of_slug(slug)
    assert error.value.code == "unknown_article"
    assert len(error.value.detail) < 200


def test_a_withdrawn_article_is_another_state(sample: Published) -> None:
    before = state_of_slug(SLUG)
    Article.objects.update(status="withdrawn")
    assert state_of_slug(SLUG).tag != before.tag


@pytest.mark.parametrize("name", ["publication", "outlet", "person", "notice", "article"])
def test_each_row_beside_the_text_is_a_part_of_the_state(sample: Published, name: str) -> None:
    before = state_of_slug(SLUG)
    if name == "notice":
        moment = timezone.now()
        Notice.objects.create(article=sample.article, kind="retraction", text="X.", created_at=moment)
    else:
        rows: dict[str, Model | None] = {
            "publication": Publication.objects.order_by("order")[0],
            "outlet": Publication.objects.order_by("order")[0].outlet,
            "person": Person.objects.get(),
            "article": Article.objects.get(),
        }
        row = rows[name]
        assert row is not None
        row.save()
        row.refresh_from_db()
        moment = row.updated_at  # type: ignore[attr-defined]
    after = state_of_slug(SLUG)
    assert after.tag != before.tag
    assert after.changed_at == moment > before.changed_at


def test_the_state_is_the_same_from_slug_article_and_paragraph(sample: Published) -> None:
    pid = sample.version.passages.order_by("ordinal")[0].paragraph.pid
    assert state_of_slug(SLUG) == state_of(Article.objects.get()) == newest_passage(pid)[1]


def test_the_state_hands_the_current_version_on(sample: Published) -> None:
    state = state_of_slug(SLUG)
    assert (state.version, state.version.article, state.current_version) == (sample.version, state.article, 1)
    assert state.version.article is state.article

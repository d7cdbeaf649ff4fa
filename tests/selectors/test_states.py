"""The state of an article: it changes with everything that its addresses show, and costs no text."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from articles.models import Article, Notice, Publication
from articles.publishing.articles import Published
from articles.selectors.errors import UnknownError
from articles.selectors.states import state_of, state_of_slug
from tests.conftest import SLUG, Publish, Revise


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

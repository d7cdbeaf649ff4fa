"""The articles that a sitemap lists: articles with a current text that can be read."""

import pytest

from articles.models import Article
from articles.publishing.articles import publish_article
from articles.publishing.notices import NoticeDraft, publish_notice
from articles.selectors.sitemap import listed_articles, listed_state
from tests.stories import FERRY, FLOOD, SLUG, pids, revised, story


@pytest.mark.parametrize(
    ("version", "paragraph", "listed"),
    [(None, False, False), (2, False, False), (1, False, True), (None, True, True), (2, True, True)],
)
def test_an_article_is_listed_unless_its_current_text_is_withdrawn(
    db: None, version: int | None, *, paragraph: bool, listed: bool
) -> None:
    first = publish_article(story()).version
    publish_article(story(title="Another"))
    revised(FERRY, FLOOD)
    publish_notice(SLUG, NoticeDraft("withdrawal", "So it is.", version, pids(first)[:1] if paragraph else ()))
    slugs = [SLUG, "another"] if listed else ["another"]
    assert [article.slug for article in listed_articles()] == slugs
    count, latest = listed_state()
    assert (count, latest) == (len(slugs), Article.objects.get(slug=SLUG).updated_at)
    publish_notice(SLUG, NoticeDraft("reinstatement", "It was wrong.", version, pids(first)[:1] if paragraph else ()))
    assert listed_state()[0] == 2


def test_nothing_has_no_state(db: None) -> None:
    assert listed_state() == (0, None)

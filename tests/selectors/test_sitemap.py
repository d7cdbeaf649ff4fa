"""The articles that a sitemap lists: articles with a current text that can be read."""

import pytest

from articles.models import Article
from articles.publishing.articles import publish_article
from articles.publishing.notices import NoticeDraft, publish_notice
from articles.selectors import sitemap
from articles.selectors.sitemap import Listed, listed_in, sitemap_files
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
    listing = listed_in(sitemap_files(), 1)
    assert [slug for slug, _ in listing.articles] == ([SLUG, "another"] if listed else ["another"])
    assert listing.changed_at == Article.objects.get(slug=SLUG).updated_at
    publish_notice(SLUG, NoticeDraft("reinstatement", "It was wrong.", version, pids(first)[:1] if paragraph else ()))
    again = listed_in(sitemap_files(), 1)
    assert again.articles[0] == (SLUG, Article.objects.get(slug=SLUG).updated_at)
    assert len(again.articles) == 2


def test_nothing_has_one_file_that_never_changed(db: None) -> None:
    files = sitemap_files()
    assert (files.count, files.changed_at) == (1, None)
    assert listed_in(files, 1) == Listed([], None)


@pytest.mark.parametrize(("size", "files"), [(1, 3), (2, 2), (3, 1), (4, 1)])
def test_each_article_is_in_one_file(db: None, monkeypatch: pytest.MonkeyPatch, size: int, files: int) -> None:
    monkeypatch.setattr(sitemap, "SIZE", size)
    slugs = [publish_article(story(title=f"Title {number}")).article.slug for number in range(3)]
    found = sitemap_files()
    assert (found.count, found.changed_at) == (files, Article.objects.get(slug=slugs[-1]).created_at)
    parts = [[slug for slug, _ in listed_in(found, number).articles] for number in range(1, files + 1)]
    assert parts == [slugs[start : start + size] for start in range(0, 3, size)]
    assert listed_in(found, files + 1).articles == []

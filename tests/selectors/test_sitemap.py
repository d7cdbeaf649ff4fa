"""The articles that a sitemap lists: articles with a current text that can be read."""

import pytest

from articles.models import Article, Outlet, Person
from articles.publishing.articles import publish_article
from articles.publishing.notices import NoticeDraft, publish_notice
from articles.selectors import sitemap
from articles.selectors.sitemap import Listed, listed_in, sitemap_files
from tests.conftest import Publish, Revise
from tests.stories import FERRY, FLOOD, SLUG, pids, revised, story

AUTHORS = [{"name_as_printed": name} for name in ("Jane Doe", "John Roe", "Moon Jae-in")]
PUBLICATIONS = [
    {"role": "original", "outlet": {"name": "The Herald"}},
    {"role": "republication", "outlet": {"name": "L"}},
]


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
    assert found.count == files
    assert found.changed_at == Article.objects.get(slug=slugs[-1]).created_at
    assert found.articles_changed_at == Article.objects.get(slug=slugs[-1]).updated_at
    parts = [[slug for slug, _ in listed_in(found, number).articles] for number in range(1, files + 1)]
    assert parts == [slugs[start : start + size] for start in range(0, 3, size)]
    assert listed_in(found, files + 1).articles == []


@pytest.mark.parametrize("size", [1, 2])
def test_each_person_and_each_outlet_is_in_one_file(
    publish: Publish, monkeypatch: pytest.MonkeyPatch, size: int
) -> None:
    monkeypatch.setattr(sitemap, "SIZE", size)
    publish("Title", slug=SLUG, authors=AUTHORS, publications=PUBLICATIONS)
    people, outlets = ([row.pk for row in model.objects.order_by("pk")] for model in (Person, Outlet))
    found = sitemap_files()
    assert found.count == -(-max(len(people), len(outlets)) // size)
    files = [listed_in(found, number) for number in range(1, found.count + 1)]
    assert [key for file in files for key in file.people] == people
    assert [key for file in files for key in file.outlets] == outlets


@pytest.mark.parametrize("version", [None, 1])
def test_people_and_outlets_are_listed_while_a_text_can_be_read(publish: Publish, version: int | None) -> None:
    publish("Title", slug=SLUG, authors=AUTHORS, publications=PUBLICATIONS)
    before = listed_in(sitemap_files(), 1)
    assert before.people
    assert before.outlets
    publish_notice(SLUG, NoticeDraft("withdrawal", "So it is.", version))
    hidden = listed_in(sitemap_files(), 1)
    assert (hidden.people, hidden.outlets) == ((), ())
    publish_notice(SLUG, NoticeDraft("reinstatement", "It was wrong.", version))
    again = listed_in(sitemap_files(), 1)
    assert (again.people, again.outlets) == (before.people, before.outlets)


def test_a_person_whom_only_an_older_version_names_is_not_listed(publish: Publish, revise: Revise) -> None:
    article = publish("Title", authors=AUTHORS).article
    assert listed_in(sitemap_files(), 1).people
    revise(article, ("A text without a byline.", None))
    assert listed_in(sitemap_files(), 1).people == ()


def test_a_person_stored_last_is_known_by_the_date_of_the_index(db: None) -> None:
    publish_article(story())
    person = Person.objects.create(name="Whom no article names")
    assert sitemap_files().changed_at == person.created_at

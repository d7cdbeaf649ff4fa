"""Copies of a published archive: as true as what was published."""

import pytest

from articles.models import Article, Event, Paragraph, Passage, Person
from articles.publishing.integrity import check_everything
from articles.searching.terms import clauses
from articles.selectors.articles import ArticleFilter, filtered, readable_articles
from articles.selectors.paragraph_search import ParagraphFilter, found_paragraphs
from benchmarks.copies import copy_everything
from tests.conftest import Publish

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def copied(publish: Publish) -> None:
    publish("A first article", "One paragraph.", "Another.", authors=[{"name_as_printed": "Ada Example"}])
    publish("A second article", "A harbour.")
    copy_everything(2)


def test_every_article_is_there_once_and_once_for_each_copy(copied: None) -> None:
    assert sorted(Article.objects.values_list("slug", flat=True)) == [
        f"a-{name}-article{copy}" for name in ("first", "second") for copy in ("", "-copy-1", "-copy-2")
    ]
    assert Passage.objects.count() == 9


def test_the_copies_hold_what_verify_asks_for(copied: None) -> None:
    assert [fault for checked in check_everything() for fault in checked.faults] == []


def test_a_copy_has_identifiers_of_its_own_and_shares_people(copied: None) -> None:
    assert len(set(Paragraph.objects.values_list("pid", flat=True))) == 9
    assert Person.objects.count() == 1


def test_the_copies_are_in_the_log_with_their_own_paragraphs(copied: None) -> None:
    events = list(Event.objects.select_related("article"))
    assert [event.pk for event in events] == list(range(1, 7))
    for event in events:
        pids = Paragraph.objects.filter(article=event.article).values_list("pid", flat=True)
        assert set(event.paragraphs) == set(pids)


def test_the_copies_are_found(copied: None) -> None:
    found = filtered(readable_articles(), ArticleFilter(clauses=tuple(clauses("harbour"))))
    assert {article.slug for article in found} == {f"a-second-article{copy}" for copy in ("", "-copy-1", "-copy-2")}


def test_the_store_can_be_written_to_afterwards(copied: None, publish: Publish) -> None:
    published = publish("A third article", "Something new.")
    assert published.created
    assert Event.objects.latest("id").article == published.article


def test_the_paragraphs_of_the_copies_are_found(copied: None) -> None:
    search = found_paragraphs(clauses("harbour"), ParagraphFilter())
    passages = search.stretch((), 10, backwards=False)
    assert {passage.version.article.slug for passage in passages} == {
        f"a-second-article{copy}" for copy in ("", "-copy-1", "-copy-2")
    }

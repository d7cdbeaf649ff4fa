"""All rows of the archive, in batches."""

import pytest

from articles.intake.manuscript import Author
from articles.models import Person
from articles.publishing.articles import publish_article
from articles.selectors import archive
from articles.selectors.archive import all_articles, contents_of, ids_of_people
from tests.conftest import Publish
from tests.stories import FERRY, MAYOR_EDITED, SLUG, pids, revised, story


@pytest.mark.parametrize("count", [0, 1, 2, 3, 4, 5])
def test_every_person_whom_an_article_names_is_yielded_once_for_any_number_of_batches(
    db: None, monkeypatch: pytest.MonkeyPatch, count: int
) -> None:
    monkeypatch.setattr(archive, "_BATCH", 2)
    names = [f"Person {number}" for number in range(count)]
    for name in names:
        publish_article(story(title=f"By {name}", authors=(Author(name),)))
    Person.objects.create(name="Nobody")
    assert [Person.objects.get(pk=key).name for key in ids_of_people()] == names


def test_all_articles_are_yielded(publish: Publish) -> None:
    slugs = [publish(title).article.slug for title in ("First", "Second")]
    assert [article.slug for article in all_articles()] == slugs


def test_the_contents_of_an_article_are_in_order(db: None) -> None:
    first = publish_article(story()).version
    second = revised(FERRY, MAYOR_EDITED).version
    contents = contents_of(first.article)
    assert (contents.slug, contents.versions, contents.notices) == (SLUG, [1, 2], [])
    assert contents.passages == [
        *((1, ordinal, pid) for ordinal, pid in enumerate(pids(first), start=1)),
        *((2, ordinal, pid) for ordinal, pid in enumerate(pids(second), start=1)),
    ]

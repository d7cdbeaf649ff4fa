"""The articles of a person and of an outlet: the same ones, be they looked up or met on a walk."""

import pytest
from django.db.models import QuerySet

from articles.models import Article, Contribution, Outlet, Person, Publication
from articles.selectors import belonging
from articles.selectors.belonging import appeared_as, written_as
from tests.conftest import Publish, Revise


def publish_by(publish: Publish, title: str, *names: str) -> Article:
    """Publish an article by these people, with a publication in an outlet of the first one's name."""
    return publish(title, authors=[{"name_as_printed": name} for name in names], outlet={"name": names[0]}).article


def by(name: str) -> QuerySet[Article]:
    return written_as(Article.objects.all(), Contribution.objects.filter(person=Person.objects.get(name=name)))


def appeared_in(name: str) -> QuerySet[Article]:
    return appeared_as(Article.objects.all(), Publication.objects.filter(outlet=Outlet.objects.get(name=name)))


def slugs(articles: QuerySet[Article]) -> list[str]:
    return sorted(articles.values_list("slug", flat=True))


@pytest.mark.parametrize("few", [0, 1, 1_000])
def test_the_articles_are_the_same_if_they_are_few_and_if_they_are_many(
    publish: Publish, revise: Revise, monkeypatch: pytest.MonkeyPatch, few: int
) -> None:
    monkeypatch.setattr(belonging, "FEW", few)
    publish_by(publish, "First", "Jane Doe", "Jo Roe")
    publish_by(publish, "Second", "Jo Roe", "Jane Doe")
    third = publish_by(publish, "Third", "Jane Doe")
    Publication.objects.create(article=third, order=2, role="republication", outlet=Outlet.objects.get(name="Jo Roe"))
    assert (slugs(by("Jane Doe")), slugs(by("Jo Roe"))) == (["first", "second", "third"], ["first", "second"])
    assert (slugs(appeared_in("Jane Doe")), slugs(appeared_in("Jo Roe"))) == (["first", "third"], ["second", "third"])
    revise(third, ("A text by nobody.", None))
    assert slugs(by("Jane Doe")) == ["first", "second"]


@pytest.mark.parametrize(("few", "looked_up"), [(1, False), (2, True), (3, True)])
def test_only_few_articles_are_looked_up(
    publish: Publish, monkeypatch: pytest.MonkeyPatch, *, few: int, looked_up: bool
) -> None:
    monkeypatch.setattr(belonging, "FEW", few)
    for title in ("First", "Second"):
        publish_by(publish, title, "Jane Doe")
    assert ["EXISTS" not in str(articles.query) for articles in (by("Jane Doe"), appeared_in("Jane Doe"))] == [
        looked_up,
        looked_up,
    ]

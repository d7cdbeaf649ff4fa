"""A passage holds only what can never change."""

from articles.addresses import Urls
from articles.models import Paragraph, Person
from articles.publishing.articles import Published
from articles.representations.passage import passage_json
from articles.selectors.versions import passage_by_ordinal
from tests.conftest import SLUG, Revise

AT = Urls("https://x.example")


def test_whatever_happens_to_the_article_the_passage_is_the_same(sample: Published, revise: Revise) -> None:
    before = passage_json(passage_by_ordinal(SLUG, 1, 7), AT)
    revise(sample.article, ("Edited.", Paragraph.objects.get(passages__ordinal=7)), title="Another title")
    Person.objects.update(name="Another name")
    sample.article.status = "withdrawn"
    sample.article.save()
    assert passage_json(passage_by_ordinal(SLUG, 1, 7), AT) == before


def test_its_address_is_its_permalink(sample: Published) -> None:
    shape = passage_json(passage_by_ordinal(SLUG, 1, 7), AT)
    assert shape.url == f"https://x.example/api/v1/paragraphs/{shape.id}/versions/1/"

"""A passage holds only what can never change."""

from articles.addresses import Urls
from articles.models import Paragraph, Person
from articles.publishing.articles import Published
from articles.representations.passage import passage_json
from articles.selectors.versions import passage_by_ordinal
from tests.conftest import SLUG, Publish, Revise

AT = Urls("https://x.example")


def test_whatever_happens_to_the_article_the_passage_is_the_same(sample: Published, revise: Revise) -> None:
    before = passage_json(passage_by_ordinal(SLUG, 1, 7), AT)
    revise(sample.article, ("Edited.", Paragraph.objects.get(passages__ordinal=7)), title="Another title")
    Person.objects.update(name="Another name")
    sample.article.language = "fr"
    sample.article.status = "withdrawn"
    sample.article.save()
    assert passage_json(passage_by_ordinal(SLUG, 1, 7), AT) == before


def test_it_has_an_address_in_the_api_and_a_permalink(sample: Published) -> None:
    shape = passage_json(passage_by_ordinal(SLUG, 1, 7), AT)
    assert shape.url == f"https://x.example/api/v1/paragraphs/{shape.id}/versions/1/"
    assert shape.permalink == f"https://x.example/p/{shape.id}/v/1/"


def test_its_language_is_that_of_the_version_which_never_changes(publish: Publish) -> None:
    published = publish("A title", "Ein Absatz.", language="de")
    published.article.language = "fr"
    published.article.save()
    assert passage_json(passage_by_ordinal("a-title", 1, 1), AT).language == "de"

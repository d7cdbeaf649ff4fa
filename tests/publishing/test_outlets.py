"""An outlet is found by its name, and made where nobody knows it."""

import pytest

from articles.intake.manuscript import ManuscriptPublication
from articles.intake.manuscript import Outlet as OutletRead
from articles.models import Event, Outlet, Publication
from articles.publishing.articles import publish_article
from articles.publishing.outlets import keep_printed_name, outlet_of
from tests.stories import story

pytestmark = pytest.mark.django_db


def test_no_outlet_is_none() -> None:
    assert outlet_of(None) is None


def test_an_outlet_is_used_again() -> None:
    assert outlet_of(OutletRead("The Herald")) == outlet_of(OutletRead("The Herald"))
    assert Outlet.objects.count() == 1


def test_its_address_is_learned_once() -> None:
    outlet_of(OutletRead("The Herald"))
    outlet_of(OutletRead("The Herald", "https://herald.example/"))
    outlet_of(OutletRead("The Herald", "https://another.example/"))
    outlet_of(OutletRead("The Herald"))
    assert Outlet.objects.get().url == "https://herald.example/"


def test_what_it_is_is_learned_once() -> None:
    outlet_of(OutletRead("The Herald"))
    outlet_of(OutletRead("The Herald", kind="newspaper"))
    outlet_of(OutletRead("The Herald", "https://herald.example/", kind="magazine"))
    outlet = Outlet.objects.get()
    assert (outlet.kind, outlet.url) == ("newspaper", "https://herald.example/")


@pytest.mark.parametrize(
    ("facts", "amended"),
    [({"url": "https://herald.example/"}, False), ({"kind": "newspaper"}, True), ({}, False)],
)
def test_what_is_learned_amends_the_articles_that_name_the_outlet(facts: dict[str, str], amended: bool) -> None:
    publication = ManuscriptPublication("original", OutletRead("The Herald", "https://herald.example/"))
    publish_article(story(publications=(publication,)))
    outlet_of(OutletRead("The Herald", **facts))  # type: ignore[arg-type]
    outlet_of(OutletRead("The Gazette"))
    assert Event.objects.filter(type="article.amended").exists() is amended


def test_before_a_rename_the_publications_of_an_older_release_get_the_old_name() -> None:
    names = ("The Herald", "The Herald", "The Mirror")
    for number, name in enumerate(names):
        publication = ManuscriptPublication("original", OutletRead(name))
        publish_article(story(title=f"Title {number}", publications=(publication,)))
    Publication.objects.exclude(article__slug="title-1").update(outlet_name_as_printed=None)
    Publication.objects.filter(article__slug="title-1").update(outlet_name_as_printed="The Old Herald")
    outlet = Outlet.objects.get(name="The Herald")
    outlet.name = "The New Herald"
    keep_printed_name(outlet)
    kept = list(Publication.objects.order_by("pk").values_list("outlet_name_as_printed", flat=True))
    assert kept == ["The Herald", "The Old Herald", None]

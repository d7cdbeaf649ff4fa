"""Outlets that are one are merged; names as printed stay, and the old id and the old name lead on."""

from datetime import UTC, datetime
from typing import Any

import pytest

from articles.intake.manuscript import ManuscriptPublication as Read
from articles.intake.manuscript import Outlet as OutletRead
from articles.models import Amendment, Article, Event, Outlet, Publication
from articles.publishing.articles import publish_article
from articles.publishing.errors import ConflictError, UnpublishableError
from articles.publishing.integrity import check_everything
from articles.publishing.merging_outlets import merge_outlets
from articles.publishing.outlets import outlet_of, outlets_by_name
from articles.publishing.renaming import change_outlet
from articles.publishing.revising.revisions import Revision, publish_version
from articles.representations.csl.item import csl_item
from articles.selectors.articles import ArticleFilter, filtered
from articles.selectors.cited import cite
from articles.selectors.errors import MergedError, UnknownError
from articles.selectors.people import outlet_by_id, outlets
from articles.selectors.versions import version_by_number
from articles.selectors.withdrawals import Withdrawals
from tests.representations.citing import AT
from tests.stories import FERRY, FLOOD, MAYOR, story

pytestmark = pytest.mark.django_db
BY = "an editor"


def publish(slug: str, outlet: OutletRead) -> Article:
    printed = (Read("original", outlet, printed_here=True),)
    return publish_article(story(slug + FERRY, FLOOD, slug=slug, publications=printed)).article


def outlet_in(slug: str) -> Outlet:
    outlet = Publication.objects.select_related("outlet").get(article__slug=slug).outlet
    assert outlet is not None
    return outlet


def slugs(**wanted: Any) -> list[str]:
    articles = filtered(Article.objects.all(), ArticleFilter(**wanted))
    return sorted(articles.values_list("slug", flat=True))


@pytest.fixture
def two() -> tuple[Outlet, Outlet]:
    """The Hill, of which the kind is known, in article a; and Hill, of which the address is known, in b and c."""
    publish("a", OutletRead("The Hill", None, "newspaper"))
    publish("b", OutletRead("Hill", "https://hill.example/"))
    publish("c", OutletRead("Hill"))
    return outlet_in("a"), outlet_in("b")


def everything_holds() -> bool:
    return not [fault for checked in check_everything() for fault in checked.faults]


def test_publications_and_facts_move_and_the_printed_name_stays(two: tuple[Outlet, Outlet]) -> None:
    known, other = two
    assert merge_outlets(other.pk, known.pk, made_by=BY) == known
    known.refresh_from_db()
    other.refresh_from_db()
    assert (known.name, known.url, known.kind) == ("The Hill", "https://hill.example/", "newspaper")
    assert (other.name, other.merged_into) == ("Hill", known)
    moved = Publication.objects.get(article__slug="b")
    assert (moved.outlet, moved.outlet_name) == (known, "Hill")
    assert csl_item(cite(version_by_number("b", 1), Withdrawals()), AT)["container-title"] == "Hill"
    assert everything_holds()


def test_a_fact_that_both_have_is_that_of_the_outlet_that_stays(two: tuple[Outlet, Outlet]) -> None:
    known, other = two
    change_outlet(other.pk, {"kind": "magazine"}, made_by=BY)
    assert merge_outlets(other.pk, known.pk, made_by=BY).kind == "newspaper"


def test_a_publication_that_was_stored_without_a_name_keeps_the_old_one(two: tuple[Outlet, Outlet]) -> None:
    known, other = two
    Publication.objects.filter(article__slug="b").update(outlet_name_as_printed=None)
    merge_outlets(other.pk, known.pk, made_by=BY)
    assert Publication.objects.get(article__slug="b").outlet_name_as_printed == "Hill"


def test_each_publication_has_an_amendment_and_each_article_an_event(two: tuple[Outlet, Outlet]) -> None:
    known, other = two
    last = Event.objects.latest("pk").pk
    merge_outlets(other.pk, known.pk, made_by=BY)
    after = {"kind": "newspaper", "name": "The Hill", "url": "https://hill.example/"}
    hill = {"kind": None, "name": "Hill", "url": "https://hill.example/"}
    rows = Amendment.objects.order_by("article__slug").values_list(
        "article__slug", "publication__article__slug", "field", "before", "after", "made_by"
    )
    assert list(rows) == [
        ("a", "a", "outlet", {**after, "url": None}, after, BY),
        ("b", "b", "outlet", hill, after, BY),
        ("c", "c", "outlet", hill, after, BY),
    ]
    assert sorted(Event.objects.filter(pk__gt=last).values_list("article__slug", "type")) == [
        (slug, "article.amended") for slug in ("a", "b", "c")
    ]


def test_nothing_new_about_the_outlet_that_stays_amends_only_what_moves(two: tuple[Outlet, Outlet]) -> None:
    publish("d", OutletRead("The Summit"))
    merge_outlets(outlet_in("d").pk, two[0].pk, made_by=BY)
    assert list(Amendment.objects.values_list("article__slug", flat=True)) == ["d"]


def test_the_time_of_the_outlet_that_stays_changes_for_the_tags_of_its_articles(two: tuple[Outlet, Outlet]) -> None:
    known, other = two
    Outlet.objects.update(updated_at=datetime(2020, 1, 1, tzinfo=UTC))
    merge_outlets(other.pk, known.pk, made_by=BY)
    known.refresh_from_db()
    assert known.updated_at.year > 2020


def test_the_old_id_leads_to_the_outlet_and_is_in_no_list(two: tuple[Outlet, Outlet]) -> None:
    known, other = two
    merge_outlets(other.pk, known.pk, made_by=BY)
    with pytest.raises(MergedError) as error:
        outlet_by_id(other.pk)
    assert (error.value.into, error.value.folder) == (known.pk, "outlets")
    assert list(outlets()) == [known]


def test_an_id_that_was_merged_before_leads_to_the_last_outlet(two: tuple[Outlet, Outlet]) -> None:
    known, other = two
    publish("d", OutletRead("The Summit"))
    third = outlet_in("d")
    merge_outlets(other.pk, third.pk, made_by=BY)
    merge_outlets(third.pk, known.pk, made_by=BY)
    other.refresh_from_db()
    assert other.merged_into == known


@pytest.mark.parametrize("wanted", ["{old}", "{new}", "hill", "the hill"])
def test_articles_are_found_by_both_ids_and_both_names(two: tuple[Outlet, Outlet], wanted: str) -> None:
    known, other = two
    merge_outlets(other.pk, known.pk, made_by=BY)
    assert slugs(outlet=wanted.format(old=other.pk, new=known.pk)) == ["a", "b", "c"]


def test_articles_are_found_by_the_outlet_s_own_id_before(two: tuple[Outlet, Outlet]) -> None:
    assert slugs(outlet=str(two[1].pk)) == ["b", "c"]
    assert slugs(outlet="Hill") == ["b", "c"]


def test_the_old_name_in_a_new_document_is_the_outlet_s_and_kept_as_printed(two: tuple[Outlet, Outlet]) -> None:
    known, other = two
    merge_outlets(other.pk, known.pk, made_by=BY)
    publish("d", OutletRead("Hill"))
    row = Publication.objects.get(article__slug="d")
    assert (row.outlet, row.outlet_name_as_printed) == (known, "Hill")
    assert outlet_of(OutletRead("Hill")) == known
    assert outlets_by_name(["Hill", "The Hill"]) == {"Hill": known, "The Hill": known}
    assert Outlet.objects.count() == 2


def test_a_version_that_prints_the_other_name_is_no_further_publication(two: tuple[Outlet, Outlet]) -> None:
    known, other = two
    merge_outlets(other.pk, known.pk, made_by=BY)
    again = (Read("original", OutletRead("Hill"), volume="12", printed_here=True),)
    publish_version("a", story("a" + MAYOR, slug="a", publications=again), Revision())
    row = Publication.objects.get(article__slug="a")
    assert (row.outlet, row.outlet_name_as_printed, row.volume) == (known, "The Hill", "12")


def test_a_version_that_prints_a_third_name_is_a_further_publication(two: tuple[Outlet, Outlet]) -> None:
    again = (Read("republication", OutletRead("Hill"), printed_here=True),)
    publish_version("a", story("a" + MAYOR, slug="a", publications=again), Revision())
    rows = Publication.objects.filter(article__slug="a").order_by("order")
    assert [row.outlet_name for row in rows] == ["The Hill", "Hill"]
    assert rows[1].outlet == two[1]


def test_the_outlet_may_take_the_name_of_one_that_was_merged_into_it(two: tuple[Outlet, Outlet]) -> None:
    known, other = two
    merge_outlets(other.pk, known.pk, made_by=BY)
    assert change_outlet(known.pk, {"name": "Hill"}, made_by=BY).name == "Hill"
    other.refresh_from_db()
    known.refresh_from_db()
    assert (known.name, other.name, other.merged_into) == ("Hill", "The Hill", known)
    assert {row.outlet_name for row in Publication.objects.filter(outlet=known)} == {"The Hill", "Hill"}
    assert outlets_by_name(["Hill", "The Hill"]) == {"Hill": known, "The Hill": known}
    assert everything_holds()


def test_the_name_of_an_outlet_that_was_merged_into_another_one_is_taken(two: tuple[Outlet, Outlet]) -> None:
    known, other = two
    publish("d", OutletRead("The Summit"))
    merge_outlets(other.pk, known.pk, made_by=BY)
    with pytest.raises(ConflictError):
        change_outlet(outlet_in("d").pk, {"name": "Hill"}, made_by=BY)
    assert outlet_in("d").name == "The Summit"


def test_one_outlet_is_not_merged_with_itself(two: tuple[Outlet, Outlet]) -> None:
    for outlet in two:
        with pytest.raises(UnpublishableError, match="one outlet"):
            merge_outlets(outlet.pk, outlet.pk, made_by=BY)


def test_only_outlets_that_are_there_are_merged_and_changed(two: tuple[Outlet, Outlet]) -> None:
    known, other = two
    merge_outlets(other.pk, known.pk, made_by=BY)
    for pair in ((other.pk, known.pk), (known.pk, other.pk), (known.pk, 999)):
        with pytest.raises(UnknownError) as error:
            merge_outlets(*pair, made_by=BY)
        assert error.value.code == "unknown_outlet"
    with pytest.raises(UnknownError):
        change_outlet(other.pk, {"kind": "journal"}, made_by=BY)

"""A person or an outlet is changed for all articles that name it, and every one of them says so."""

from typing import Any

import pytest

from articles.intake.manuscript import Author, ManuscriptPublication
from articles.intake.manuscript import Outlet as OutletRead
from articles.models import Amendment, Contribution, Event, Outlet, Person, Publication
from articles.publishing.articles import publish_article, rehearsal
from articles.publishing.errors import ConflictError, UnpublishableError
from articles.publishing.integrity import check_everything
from articles.publishing.merging import merge_people
from articles.publishing.renaming import change_outlet, change_person
from articles.selectors.errors import UnknownError
from tests.stories import FERRY, FLOOD, story

pytestmark = pytest.mark.django_db
ORCID, OTHER = "0000-0002-1825-0097", "0000-0001-5109-3700"
BY = "user ada"


def publish(slug: str, *names: str, outlet: str = "The Herald") -> None:
    publications = (ManuscriptPublication("original", OutletRead(outlet)),)
    authors = tuple(Author(name) for name in names or ("Jordan Lee Sample",))
    publish_article(story(slug + FERRY, FLOOD, slug=slug, authors=authors, publications=publications))


@pytest.fixture(autouse=True)
def archive(db: None) -> None:
    """Two articles of one person in one outlet, and one of somebody else elsewhere."""
    publish("a")
    publish("b")
    publish("c", "Gil Example", outlet="The Mirror")


def person(name: str = "Jordan Lee Sample") -> Person:
    return Person.objects.get(name=name)


def recorded() -> list[Any]:
    return list(Amendment.objects.order_by("pk").values_list("article__slug", "field", "before", "after", "made_by"))


def amended() -> list[str]:
    return sorted(Event.objects.filter(type="article.amended").values_list("article__slug", flat=True))


def everything_holds() -> bool:
    return not [fault for checked in check_everything() for fault in checked.faults]


# ── People ──────────────────────────────────────────────────────────────────────────────────────────────────────────
def test_a_person_gets_another_name_and_each_article_is_amended() -> None:
    assert change_person(person().pk, {"name": "J. L. Sample", "viaf": None}, made_by=BY).name == "J. L. Sample"
    assert recorded() == [(slug, "name", "Jordan Lee Sample", "J. L. Sample", BY) for slug in ("a", "b")]
    assert amended() == ["a", "b"]
    printed = Contribution.objects.filter(version__article__slug="a").values_list("name_as_printed", flat=True)
    assert list(printed) == ["Jordan Lee Sample"]
    assert everything_holds()


def test_what_is_the_same_changes_nothing() -> None:
    before = person().updated_at
    change_person(person().pk, {"name": "Jordan Lee Sample", "orcid": None}, made_by=BY)
    assert (recorded(), amended(), person().updated_at) == ([], [], before)


@pytest.mark.parametrize(
    ("family", "parts"),
    [
        ("Lee Sample", {"family": "Lee Sample", "given": "Jordan"}),
        ("Jordan Lee Sample", {"literal": "Jordan Lee Sample"}),
    ],
)
def test_a_family_name_divides_the_printed_names_of_all_articles(family: str, parts: dict[str, str]) -> None:
    change_person(person().pk, {"family_name": family}, made_by=BY)
    contributions = Contribution.objects.filter(person=person())
    assert [contribution.name_parts for contribution in contributions] == [parts, parts]
    change_person(person().pk, {"family_name": None}, made_by=BY)
    assert set(contributions.values_list("name_parts", flat=True)) == {None}
    assert everything_holds()


def test_a_family_name_is_part_of_the_name() -> None:
    with pytest.raises(UnpublishableError) as error:
        change_person(person().pk, {"family_name": "Kim"}, made_by=BY)
    assert error.value.pointer == "/family_name"
    assert person().family_name is None
    change_person(person().pk, {"name": "Jordan Kim", "family_name": "Kim"}, made_by=BY)
    assert person("Jordan Kim").family_name == "Kim"


def test_an_identifier_of_somebody_else_is_refused() -> None:
    change_person(person("Gil Example").pk, {"orcid": ORCID}, made_by=BY)
    with pytest.raises(ConflictError) as error:
        change_person(person().pk, {"orcid": ORCID}, made_by=BY)
    assert "Gil Example" in error.value.detail
    assert person().orcid is None
    change_person(person().pk, {"orcid": OTHER}, made_by=BY)
    assert person().orcid == OTHER


@pytest.mark.parametrize(("name", "said"), [("Gil Example", "editor"), ("Jordan Lee Sample", "name")])
def test_an_identifier_says_who_wrote_it_if_it_is_one_article(name: str, said: str) -> None:
    change_person(person(name).pk, {"orcid": ORCID}, made_by=BY)
    assert set(Contribution.objects.filter(person=person(name)).values_list("identified_by", flat=True)) == {said}
    change_person(person("Gil Example").pk, {"orcid": None}, made_by=BY)


def test_an_identifier_that_is_taken_back_says_nothing_about_who_wrote_it() -> None:
    Person.objects.filter(name="Gil Example").update(orcid=ORCID)
    change_person(person("Gil Example").pk, {"orcid": None}, made_by=BY)
    assert Contribution.objects.get(person__name="Gil Example").identified_by == "name"


def test_a_person_who_is_unknown_or_was_merged_is_refused() -> None:
    gone = person("Gil Example").pk
    merge_people(gone, person().pk, made_by=BY)
    for number in (gone, 99_999):
        with pytest.raises(UnknownError):
            change_person(number, {"name": "Anybody"}, made_by=BY)


# ── Outlets ─────────────────────────────────────────────────────────────────────────────────────────────────────────
def test_an_outlet_gets_another_name_and_what_appeared_keeps_the_old_one() -> None:
    Publication.objects.filter(article__slug="a").update(outlet_name_as_printed=None)
    outlet = Outlet.objects.get(name="The Herald")
    change_outlet(outlet.pk, {"name": "The New Herald", "kind": "newspaper"}, made_by=BY)
    before = {"kind": None, "name": "The Herald", "url": None}
    after = {"kind": "newspaper", "name": "The New Herald", "url": None}
    assert recorded() == [(slug, "outlet", before, after, BY) for slug in ("a", "b")]
    assert amended() == ["a", "b"]
    printed = Publication.objects.filter(outlet=outlet).values_list("outlet_name_as_printed", flat=True)
    assert set(printed) == {"The Herald"}
    assert everything_holds()


def test_the_amendment_of_an_outlet_names_the_publication() -> None:
    change_outlet(Outlet.objects.get(name="The Mirror").pk, {"url": "https://mirror.example/"}, made_by=BY)
    assert Amendment.objects.get().publication == Publication.objects.get(outlet__name="The Mirror")


def test_the_name_of_another_outlet_is_refused() -> None:
    outlet, other = Outlet.objects.get(name="The Herald"), Outlet.objects.get(name="The Mirror")
    with pytest.raises(ConflictError) as error:
        change_outlet(outlet.pk, {"name": "The Mirror"}, made_by=BY)
    assert str(other.pk) in error.value.detail
    assert (recorded(), Outlet.objects.get(pk=outlet.pk).name) == ([], "The Herald")


def test_an_outlet_that_stays_as_it_is_amends_nothing() -> None:
    change_outlet(Outlet.objects.get(name="The Herald").pk, {"name": "The Herald", "url": None}, made_by=BY)
    assert (recorded(), amended()) == ([], [])


def test_an_unknown_outlet_is_refused() -> None:
    with pytest.raises(UnknownError):
        change_outlet(99_999, {"name": "Anything"}, made_by=BY)


# ── Both ────────────────────────────────────────────────────────────────────────────────────────────────────────────
def test_what_changed_meanwhile_is_refused_once_the_row_is_locked() -> None:
    def refuse(row: object) -> None:
        raise ConflictError(f"{row} changed.", code="changed_meanwhile")

    for change, row in ((change_person, person()), (change_outlet, Outlet.objects.get(name="The Herald"))):
        with pytest.raises(ConflictError, match=f"{row.name} changed"):
            change(row.pk, {"name": "Another"}, made_by=BY, precondition=refuse)
    assert recorded() == []


def test_a_change_can_be_rehearsed() -> None:
    with rehearsal():
        change_person(person().pk, {"name": "J. L. Sample"}, made_by=BY)
        change_outlet(Outlet.objects.get(name="The Herald").pk, {"name": "The New Herald"}, made_by=BY)
        assert Outlet.objects.filter(name="The New Herald").exists()
    assert (recorded(), amended(), person().name) == ([], [], "Jordan Lee Sample")

"""People who are one are merged, and one who is two is split; bylines as printed stay, and old ids lead on."""

from typing import Any

import pytest

from articles.intake.manuscript import Author
from articles.models import Amendment, Article, Contribution, Event, Person
from articles.publishing.articles import publish_article
from articles.publishing.errors import ConflictError, UnpublishableError
from articles.publishing.integrity import check_everything
from articles.publishing.merging import confirm_contributions, contributions_to, merge_people, split_person
from articles.publishing.people import person_of
from articles.publishing.revising.revisions import Revision, publish_version
from articles.representations.csl.item import csl_item
from articles.selectors.cited import cite
from articles.selectors.errors import MergedError, UnknownError
from articles.selectors.people import person_by_id
from articles.selectors.versions import version_by_number
from articles.selectors.withdrawals import Withdrawals
from tests.representations.citing import AT
from tests.stories import FERRY, FLOOD, MAYOR, story

pytestmark = pytest.mark.django_db
ORCID, OTHER = "0000-0002-1825-0097", "0000-0001-5109-3700"
BY = "an editor"


def publish(slug: str, *authors: Author) -> Article:
    return publish_article(story(slug + FERRY, FLOOD, slug=slug, authors=authors)).article


def person_named(slug: str) -> Person:
    return Contribution.objects.get(version__article__slug=slug).person


def orcids(slug: str) -> Any:
    item = csl_item(cite(version_by_number(slug, 1), Withdrawals()), AT)
    return [entry["orcid"] for entry in item.get("custom", {}).get("orcid", [])]


@pytest.fixture
def namesakes() -> tuple[Person, Person]:
    """Two people of other names: the first with an ORCID in article a, the second without one in b and c."""
    publish("a", Author("Jordan Sample", orcid=ORCID))
    publish("b", Author("J. Sample"))
    publish("c", Author("J. Sample"))
    return person_named("a"), person_named("b")


def everything_holds() -> bool:
    return not [fault for checked in check_everything() for fault in checked.faults]


def test_an_identifier_is_cited_only_if_this_text_states_it() -> None:
    publish("a", Author("Jordan Sample", orcid=ORCID))
    publish("b", Author("Jordan Sample"))
    assert person_named("a") == person_named("b")
    assert (orcids("a"), orcids("b")) == ([ORCID], [])


def test_a_new_version_keeps_what_is_known_of_who_wrote_it() -> None:
    publish("a", Author("Jordan Sample", orcid=ORCID))
    publish("b", Author("Jordan Sample"))
    for slug in ("a", "b"):
        publish_version(slug, story(slug + MAYOR, slug=slug, authors=(Author("Jordan Sample"),)), Revision())
    known = Contribution.objects.filter(version__number=2).order_by("version__article__slug")
    assert list(known.values_list("identified_by", flat=True)) == ["identifier", "name"]


# ── Merging ─────────────────────────────────────────────────────────────────────────────────────────────────────────
def test_contributions_and_facts_move_and_the_printed_name_stays(namesakes: tuple[Person, Person]) -> None:
    known, other = namesakes
    Person.objects.filter(pk=other.pk).update(viaf="1", family_name="Sample")
    assert merge_people(other.pk, known.pk, made_by=BY) == known
    known.refresh_from_db()
    other.refresh_from_db()
    assert (known.orcid, known.viaf, known.family_name) == (ORCID, "1", "Sample")
    assert (other.orcid, other.viaf, other.merged_into) == (None, None, known)
    moved = Contribution.objects.filter(version__article__slug="b").get()
    assert (moved.person, moved.name_as_printed, moved.identified_by) == (known, "J. Sample", "editor")
    assert orcids("b") == [ORCID]
    assert everything_holds()


def test_each_article_has_an_amendment_and_an_event(namesakes: tuple[Person, Person]) -> None:
    known, other = namesakes
    last = Event.objects.latest("pk").pk
    merge_people(other.pk, known.pk, made_by=BY)
    rows = Amendment.objects.order_by("article__slug").values_list(
        "article__slug", "field", "before", "after", "made_by"
    )
    assert list(rows) == [(slug, "person", other.pk, known.pk, BY) for slug in ("b", "c")]
    assert set(Event.objects.filter(pk__gt=last).values_list("article__slug", "type")) == {
        (slug, "article.amended") for slug in ("a", "b", "c")
    }


def test_the_old_id_and_the_old_name_lead_to_the_person(namesakes: tuple[Person, Person]) -> None:
    known, other = namesakes
    merge_people(other.pk, known.pk, made_by=BY)
    with pytest.raises(MergedError) as error:
        person_by_id(other.pk)
    assert error.value.into == known.pk
    assert person_of(Author("J. Sample")) == known


def test_an_id_that_was_merged_before_leads_to_the_last_person(namesakes: tuple[Person, Person]) -> None:
    known, other = namesakes
    publish("d", Author("Jo Sample"))
    third = person_named("d")
    merge_people(other.pk, third.pk, made_by=BY)
    merge_people(third.pk, known.pk, made_by=BY)
    other.refresh_from_db()
    assert other.merged_into == known


def test_people_with_different_identifiers_are_not_merged(namesakes: tuple[Person, Person]) -> None:
    known, other = namesakes
    Person.objects.filter(pk=other.pk).update(orcid=OTHER)
    with pytest.raises(ConflictError):
        merge_people(other.pk, known.pk, made_by=BY)
    assert person_named("b") == other


def test_one_person_is_not_merged_with_itself(namesakes: tuple[Person, Person]) -> None:
    for person in namesakes:
        with pytest.raises(UnpublishableError):
            merge_people(person.pk, person.pk, made_by=BY)


def test_only_people_who_are_there_are_merged(namesakes: tuple[Person, Person]) -> None:
    known, other = namesakes
    merge_people(other.pk, known.pk, made_by=BY)
    for pair in ((other.pk, known.pk), (known.pk, other.pk), (known.pk, 999)):
        with pytest.raises(UnknownError):
            merge_people(*pair, made_by=BY)


# ── Splitting ───────────────────────────────────────────────────────────────────────────────────────────────────────
def test_some_contributions_go_to_a_new_person_without_identifiers() -> None:
    publish("a", Author("Jordan Sample", orcid=ORCID))
    publish("b", Author("Jordan Sample"))
    known = person_named("a")
    new = split_person(known.pk, contributions_to(known.pk, ["b"]), made_by=BY)
    assert (new.name, new.orcid, person_named("b"), person_named("a")) == ("Jordan Sample", None, new, known)
    assert Amendment.objects.values_list("article__slug", "field", "before", "after").get() == (
        "b",
        "person",
        known.pk,
        new.pk,
    )
    assert Event.objects.latest("pk").article.slug == "b"
    assert everything_holds()


def test_a_new_version_of_a_split_text_stays_with_its_person() -> None:
    publish("a", Author("Jordan Sample", orcid=ORCID))
    publish("b", Author("Jordan Sample"))
    known = person_named("a")
    new = split_person(known.pk, contributions_to(known.pk, ["b"]), made_by=BY)
    publish_version("b", story("b" + MAYOR, slug="b", authors=(Author("Jordan Sample"),)), Revision())
    made = Contribution.objects.get(version__article__slug="b", version__number=2)
    assert (made.person, made.identified_by) == (new, "editor")


def test_contributions_go_to_a_person_who_is_there(namesakes: tuple[Person, Person]) -> None:
    known, other = namesakes
    assert split_person(other.pk, contributions_to(other.pk, ["c"]), made_by=BY, into_id=known.pk) == known
    assert (person_named("b"), person_named("c")) == (other, known)


def test_a_new_person_can_be_named(namesakes: tuple[Person, Person]) -> None:
    _, other = namesakes
    assert (
        split_person(other.pk, contributions_to(other.pk, ["c"]), made_by=BY, name="Joan Sample").name == "Joan Sample"
    )


def test_what_cannot_be_split_is_refused(namesakes: tuple[Person, Person]) -> None:
    known, other = namesakes
    of_known = list(Contribution.objects.filter(person=known).values_list("pk", flat=True))
    of_other = list(Contribution.objects.filter(person=other).values_list("pk", flat=True))
    for ids, into in (
        (of_other, None),
        ([], None),
        (of_known, None),
        ([*of_known, of_other[0]], None),
        (of_other[:1], other.pk),
    ):
        with pytest.raises(UnpublishableError):
            split_person(other.pk, ids, made_by=BY, into_id=into)
    with pytest.raises(UnpublishableError):
        contributions_to(other.pk, ["a"])
    with pytest.raises(UnknownError):
        split_person(999, of_other[:1], made_by=BY)


# ── Confirming ──────────────────────────────────────────────────────────────────────────────────────────────────────
def test_an_editor_confirms_who_wrote_a_text() -> None:
    publish("a", Author("Jordan Sample", orcid=ORCID))
    publish("b", Author("Jordan Sample"))
    ids = list(Contribution.objects.values_list("pk", flat=True))
    assert confirm_contributions(ids, made_by=BY) == 1
    assert orcids("b") == [ORCID]
    assert Amendment.objects.values_list("article__slug", "field", "before", "after").get() == (
        "b",
        "identified_by",
        "name",
        "editor",
    )
    assert confirm_contributions(ids, made_by=BY) == 0
    assert everything_holds()

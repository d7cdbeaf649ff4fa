"""The person behind a byline: an identifier decides, and without one the same name is the same person."""

import pytest
from django.db import IntegrityError

from articles.intake.manuscript import Author
from articles.models import Person
from articles.publishing import people
from articles.publishing.errors import UnpublishableError
from articles.publishing.people import person_of

pytestmark = pytest.mark.django_db

ONE, OTHER = "0000-0002-1825-0097", "0000-0001-5109-3700"


def test_the_same_name_is_the_same_person() -> None:
    assert person_of(Author("Jane Doe")) == person_of(Author("Jane Doe"))
    assert Person.objects.count() == 1


def test_only_who_stores_a_new_person_waits_for_others_and_looks_again(monkeypatch: pytest.MonkeyPatch) -> None:
    waits: list[str] = []
    monkeypatch.setattr(people, "lock", lambda _: waits.append("once"))
    person_of(Author("Jane Doe"))
    assert waits == ["once"]
    person_of(Author("Jane Doe"))
    assert waits == ["once"]
    monkeypatch.setattr(people, "lock", lambda _: Person.objects.create(name="Kim Lee"))
    assert person_of(Author("Kim Lee")) == Person.objects.get(name="Kim Lee")


def test_another_name_is_another_person() -> None:
    assert person_of(Author("Jane Doe")) != person_of(Author("Jane Do"))


def test_a_person_is_known_by_the_fuller_name() -> None:
    person = person_of(Author("J. Doe", person_name="Jane Doe"))
    assert person.name == "Jane Doe"
    assert person_of(Author("Jane Doe")) == person
    assert person_of(Author("J. Doe", person_name="Jane Doe")) == person


def test_of_several_people_of_one_name_the_one_known_longest_is_meant() -> None:
    first, _ = (Person.objects.create(name="Kim Lee", orcid=orcid) for orcid in (ONE, OTHER))
    assert person_of(Author("Kim Lee")) == first


@pytest.mark.parametrize("identifier", [{"orcid": ONE}, {"viaf": "113230702"}, {"wikidata": "Q42"}])
def test_an_identifier_tells_the_same_person_under_another_name(identifier: dict[str, str]) -> None:
    assert person_of(Author("Jane Doe", **identifier)) == person_of(Author("Jane Smith", **identifier))  # type: ignore[arg-type]


def test_identifiers_distinguish_namesakes() -> None:
    first, second = person_of(Author("Kim Lee", orcid=ONE)), person_of(Author("Kim Lee", orcid=OTHER))
    assert first != second
    assert person_of(Author("Kim Lee", orcid=OTHER)) == second
    assert person_of(Author("Kim Lee", orcid=ONE)) == first


def test_identifiers_of_different_kinds_do_not_contradict_each_other() -> None:
    person = person_of(Author("Kim Lee", orcid=ONE))
    assert person_of(Author("Kim Lee", viaf="113230702")) == person


def test_an_identifier_is_learned_later() -> None:
    person = person_of(Author("Jane Doe"))
    person_of(Author("Jane Doe", orcid=ONE, wikidata="Q42"))
    person.refresh_from_db()
    assert (person.orcid, person.wikidata, person.viaf) == (ONE, "Q42", None)


def test_learning_an_identifier_is_a_change_that_is_seen() -> None:
    before = person_of(Author("Jane Doe")).updated_at
    assert person_of(Author("Jane Doe", orcid=ONE)).updated_at > before


def test_an_identifier_that_is_known_is_never_overwritten() -> None:
    person = person_of(Author("Jane Doe", orcid=ONE, wikidata="Q42"))
    person_of(Author("Jane Doe", orcid=ONE, wikidata="Q43"))
    person.refresh_from_db()
    assert person.wikidata == "Q42"


def test_the_name_of_a_known_person_stays() -> None:
    person = person_of(Author("Jane Doe", orcid=ONE))
    person_of(Author("Jane Smith", orcid=ONE))
    person.refresh_from_db()
    assert person.name == "Jane Doe"


def test_identifiers_of_two_people_on_one_author_are_refused() -> None:
    person_of(Author("Jane Doe", orcid=ONE))
    person_of(Author("John Doe", viaf="113230702"))
    try:
        with pytest.raises(UnpublishableError):
            person_of(Author("J. Doe", orcid=ONE, viaf="113230702"))
    except IntegrityError as error:
        pytest.fail(f"the database had to refuse it: {error}")


def test_a_name_that_is_too_long_is_refused() -> None:
    with pytest.raises(UnpublishableError):
        person_of(Author("x" * 301))


def test_the_family_name_is_learned_once() -> None:
    person = person_of(Author("Gabriel García Márquez"))
    assert person.family_name is None
    assert person_of(Author("Gabriel García Márquez", family_name="García Márquez")).family_name == "García Márquez"
    person_of(Author("Gabriel García Márquez", family_name="Márquez"))
    person_of(Author("Gabriel García Márquez"))
    assert Person.objects.get().family_name == "García Márquez"


def test_a_new_person_has_the_family_name_at_once() -> None:
    assert person_of(Author("Kim Dae-jung", family_name="Kim")).family_name == "Kim"

"""People and outlets can be edited, within what their standards allow."""

from pathlib import Path

import pytest
from django.conf import LazySettings
from django.test import Client

from articles.models import Amendment, Article, Contribution, Event, Outlet, Person, Publication
from articles.publishing.transactions import EVERYTHING, article_tag
from tests.conftest import Publish
from tests.support.shelved import Shelved

PEOPLE, OUTLETS = "/admin/articles/person/", "/admin/articles/outlet/"
CONTRIBUTIONS = "/admin/articles/contribution/"


def person_form(**facts: str) -> dict[str, str]:
    return {"name": "Jongsoo Lee", "orcid": "", "viaf": "", "wikidata": "", **facts}


@pytest.mark.parametrize("orcid", ["0000-0002-1825-0097", "https://orcid.org/0000-0002-1825-0097"])
def test_a_person_can_be_given_an_orcid(editor: Client, archive: Article, orcid: str) -> None:
    person = Person.objects.get()
    answer = editor.post(f"{PEOPLE}{person.pk}/change/", person_form(name="Jongsoo James Lee", orcid=orcid))
    assert answer.status_code == 302
    person.refresh_from_db()
    assert (person.name, person.orcid) == ("Jongsoo James Lee", "0000-0002-1825-0097")


def test_a_mistyped_orcid_is_refused_with_the_reason(editor: Client, archive: Article) -> None:
    person = Person.objects.get()
    answer = editor.post(f"{PEOPLE}{person.pk}/change/", person_form(orcid="0000-0002-1825-0098"))
    assert answer.status_code == 200
    assert "its last character does not check" in answer.content.decode()
    person.refresh_from_db()
    assert person.orcid is None


@pytest.mark.parametrize(("field", "value"), [("viaf", "x"), ("wikidata", "42"), ("name", ""), ("name", "a\x07b")])
def test_a_malformed_identifier_or_name_is_refused(editor: Client, archive: Article, field: str, value: str) -> None:
    assert editor.post(f"{PEOPLE}add/", person_form(**{field: value})).status_code == 200
    assert Person.objects.count() == 1


def test_an_orcid_belongs_to_one_person(editor: Client, db: None) -> None:
    for name, status in (("One", 302), ("Two", 200)):
        facts = person_form(name=name, orcid="0000-0002-1825-0097")
        assert editor.post(f"{PEOPLE}add/", facts).status_code == status


def test_people_without_identifiers_may_be_many(editor: Client, db: None) -> None:
    for name in ("One", "Two"):
        assert editor.post(f"{PEOPLE}add/", person_form(name=name)).status_code == 302
    assert list(Person.objects.values_list("orcid", "viaf", "wikidata")) == [(None, None, None)] * 2


@pytest.mark.parametrize(("family", "status"), [("Lee", 302), ("Jongsoo Lee", 302), ("", 302), ("Kim", 200)])
def test_a_family_name_is_a_part_of_a_name(editor: Client, archive: Article, family: str, status: int) -> None:
    person = Person.objects.get()
    answer = editor.post(f"{PEOPLE}{person.pk}/change/", person_form(name="J. J. Lee", family_name=family))
    assert answer.status_code == status
    person.refresh_from_db()
    assert person.family_name == (family if status == 302 and family else None)


@pytest.mark.parametrize(("kind", "status"), [("magazine", 302), ("", 302), ("pamphlet", 200)])
def test_an_outlet_can_be_given_a_kind(editor: Client, db: None, kind: str, status: int) -> None:
    assert editor.post(f"{OUTLETS}add/", {"name": "The Herald", "url": "", "kind": kind}).status_code == status
    kinds = [kind or None] if status == 302 else []
    assert list(Outlet.objects.values_list("kind", flat=True)) == kinds


def test_a_person_who_is_named_in_print_is_not_deleted(editor: Client, archive: Article) -> None:
    person = Person.objects.get()
    answer = editor.post(f"{PEOPLE}{person.pk}/delete/", {"post": "yes"})
    assert answer.status_code == 200
    assert "would require deleting the following protected" in answer.content.decode()
    assert Person.objects.filter(pk=person.pk).exists()


def test_a_person_whom_nothing_names_can_be_deleted(editor: Client, db: None) -> None:
    person = Person.objects.create(name="Nobody")
    assert editor.post(f"{PEOPLE}{person.pk}/delete/", {"post": "yes"}).status_code == 302
    assert not Person.objects.exists()


def test_a_change_is_seen_by_readers(editor: Client, client: Client, archive: Article) -> None:
    outlet = Outlet.objects.get(name="The National Interest")
    facts = {"name": outlet.name, "url": "https://nationalinterest.org/"}
    assert editor.post(f"{OUTLETS}{outlet.pk}/change/", facts).status_code == 302
    assert 'href="https://nationalinterest.org/"' in client.get(f"/articles/{archive.slug}/").content.decode()


def test_a_change_amends_the_articles_that_name_the_row(
    editor: Client, archive: Article, publish: Publish, tmp_path: Path, settings: LazySettings
) -> None:
    other = publish("Another").article
    shelved = Shelved(settings, tmp_path)
    for key, tag in (("text", article_tag(archive.pk)), ("other", article_tag(other.pk)), ("list", EVERYTHING)):
        shelved.put(key, tag)
    assert editor.post(f"{OUTLETS}add/", {"name": "Another outlet"}).status_code == 302
    assert shelved.left() == ["text", "other", "list"]  # nobody sees an outlet that no article names
    last = Event.objects.latest("id").pk
    outlet = Outlet.objects.get(name="The National Interest")
    assert editor.post(f"{OUTLETS}{outlet.pk}/change/", {"name": "The Nation"}).status_code == 302
    assert shelved.left() == ["other"]
    logged = Event.objects.filter(pk__gt=last).values_list("type", "article")
    assert list(logged) == [("article.amended", archive.pk)]


def test_what_appeared_in_a_renamed_outlet_keeps_the_name_as_printed(editor: Client, archive: Article) -> None:
    publication = Publication.objects.get(outlet__name="The National Interest")
    for stored, new_name in (("The National Interest", "The Nation"), (None, "The World")):
        Publication.objects.filter(pk=publication.pk).update(outlet_name_as_printed=stored)
        assert publication.outlet
        before = Outlet.objects.get(pk=publication.outlet.pk).name
        editor.post(f"{OUTLETS}{publication.outlet_id}/change/", {"name": new_name})
        publication.refresh_from_db()
        assert publication.outlet
        assert (publication.outlet.name, publication.outlet_name_as_printed) == (new_name, stored or before)


def test_a_change_that_is_not_a_rename_keeps_no_name(editor: Client, archive: Article) -> None:
    outlet = Outlet.objects.get(name="The National Interest")
    Publication.objects.update(outlet_name_as_printed=None)
    editor.post(f"{OUTLETS}{outlet.pk}/change/", {"name": outlet.name, "kind": "magazine"})
    assert not Publication.objects.exclude(outlet_name_as_printed=None).exists()


def test_a_person_or_an_outlet_that_no_article_names_is_not_public(editor: Client, client: Client, db: None) -> None:
    for kind, folder in (("people", PEOPLE), ("outlets", OUTLETS)):
        assert editor.post(f"{folder}add/", {"name": "Kim Roe"}).status_code == 302
        assert client.get(f"/api/v1/{kind}/").json()["results"] == []
        row = (Person if kind == "people" else Outlet).objects.get()
        assert client.get(f"/api/v1/{kind}/{row.pk}/").status_code == 404


@pytest.mark.parametrize("url", ["ftp://example.org/", "javascript:alert(1)", "example.org", "https://"])
def test_an_outlet_has_a_web_address(editor: Client, db: None, url: str) -> None:
    assert editor.post(f"{OUTLETS}add/", {"name": "An outlet", "url": url}).status_code == 200
    assert not Outlet.objects.exists()


def test_an_outlet_in_which_something_appeared_is_not_deleted(editor: Client, archive: Article) -> None:
    outlet = Outlet.objects.get(name="Pacific Council")
    assert editor.post(f"{OUTLETS}{outlet.pk}/delete/", {"post": "yes"}).status_code == 200
    assert Outlet.objects.filter(pk=outlet.pk).exists()


def test_a_person_and_an_outlet_lead_to_what_is_theirs(editor: Client, archive: Article) -> None:
    person, outlet = Person.objects.get(), Outlet.objects.get(name="Pacific Council")
    for page, rows in (
        (f"{PEOPLE}{person.pk}/change/", f"/admin/articles/contribution/?person__id__exact={person.pk}"),
        (f"{OUTLETS}{outlet.pk}/change/", f"/admin/articles/publication/?outlet__id__exact={outlet.pk}"),
    ):
        assert f'href="{rows}"' in editor.get(page).content.decode()
        listed = editor.get(rows)
        assert listed.status_code == 200
        assert listed.context["cl"].result_count == 1


def act(editor: Client, table: str, action: str, *ids: int) -> str:
    """Do something with ticked rows; return the page that follows."""
    answer = editor.post(table, {"action": action, "_selected_action": list(ids)}, follow=True)
    return str(answer.content.decode())


def test_ticked_people_are_merged_and_their_contributions_split_off(editor: Client, publish: Publish) -> None:
    for title, name in (("One", "Jane Doe"), ("Two", "J. Doe")):
        publish(title, authors=[{"name_as_printed": name}])
    jane, other = Person.objects.order_by("pk")
    Person.objects.filter(pk=other.pk).update(viaf="1")
    assert f"They are person {other.pk}, J. Doe, now." in act(editor, PEOPLE, "merge", jane.pk, other.pk)
    contributions = Contribution.objects.order_by("pk")
    assert {row.person for row in contributions} == {other}
    assert "They are of person" in act(editor, CONTRIBUTIONS, "split_off", contributions[0].pk)
    assert [row.person.name for row in Contribution.objects.order_by("pk")] == ["Jane Doe", "J. Doe"]
    assert set(Amendment.objects.values_list("made_by", flat=True)) == {"user editor"}


def test_what_cannot_be_merged_or_split_is_said(editor: Client, publish: Publish) -> None:
    for title, name in (("One", "Jane Doe"), ("Two", "J. Doe")):
        publish(title, authors=[{"name_as_printed": name}])
    jane, other = Person.objects.order_by("pk")
    assert "Tick two people or more." in act(editor, PEOPLE, "merge", jane.pk)
    Person.objects.filter(pk=jane.pk).update(viaf="1")
    Person.objects.filter(pk=other.pk).update(viaf="2")
    assert "They are two people" in act(editor, PEOPLE, "merge", jane.pk, other.pk)
    ids = list(Contribution.objects.values_list("pk", flat=True))
    assert "of one person only" in act(editor, CONTRIBUTIONS, "split_off", *ids)
    assert "merge the two people" in act(editor, CONTRIBUTIONS, "split_off", ids[0])
    assert not Amendment.objects.exists()


def test_ticked_outlets_are_merged_into_the_one_known_longest(editor: Client, publish: Publish) -> None:
    for title, name in (("One", "The Hill"), ("Two", "Hill"), ("Three", "Hill.")):
        publish(title, outlet={"name": name})
    hill, *others = Outlet.objects.order_by("pk")
    assert "Tick two outlets or more." in act(editor, OUTLETS, "merge", hill.pk)
    ids = [outlet.pk for outlet in others]
    assert f"They are outlet {hill.pk}, The Hill, now." in act(editor, OUTLETS, "merge", *ids, hill.pk)
    assert set(Publication.objects.values_list("outlet", flat=True)) == {hill.pk}
    assert set(Amendment.objects.values_list("made_by", flat=True)) == {"user editor"}
    assert "Tick two outlets or more." in act(editor, OUTLETS, "merge", *ids)


def test_ticked_contributions_are_confirmed(editor: Client, publish: Publish) -> None:
    publish("One", authors=[{"name_as_printed": "Jane Doe"}])
    contribution = Contribution.objects.get()
    assert "1 contributions were confirmed." in act(editor, CONTRIBUTIONS, "confirm_person", contribution.pk)
    assert Contribution.objects.get().identified_by == "editor"


@pytest.mark.parametrize(("others", "said"), [([], "editor"), (["Two"], "name")])
def test_an_identifier_is_cited_at_once_if_the_person_wrote_one_article_only(
    editor: Client, publish: Publish, others: list[str], said: str
) -> None:
    for title in ("One", *others):
        publish(title, authors=[{"name_as_printed": "Jane Doe"}])
    person = Person.objects.get()
    editor.post(f"{PEOPLE}{person.pk}/change/", person_form(name="Jane Doe", orcid="0000-0002-1825-0097"))
    assert set(Contribution.objects.values_list("identified_by", flat=True)) == {said}

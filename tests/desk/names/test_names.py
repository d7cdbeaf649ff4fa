"""People and outlets are found, changed, merged and split at the desk; what changes is seen beforehand."""

import re
from html import unescape
from typing import Any

import pytest
from django.test import Client

from articles.models import Amendment, Contribution, Outlet, Person, Publication
from articles.publishing.merging import merge_people
from articles.publishing.renaming import change_outlet, change_person
from tests.conftest import Publish

pytestmark = pytest.mark.django_db
ORCID = "0000-0002-1825-0097"


@pytest.fixture(autouse=True)
def archive(publish: Publish) -> None:
    """Three articles: two by Jordan Lee Sample, and one by J. Sample; the first two appeared in the Herald."""
    for slug, author, outlet in (
        ("one", "Jordan Lee Sample", "The Herald"),
        ("two", "Jordan Lee Sample", "The Herald"),
        ("three", "J. Sample", "The Mirror"),
    ):
        authors = [{"name_as_printed": author}]
        publish(
            f"Title {slug}", slug=slug, authors=authors, outlet={"name": outlet}, language="en", published="2021-04"
        )


def person(name: str = "Jordan Lee Sample") -> Person:
    return Person.objects.get(name=name, merged_into=None)


def herald() -> Outlet:
    return Outlet.objects.get(name="The Herald")


def page_of(client: Client, address: str) -> str:
    answer = client.get(address)
    assert answer.status_code == 200
    return unescape(answer.content.decode())


def facts_of(row: Person | Outlet, **facts: str) -> dict[str, str]:
    own = {"kind": ""} if isinstance(row, Outlet) else {"divided": "person", "family_name": "", "orcid": ""}
    return {"seen": row.updated_at.isoformat(), "name": row.name, **own, **facts}


def send(client: Client, row: Person | Outlet, step: str, **facts: str) -> Any:
    folder = "people" if isinstance(row, Person) else "outlets"
    return client.post(f"/desk/{folder}/{row.pk}/", {**facts_of(row, **facts), "step": step})


# ── The lists ───────────────────────────────────────────────────────────────────────────────────────────────────────
@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("", ["J. Sample", "Jordan Lee Sample"]),
        ("LEE  sam", ["Jordan Lee Sample"]),
        ("sample", ["J. Sample", "Jordan Lee Sample"]),
        ("nobody", []),
        (ORCID, ["J. Sample"]),
        ("a\x00b", []),
    ],
)  # fmt: skip
def test_people_are_found_by_a_part_of_a_name_or_by_an_identifier(editor: Client, words: str, found: list[str]) -> None:
    Person.objects.filter(name="J. Sample").update(orcid=ORCID)
    answer = editor.get("/desk/people/", {"q": words})
    page = unescape(answer.content.decode())
    assert re.findall(r'href="/desk/people/\d+/" dir="auto">([^<]+)<', page) == found


def test_people_are_found_by_a_name_that_was_printed(editor: Client) -> None:
    change_person(person("J. Sample").pk, {"name": "Jo Roe"}, made_by="user ada")
    page = page_of(editor, "/desk/people/?q=j. sample")
    assert re.findall(r'dir="auto">([^<]+)</a>', page) == ["Jo Roe"]


def test_articles_are_counted(editor: Client) -> None:
    page = page_of(editor, "/desk/people/")
    assert re.search(rf"Person {person().pk} · 2 articles\b", page)
    assert re.search(rf"Person {person('J. Sample').pk} · 1 article\b", page)
    assert re.search(r"The Herald</a></p>\s*<p[^>]*>2 articles", page_of(editor, "/desk/outlets/"))


def test_people_of_the_same_name_stand_together(editor: Client) -> None:
    assert "Of the same name" not in page_of(editor, "/desk/people/")
    one, other = person(), person("J. Sample")
    change_person(other.pk, {"name": "jordan lee SAMPLE"}, made_by="user ada")
    page = page_of(editor, "/desk/people/")
    banner = page[page.index("Of the same name") : page.index("</section>")]
    assert re.findall(r">person (\d+)</a> \((\d+) article", banner) == [(str(one.pk), "2"), (str(other.pk), "1")]
    assert "Of the same name" in page_of(editor, f"/desk/people/{one.pk}/")
    assert "Of the same name" not in page_of(editor, "/desk/people/?q=jordan")


def test_outlets_are_found_by_their_name_and_by_the_one_that_was_printed(editor: Client) -> None:
    change_outlet(herald().pk, {"name": "The Courier"}, made_by="user ada")
    for words, found in (("courier", 1), ("herald", 1), ("mirror", 1), ("gazette", 0), ("", 2)):
        assert page_of(editor, f"/desk/outlets/?q={words}").count('dir="auto">The') == found


def test_a_long_list_has_pages(editor: Client) -> None:
    for number in range(60):
        outlet = Outlet.objects.create(name=f"Outlet {number:02}")
        Publication.objects.create(
            article_id=Publication.objects.all()[0].article_id, outlet=outlet, role="republication", order=100 + number
        )
    first, second = (page_of(editor, f"/desk/outlets/?page={number}") for number in (1, 2))
    assert (first.count('dir="auto">O'), second.count('dir="auto">O')) == (50, 10)
    assert 'rel="next" href="?page=2"' in first
    assert page_of(editor, "/desk/outlets/?page=x").count('dir="auto">O') == 50


# ── A person ────────────────────────────────────────────────────────────────────────────────────────────────────────
def test_a_person_is_shown_with_what_names_them(editor: Client) -> None:
    page = page_of(editor, f"/desk/people/{person().pk}/")
    assert re.findall(r'name="articles" value="(\w+)"', page) == ["one", "two"]
    assert "printed as “Jordan Lee Sample”" in page or "<q" in page
    assert "only the name says who it is" in page


def test_what_changes_is_seen_before_it_is_changed(editor: Client) -> None:
    row = person()
    page = unescape(send(editor, row, "preview", name="J. L. Sample", family_name="Lee Sample").content.decode())
    assert re.search(r"Name</th><td[^>]*>Jordan Lee Sample</td><td[^>]*>J\. L\. Sample", page)
    assert re.search(r"Family name</th><td[^>]*>unknown</td><td[^>]*>Lee Sample", page)
    assert "Sample, J. L. (2021" in page
    assert "Lee Sample, J. (2021" in page
    assert not Amendment.objects.exists()
    answer = send(editor, row, "store", name="J. L. Sample", family_name="Lee Sample")
    assert (answer.status_code, answer["Location"]) == (302, f"/desk/people/{row.pk}/")
    row.refresh_from_db()
    assert (row.name, row.family_name) == ("J. L. Sample", "Lee Sample")
    assert set(Amendment.objects.values_list("made_by", flat=True)) == {"user hana"}
    assert "Changed: it is J. L. Sample now" in page_of(editor, f"/desk/people/{row.pk}/")


def test_a_new_name_changes_no_citation_since_these_have_the_printed_one(editor: Client) -> None:
    page = unescape(send(editor, person(), "preview", name="J. L. Sample").content.decode())
    assert "None of the newest 2: a citation has the names that were printed." in page


def test_a_name_that_is_not_divided_is_cited_whole(editor: Client) -> None:
    row = person()
    page = send(editor, row, "preview", divided="institution").content.decode()
    assert "Jordan Lee Sample. (2021" in page
    send(editor, row, "store", divided="institution")
    row.refresh_from_db()
    assert row.family_name == row.name
    assert re.search(r'value="institution"[^>]* checked', page_of(editor, f"/desk/people/{row.pk}/"))


def test_nothing_to_change_is_said(editor: Client) -> None:
    assert "there is nothing to change" in send(editor, person(), "preview").content.decode()


@pytest.mark.parametrize(
    ("facts", "message"),
    [
        ({"orcid": "0000-0002-1825-0098"}, "its last character does not check"),
        ({"name": ""}, "This field is required."),
        ({"family_name": "Kim"}, "“Kim” is not part of the name"),
        ({"divided": "x"}, "is not one of the available choices"),
        ({"seen": "2001-01-01"}, "Somebody has changed Jordan Lee Sample since you opened this page."),
    ],
)
@pytest.mark.parametrize("step", ["preview", "store"])
def test_what_is_wrong_is_said_beside_what_was_typed(
    editor: Client, facts: dict[str, str], message: str, step: str
) -> None:
    row = person()
    page = unescape(send(editor, row, step, viaf="113230702", **facts).content.decode())
    assert message in page
    assert 'value="113230702"' in page
    assert f'name="seen" value="{row.updated_at.isoformat()}"' in page
    assert not Amendment.objects.exists()


def test_an_identifier_of_another_person_is_refused(editor: Client) -> None:
    other = person("J. Sample")
    change_person(other.pk, {"orcid": ORCID}, made_by="user ada")
    page = unescape(send(editor, person(), "store", orcid=ORCID).content.decode())
    assert f"is that of person {other.pk}, J. Sample." in page


def test_what_was_typed_goes_back_into_the_form(editor: Client) -> None:
    page = send(editor, person(), "edit", name='<script>"J."</script>').content.decode()
    assert "<script>" not in page
    assert 'value="<script>"J."</script>"' in unescape(page)


def test_ticked_articles_are_confirmed(editor: Client) -> None:
    row = person()
    editor.post(f"/desk/people/{row.pk}/", {"step": "confirm", "articles": ["one"]})
    known = Contribution.objects.filter(person=row).order_by("version__article__slug")
    assert list(known.values_list("identified_by", flat=True)) == ["editor", "name"]
    assert "1 byline confirmed" in page_of(editor, f"/desk/people/{row.pk}/")
    editor.post(f"/desk/people/{row.pk}/", {"step": "confirm"})
    assert "0 bylines confirmed" in page_of(editor, f"/desk/people/{row.pk}/")


def test_an_unknown_person_is_not_found_and_a_merged_one_leads_on(editor: Client) -> None:
    one, other = person(), person("J. Sample")
    assert editor.get("/desk/people/99999/").status_code == 404
    merge_people(other.pk, one.pk, made_by="user ada")
    answer = editor.get(f"/desk/people/{other.pk}/")
    assert (answer.status_code, answer["Location"]) == (301, f"/desk/people/{one.pk}/")


# ── Merging and splitting ───────────────────────────────────────────────────────────────────────────────────────────
def test_two_people_are_merged_after_a_look_at_what_moves(editor: Client) -> None:
    one, other = person(), person("J. Sample")
    address = f"/desk/people/{other.pk}/merge/"
    assert "Nobody else has this name." in page_of(editor, address)
    assert f'value="{one.pk}" id="into-{one.pk}" checked' in page_of(editor, f"{address}?q=jordan")
    page = unescape(editor.post(address, {"step": "preview", "into": one.pk}).content.decode())
    assert "Title three" in page
    assert f"The address of person {other.pk} leads to person {one.pk}." in page
    assert not Amendment.objects.exists()
    answer = editor.post(address, {"step": "store", "into": one.pk})
    assert answer["Location"] == f"/desk/people/{one.pk}/"
    assert set(Contribution.objects.values_list("person", flat=True)) == {one.pk}
    assert list(Amendment.objects.values_list("field", "made_by")) == [("person", "user hana")]


@pytest.mark.parametrize(
    ("into", "message"),
    [("", "Choose who stays."), ("x", "Choose who stays."), ("99999", "No person has the id 99999."), ("self", "is one person")],
)  # fmt: skip
def test_a_merge_needs_another_person(editor: Client, into: str, message: str) -> None:
    row = person()
    chosen = str(row.pk) if into == "self" else into
    for step in ("preview", "store"):
        page = editor.post(f"/desk/people/{row.pk}/merge/?q=sample", {"step": step, "into": chosen}).content.decode()
        assert message in unescape(page)


def test_two_people_with_other_identifiers_are_not_merged(editor: Client) -> None:
    one, other = person(), person("J. Sample")
    Person.objects.filter(pk=one.pk).update(viaf="1")
    Person.objects.filter(pk=other.pk).update(viaf="2")
    page = editor.post(f"/desk/people/{other.pk}/merge/", {"step": "preview", "into": one.pk}).content.decode()
    assert "They are two people" in page


def test_articles_are_given_to_a_new_person_or_to_another_one(editor: Client) -> None:
    row, other = person(), person("J. Sample")
    address = f"/desk/people/{row.pk}/split/"
    page = editor.post(address, {"articles": ["two"]}).content.decode()
    assert "Title two" in page
    assert "Title one" not in page
    assert 'name="name" value="Jordan Lee Sample"' in page
    answer = editor.post(address, {"articles": ["two"], "step": "store", "name": "Jordan L. Sample", "into": ""})
    new = person("Jordan L. Sample")
    assert answer["Location"] == f"/desk/people/{new.pk}/"
    assert Contribution.objects.get(person=new).version.article.slug == "two"
    editor.post(f"/desk/people/{new.pk}/merge/", {"step": "store", "into": row.pk})
    editor.post(address, {"articles": ["two"], "step": "store", "name": "", "into": other.pk})
    assert Contribution.objects.filter(person=other).count() == 2


@pytest.mark.parametrize(
    ("articles", "into", "message"),
    [
        (["one", "two"], "", "to move all, merge the two people"),
        (["two"], "99999", "No person has the id 99999"),
        (["three"], "", "contributed to no article"),
    ],
)
def test_what_cannot_be_split_is_said(editor: Client, articles: list[str], into: str, message: str) -> None:
    sent = {"articles": articles, "step": "store", "name": "Somebody", "into": into}
    page = unescape(editor.post(f"/desk/people/{person().pk}/split/", sent).content.decode())
    assert message in page
    assert 'value="Somebody"' in page
    assert not Amendment.objects.exists()


def test_nothing_ticked_is_said(editor: Client) -> None:
    answer = editor.post(f"/desk/people/{person().pk}/split/", {}, follow=True)
    assert "Tick the articles that somebody else wrote." in answer.content.decode()


# ── An outlet ───────────────────────────────────────────────────────────────────────────────────────────────────────
def test_an_outlet_is_renamed_and_what_appeared_is_cited_as_before(editor: Client) -> None:
    row = herald()
    page = page_of(editor, f"/desk/outlets/{row.pk}/")
    assert re.findall(r'href="/articles/(\w+)/"', page) == ["two", "one"]
    page = send(editor, row, "preview", name="The Courier").content.decode()
    assert "None of the newest 2" in page
    assert herald() == row
    assert send(editor, row, "store", name="The Courier").status_code == 302
    row.refresh_from_db()
    assert row.name == "The Courier"
    page = page_of(editor, f"/desk/outlets/{row.pk}/")
    assert page.count('<q dir="auto">The Herald</q>') == 2
    assert re.search(r"user hana</bdi></td><td[^>]*>Title two</td><td>outlet</td><td[^>]*>name The Herald</td>", page)


def test_another_kind_changes_citations(editor: Client) -> None:
    page = send(editor, herald(), "preview", kind="journal").content.decode()
    assert page.count("<dt>before</dt>") == 2


def shown_titles(page: str) -> list[str]:
    """The titles of the articles whose citations change, in their order."""
    part = page[page.index("Citations that change") :].partition("Articles that are amended")[0]
    return re.findall(r'<li><p><a href="/articles/[^"]+" dir="auto">([^<]+)</a>', part)


@pytest.fixture
def many(publish: Publish) -> list[str]:
    """The titles of 25 articles in the Herald by Jordan Lee Sample, the newest first: two, and 23 more."""
    authors = [{"name_as_printed": "Jordan Lee Sample"}]
    titles = [f"More {number:02}" for number in range(1, 24)]
    for title in titles:
        publish(title, authors=authors, outlet={"name": "The Herald"}, language="en", published="2021-04")
    return [*reversed(titles), "Title two", "Title one"]


@pytest.mark.parametrize("what", ["outlet", "person", "merge"])
def test_all_citations_that_change_are_paged_through(editor: Client, many: list[str], what: str) -> None:
    mirror = Outlet.objects.get(name="The Mirror")
    if what == "merge":
        change_outlet(mirror.pk, {"kind": "journal"}, made_by="user ada")

    def ask(**place: str) -> str:
        if what == "merge":
            sent = {"step": "preview", "into": str(mirror.pk), **place}
            return str(editor.post(f"/desk/outlets/{herald().pk}/merge/", sent).content.decode())
        row, facts = (herald(), {"kind": "journal"}) if what == "outlet" else (person(), {"family_name": "Lee Sample"})
        return str(send(editor, row, "preview", **facts, **place).content.decode())

    first = ask()
    assert shown_titles(first) == many[:20]
    assert "Articles 1 to 20 of 25, the newest first." in first
    assert 'name="before"' not in first
    (after,) = re.findall(r'form="change" name="after" value="(\d+)"', first)
    second = ask(after=after)
    assert shown_titles(second) == many[20:]
    assert "Articles 21 to 25 of 25, the newest first." in second
    assert 'name="after"' not in second
    (before,) = re.findall(r'form="change" name="before" value="(\d+)"', second)
    assert shown_titles(ask(before=before)) == many[:20]
    assert shown_titles(ask(after="x", before="-1")) == many[:20]
    assert not Amendment.objects.exclude(made_by="user ada").exists()


def test_one_article_is_counted_as_one(editor: Client) -> None:
    page = send(editor, person("J. Sample"), "preview", family_name="Sample").content.decode()
    assert "Article 1 of 1, the newest first." in page


def test_the_name_of_another_outlet_is_refused(editor: Client) -> None:
    for step in ("preview", "store"):
        page = send(editor, herald(), step, name="The Mirror").content.decode()
        assert "has this name already." in page
        assert 'value="The Mirror"' in page


def test_two_outlets_are_merged_after_a_look_at_what_moves(editor: Client) -> None:
    mirror, other = Outlet.objects.get(name="The Mirror"), herald()
    assert f'href="/desk/outlets/{mirror.pk}/merge/"' in page_of(editor, f"/desk/outlets/{mirror.pk}/")
    address = f"/desk/outlets/{other.pk}/merge/"
    assert "No other outlet has a name like it." in page_of(editor, address)
    assert "No other outlet has “gazette” in its name." in page_of(editor, f"{address}?q=gazette")
    assert f'value="{mirror.pk}" id="into-{mirror.pk}" checked' in page_of(editor, f"{address}?q=mirror")
    page = unescape(editor.post(address, {"step": "preview", "into": mirror.pk}).content.decode())
    assert "2 publications:" in page
    assert page.count('2021-04, cited as <q dir="auto">The Herald</q>') == 2
    assert f"The address of outlet {other.pk} leads to outlet {mirror.pk}." in page
    assert not Amendment.objects.exists()
    answer = editor.post(address, {"step": "store", "into": mirror.pk})
    assert answer["Location"] == f"/desk/outlets/{mirror.pk}/"
    assert set(Publication.objects.values_list("outlet", flat=True)) == {mirror.pk}
    assert list(Amendment.objects.values_list("field", "made_by")) == [("outlet", "user hana")] * 2
    assert editor.get(f"/desk/outlets/{other.pk}/")["Location"] == f"/desk/outlets/{mirror.pk}/"
    assert page_of(editor, "/desk/outlets/").count('dir="auto">The') == 1


def test_an_outlet_of_a_longer_name_is_offered(editor: Client) -> None:
    change_outlet(herald().pk, {"name": "The Mirror of Marle"}, made_by="user ada")
    mirror = Outlet.objects.get(name="The Mirror")
    assert "The Mirror of Marle" in page_of(editor, f"/desk/outlets/{mirror.pk}/merge/")


def test_a_merge_that_changes_citations_shows_them(editor: Client) -> None:
    mirror = Outlet.objects.get(name="The Mirror")
    change_outlet(mirror.pk, {"kind": "journal"}, made_by="user ada")
    page = editor.post(f"/desk/outlets/{herald().pk}/merge/", {"step": "preview", "into": mirror.pk}).content.decode()
    assert page.count("<dt>before</dt>") == 2


@pytest.mark.parametrize(
    ("into", "message"),
    [("", "Choose who stays."), ("99999", "No outlet has the id 99999."), ("self", "is one outlet")],
)
def test_a_merge_needs_another_outlet(editor: Client, into: str, message: str) -> None:
    chosen = str(herald().pk) if into == "self" else into
    for step in ("preview", "store"):
        page = editor.post(f"/desk/outlets/{herald().pk}/merge/?q=the", {"step": step, "into": chosen}).content.decode()
        assert message in unescape(page)


@pytest.mark.parametrize(
    "address",
    ["/desk/outlets/1/merge/", "/desk/people/", "/desk/outlets/", "/desk/people/1/merge/", "/desk/people/1/split/"],
)
def test_who_is_in_no_group_is_refused(outsider: Client, address: str) -> None:
    assert outsider.get(address).status_code == 403
    assert outsider.post(address, {}).status_code == 403

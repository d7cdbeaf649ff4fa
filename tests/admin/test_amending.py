"""Facts learned later can be filled in, are recorded under the editor's name, and never touch printed facts."""

from html.parser import HTMLParser

import pytest
from django.contrib.auth.models import Permission, User
from django.test import Client

from articles.models import Amendment, Article, Outlet, Publication, Version
from articles.publishing.amending.amendments import amend_article
from tests.conftest import Publish

pytestmark = pytest.mark.usefixtures("shared_sample")

PUBLICATIONS = "/admin/articles/publication/"
PRINTED = {"role", "outlet", "date"}


class Fields(HTMLParser):
    """The fields of the page's form with what a browser would send of them."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.values: dict[str, str] = {}
        self._open: str | None = None
        self.feed(html[html.index('id="content-main"') :])

    def handle_starttag(self, tag: str, attributes: list[tuple[str, str | None]]) -> None:
        given = {name: value or "" for name, value in attributes}
        if tag == "input" and given.get("type") not in ("submit", "button"):
            self.values[given.get("name", "")] = given.get("value", "")
        elif tag in ("textarea", "select"):
            self._open = given.get("name", "")
            self.values[self._open] = ""
        elif tag == "option" and self._open and "selected" in given:
            self.values[self._open] = given["value"]

    def handle_endtag(self, tag: str) -> None:
        if tag in ("textarea", "select"):
            self._open = None

    def handle_data(self, data: str) -> None:
        # The text inside an option is for people; a text area does not have options.
        if self._open and self.lasttag == "textarea":
            self.values[self._open] += data.removeprefix("\r\n").removeprefix("\n")


def form(editor: Client, address: str) -> dict[str, str]:
    answer = editor.get(address)
    assert answer.status_code == 200
    return Fields(answer.content.decode()).values


def page(row: Article | Publication) -> str:
    return f"/admin/articles/{row._meta.model_name}/{row.pk}/change/"


def save(editor: Client, address: str, **facts: str) -> str:
    """Fill the form in and send it; return the page that names the errors, or an empty text if it was stored."""
    answer = editor.post(address, {**form(editor, address), **facts})
    return "" if answer.status_code == 302 else answer.content.decode()


def account() -> list[tuple[object, ...]]:
    rows = Amendment.objects.exclude(made_by="a program").order_by("id")
    return list(rows.values_list("field", "before", "after", "made_by"))


@pytest.fixture
def original(archive: Article) -> Publication:
    return Publication.objects.get(article=archive, role="original")


# ── Articles ────────────────────────────────────────────────────────────────────────────────────────────────────────
def test_an_article_is_amended_under_the_editors_name(editor: Client, archive: Article) -> None:
    assert not save(editor, page(archive), genre="analysis", keywords="Korea\n\n alliances ", language="en-us")
    archive.refresh_from_db()
    assert (archive.genre, archive.keywords, archive.language) == ("analysis", ["Korea", "alliances"], "en-US")
    assert account() == [
        ("genre", "opinion", "analysis", "user editor"),
        ("keywords", ["Korea"], ["Korea", "alliances"], "user editor"),
        ("language", "en", "en-US", "user editor"),
    ]


def test_saving_an_unchanged_form_changes_nothing(editor: Client, archive: Article, original: Publication) -> None:
    before = Article.objects.values().get(), Publication.objects.values().get(pk=original.pk)
    assert not save(editor, page(archive))
    assert not save(editor, page(original))
    assert (Article.objects.values().get(), Publication.objects.values().get(pk=original.pk)) == before
    assert account() == []


def test_a_fact_can_be_taken_back(editor: Client, archive: Article) -> None:
    assert not save(editor, page(archive), genre="", keywords="")
    archive.refresh_from_db()
    assert (archive.genre, archive.keywords) == (None, [])


def test_only_what_no_source_printed_can_be_filled_in(editor: Client, archive: Article, original: Publication) -> None:
    assert {"genre", "keywords", "language"} <= set(form(editor, page(archive)))
    assert not {"slug", "status", "current_version", "supplied_by_editor"} & set(form(editor, page(archive)))
    Article.objects.update(supplied_by_editor=["keywords"])
    assert {"genre", "keywords", "language"} & set(form(editor, page(archive))) == {"keywords"}
    fields = set(form(editor, page(original)))
    assert {"version", "title", "url", "credit", "rights"} <= fields
    assert not {*PRINTED, "article", "order", "note_as_printed", "disclaimer_as_printed"} & fields


def test_what_cannot_be_filled_in_cannot_be_sent_either(
    editor: Client, archive: Article, original: Publication
) -> None:
    before = Article.objects.values().get(), Publication.objects.values().get(pk=original.pk)
    outlet = Outlet.objects.exclude(publications=original)[0]
    forged = {"role": "republication", "outlet": str(outlet.pk), "date": "1999", "note_as_printed": "X", "order": "9"}
    assert not save(editor, page(original), **forged)
    assert not save(editor, page(archive), slug="other", status="withdrawn")
    assert (Article.objects.values().get(), Publication.objects.values().get(pk=original.pk)) == before


@pytest.mark.parametrize(
    ("facts", "reason"),
    [({"language": "no language"}, "This is not a language tag"), ({"genre": "x" * 51}, "At most 50 characters"),
     ({"keywords": "x" * 101}, "At most 100 characters"), ({"keywords": "x\n" * 51}, "at most 50 items")],
)  # fmt: skip
def test_a_malformed_fact_is_refused_with_the_reason(
    editor: Client, archive: Article, facts: dict[str, str], reason: str
) -> None:
    assert reason in save(editor, page(archive), **facts)
    assert account() == []


def test_an_editor_who_saw_an_older_state_is_refused(editor: Client, archive: Article) -> None:
    filled_in = form(editor, page(archive))
    amend_article(archive.slug, {"genre": "review"}, made_by="a program")
    answer = editor.post(page(archive), {**filled_in, "language": "de"})
    assert "Somebody else has changed the article meanwhile" in answer.content.decode()
    archive.refresh_from_db()
    assert (archive.genre, archive.language) == ("review", "en")


def test_the_amendments_are_shown_and_cannot_be_filled_in(
    editor: Client, archive: Article, original: Publication
) -> None:
    save(editor, page(original), url="https://example.org/a")
    for row in (archive, original):
        assert "https://example.org/a" in editor.get(page(row)).content.decode()
        assert not [name for name in form(editor, page(row)) if name.startswith("amendments-") and "FORMS" not in name
                    and not name.endswith(("-id", "-article", "-publication"))]  # fmt: skip


def test_an_article_is_neither_added_nor_deleted_here(editor: Client, archive: Article, original: Publication) -> None:
    assert editor.get("/admin/articles/article/add/").status_code == 403
    for row in (archive, original):
        address = page(row).replace("change", "delete")
        assert editor.post(address, {"post": "yes"}).status_code == 403


# ── Publications ────────────────────────────────────────────────────────────────────────────────────────────────────
def test_a_publication_is_amended_and_the_version_stays(
    editor: Client, archive: Article, original: Publication
) -> None:
    before = Version.objects.values().get()
    version = str(before["id"])
    assert not save(editor, page(original), url="https://example.org/a", title="Alliance at 70", version=version)
    original.refresh_from_db()
    assert (original.url, original.title, original.version_id) == (
        "https://example.org/a",
        "Alliance at 70",
        before["id"],
    )
    assert {entry[0] for entry in account()} == {"url", "title", "version"}
    assert Version.objects.values().get() == before


def test_where_a_text_stood_is_filled_in(editor: Client, archive: Article, original: Publication) -> None:
    place = {"section": "Essays", "issn": "2049-3630", "volume": "12", "issue": "3", "pages": "4-5"}
    assert not save(editor, page(original), **place, doi="https://doi.org/10.1/x")
    assert Publication.objects.filter(pk=original.pk).values(*place, "doi").get() == {**place, "doi": "10.1/x"}
    assert {entry[0] for entry in account()} == {*place, "doi"}
    assert '<label for="id_doi">DOI:</label>' in editor.get(page(original)).content.decode()


def test_a_publication_is_added_from_the_article(editor: Client, archive: Article) -> None:
    assert f'href="{PUBLICATIONS}add/?article={archive.pk}"' in editor.get(page(archive)).content.decode()
    outlet = Outlet.objects.create(name="The Herald")
    address = f"{PUBLICATIONS}add/?article={archive.pk}"
    assert not save(editor, address, role="republication", outlet=str(outlet.pk), date="2024-02")
    added = Publication.objects.get(outlet=outlet)
    assert (added.article, added.date, str(added.starts_on)) == (archive, "2024-02", "2024-02-01")
    assert set(added.supplied_by_editor) == {"role", "outlet", "date"}
    assert {entry[3] for entry in account()} == {"user editor"}
    assert {"role", "outlet", "date", "title"} <= set(form(editor, page(added)))


@pytest.mark.parametrize(
    ("facts", "reason"),
    [({"role": "original"}, "The original is already publication"), ({"outlet": ""}, "Name the outlet that published it"),
     ({"role": ""}, "This field is required"), ({"article": ""}, "This field is required"),
     ({"date": "2024-13"}, "There is no such day"), ({"url": "example.org"}, "This is not a web address"),
     ({"issn": "2049-3631"}, "This ISSN is mistyped"), ({"volume": "War and Peace"}, "This is not a volume")],
)  # fmt: skip
def test_a_publication_that_cannot_be_added_is_refused_with_the_reason(
    editor: Client, archive: Article, facts: dict[str, str], reason: str
) -> None:
    outlet = Outlet.objects.create(name="The Herald")
    wanted = {"article": str(archive.pk), "role": "republication", "outlet": str(outlet.pk), **facts}
    assert reason in save(editor, f"{PUBLICATIONS}add/", **wanted)
    assert not Publication.objects.filter(outlet=outlet).exists()


def test_a_second_copy_of_a_publication_is_refused(editor: Client, archive: Article) -> None:
    known = Publication.objects.get(article=archive, role="republication")
    facts = {
        "article": str(archive.pk),
        "role": "republication",
        "outlet": str(known.outlet_id),
        "date": known.date or "",
    }
    assert "is already publication" in save(editor, f"{PUBLICATIONS}add/", **facts)


def test_a_version_of_another_article_is_refused(editor: Client, original: Publication, publish: Publish) -> None:
    other = publish("Another").version
    assert "a version of another article" in save(editor, page(original), version=str(other.pk))


# ── Who may ─────────────────────────────────────────────────────────────────────────────────────────────────────────
def test_an_editor_who_may_only_look_has_nothing_to_fill_in(
    client: Client, archive: Article, original: Publication
) -> None:
    viewer = User.objects.create_user("viewer", is_staff=True)
    viewer.user_permissions.add(*Permission.objects.filter(codename__in=["view_article", "view_publication"]))
    client.force_login(viewer)
    for row in (archive, original):
        assert client.post(page(row), {"genre": "analysis", "url": "https://example.org/a"}).status_code == 403
        assert not {"genre", "url", "seen"} & set(form(client, page(row)))
    assert client.get(f"{PUBLICATIONS}add/").status_code == 403
    assert account() == []

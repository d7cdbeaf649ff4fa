"""The page on which editors supply headings: what it shows, previews and stores, and what it refuses."""

from typing import Any

import pytest
from django.test import Client

from articles.models import Amendment, Article, Version
from articles.publishing.notices import NoticeDraft, publish_notice
from tests.conftest import Publish
from tests.desk.versions.conftest import hidden
from tests.stories import FERRY, FLOOD, MAYOR, SLUG, TITLE, pids, revised

pytestmark = pytest.mark.django_db
ADDRESS = f"/desk/articles/{SLUG}/sections/"
Line = tuple[Any, str, str]


@pytest.fixture
def text(publish: Publish) -> list[str]:
    """Publish three paragraphs, and return their identifiers."""
    return pids(publish(TITLE, FERRY, MAYOR, FLOOD, language="en").version)


def page(editor: Client, address: str = ADDRESS) -> str:
    answer = editor.get(address)
    assert answer.status_code == 200
    return answer.content.decode()


def send(editor: Client, *lines: Line, opened: str | None = None, **more: str) -> Any:
    """Send lines of (paragraph, heading, role)."""
    form: dict[str, Any] = {"form-TOTAL_FORMS": len(lines), "form-INITIAL_FORMS": 0, **more}
    for number, line in enumerate(lines):
        form |= dict(zip([f"form-{number}-{name}" for name in ("paragraph", "heading", "role")], line, strict=True))
    return editor.post(ADDRESS, {**form, "opened": hidden(page(editor), "opened") if opened is None else opened})


def outline() -> list[tuple[str, str | None, str]] | None:
    stored = Article.objects.get().outline
    return stored and [(entry["paragraph"], entry["heading"], entry["role"]) for entry in stored]


def test_headings_become_the_outline_of_the_public_page(editor: Client, client: Client, text: list[str]) -> None:
    answer = send(editor, (3, "The flood", "body"), (1, "The ferry", "body"), ("", "", "body"), (2, "", "notes"))
    assert answer["Location"] == ADDRESS
    assert outline() == [(text[0], "The ferry", "body"), (text[1], None, "notes"), (text[2], "The flood", "body")]
    amendment = Amendment.objects.get()
    assert (amendment.field, amendment.before, amendment.made_by) == ("outline", None, "user hana")
    public = client.get(f"/articles/{SLUG}/", headers={"accept": "text/html"}).content.decode()
    for pid, words in zip(text, ("The ferry", "Notes", "The flood"), strict=True):
        assert f'<a href="#p-{pid}"' in public
        assert f">{words}</a></li>" in public
    assert "<h2>The ferry" not in public
    assert "The outline is published." in page(editor)


def test_a_heading_stays_with_its_paragraph(editor: Client, client: Client, text: list[str]) -> None:
    send(editor, (1, "The ferry", "body"), (3, "The flood", "body"))
    revised(FLOOD, MAYOR)
    public = client.get(f"/articles/{SLUG}/", headers={"accept": "text/html"}).content.decode()
    assert f'<a href="#p-{text[2]}">The flood</a>' in public
    assert "The ferry</a>" not in public
    assert 'value="The flood"' in page(editor)
    send(editor, (1, "The great flood", "body"))
    assert outline() == [(text[2], "The great flood", "body"), (text[0], "The ferry", "body")]


def test_the_sections_of_the_sidecar_are_where_one_begins(publish: Publish, editor: Client) -> None:
    publish(TITLE, FERRY, MAYOR, sections=[{"first_ordinal": 2, "heading": "The mayor"}])
    assert 'value="The mayor"' in page(editor)
    send(editor)
    assert outline() == []
    assert 'value="The mayor"' not in page(editor)


@pytest.mark.usefixtures("text")
def test_a_preview_stores_nothing(editor: Client) -> None:
    answer = send(editor, (1, "The ferry", "body"), preview="1")
    shown = answer.content.decode()
    (_, _, preview) = shown.partition('<section class="preview"')
    assert answer.status_code == 200
    assert "The ferry" in preview
    assert 'value="The ferry"' in shown
    assert outline() is None


@pytest.mark.usefixtures("text")
@pytest.mark.parametrize(
    ("line", "message"),
    [
        ((4, "H", "body"), "has paragraphs 1 to 3"),
        ((0, "H", "body"), "id_form-0-paragraph_error"),
        (("x", "H", "body"), "id_form-0-paragraph_error"),
        (("", "H", "body"), "Say at which paragraph the section begins."),
        ((1, "", "body"), "Write the heading, or empty this line"),
        ((1, "h" * 501, "body"), "id_form-0-heading_error"),
        ((1, "A\u202eB", "body"), "id_form-0-heading_error"),
        ((1, "H", "chapter"), "id_form-0-role_error"),
    ],
)
def test_what_is_wrong_stands_beside_the_line(line: Line, message: str, editor: Client) -> None:
    answer = send(editor, line)
    assert answer.status_code == 422
    assert message in answer.content.decode()
    assert outline() is None


@pytest.mark.usefixtures("text")
def test_two_headings_at_one_paragraph_are_refused_beside_the_second(editor: Client) -> None:
    answer = send(editor, (1, "A", "body"), ("", "", "body"), (1, "B", "body"))
    shown = answer.content.decode()
    assert answer.status_code == 422
    assert "id_form-2-paragraph_error" in shown
    assert "Another heading is at this paragraph already." in shown


@pytest.mark.usefixtures("text")
def test_the_second_of_two_editors_overwrites_nothing(editor: Client) -> None:
    opened = hidden(page(editor), "opened")
    send(editor, (1, "Hers", "body"))
    answer = send(editor, (1, "Mine", "body"), opened=opened)
    shown = answer.content.decode()
    assert answer.status_code == 409
    assert "The article has changed since you opened it." in shown
    assert 'value="Mine"' in shown
    assert send(editor, (1, "Mine", "body"), opened=hidden(shown, "opened")).status_code == 302


@pytest.mark.usefixtures("text")
def test_scripts_in_headings_are_text(editor: Client, client: Client) -> None:
    send(editor, (1, "</a><script>alert(1)</script>", "body"))
    for shown in (page(editor), client.get(f"/articles/{SLUG}/", headers={"accept": "text/html"}).content.decode()):
        assert "<script>alert" not in shown
        assert "&lt;script&gt;" in shown


@pytest.mark.usefixtures("text")
def test_no_version_changes(editor: Client) -> None:
    before = list(Version.objects.values())
    send(editor, (1, "The ferry", "body"))
    assert list(Version.objects.values()) == before


def test_a_heading_of_a_withdrawn_paragraph_is_not_shown(editor: Client, client: Client, text: list[str]) -> None:
    send(editor, (1, "Where she lives", "body"), (2, "The mayor", "body"))
    publish_notice(SLUG, NoticeDraft("withdrawal", "Private.", paragraphs=text[:1]))
    public = client.get(f"/articles/{SLUG}/", headers={"accept": "text/html"}).content.decode()
    assert "Where she lives" not in public
    assert "The mayor</a>" in public


@pytest.mark.usefixtures("text")
def test_a_withdrawn_article_takes_no_headings(editor: Client) -> None:
    opened = hidden(page(editor), "opened")
    publish_notice(SLUG, NoticeDraft("withdrawal", "Wrong."))
    assert editor.get(ADDRESS).status_code == 409
    assert editor.post(ADDRESS, {"opened": opened}).status_code == 409


@pytest.mark.usefixtures("text")
def test_forms_that_the_page_did_not_make_are_refused(editor: Client) -> None:
    assert editor.post(ADDRESS, {}).status_code == 422
    assert editor.post(ADDRESS, {"form-TOTAL_FORMS": "5000", "form-INITIAL_FORMS": "0"}).status_code == 422


@pytest.mark.usefixtures("text")
def test_who_is_no_editor_is_refused(outsider: Client) -> None:
    assert outsider.get(ADDRESS).status_code == 403


def test_a_long_text_is_listed_in_pages(publish: Publish, editor: Client) -> None:
    publish(TITLE, *(f"The paragraph number {number} of a long text." for number in range(1, 251)))
    assert "Page 1 of 3" in page(editor)
    last = page(editor, f"{ADDRESS}?page=9")
    assert "number 250 of" in last
    assert "number 200 of" not in last

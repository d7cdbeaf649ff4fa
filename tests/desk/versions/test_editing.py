"""The form of a new version: what it begins with, what it saves, and what it says of what cannot be taken."""

from typing import Any

import pytest
from django.conf import settings
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from articles.desk.versions import form as form_module
from articles.models import Article, Draft, Version
from articles.publishing.articles import publish_article
from articles.publishing.notices import NoticeDraft, publish_notice
from articles.publishing.revising.revisions import Revision, publish_version
from tests.conftest import delivery
from tests.desk.versions.conftest import NEW, TEXTS, Save, document, drafted, hidden
from tests.stories import COST, FERRY, FLOOD, MAYOR, MAYOR_EDITED, SLUG, pids, revised, story

pytestmark = pytest.mark.django_db
SCRIPT = '"><script>alert(1)</script>'


def page(editor: Client, address: str = NEW) -> str:
    answer = editor.get(address)
    assert answer.status_code == 200
    return answer.content.decode()


@pytest.mark.usefixtures("bridge")
def test_the_form_begins_with_the_current_source(editor: Client) -> None:
    shown = page(editor)
    assert document() in shown
    assert hidden(shown, "begun_from") == "1"
    assert len(hidden(shown, "opened")) == 16


def test_a_saved_text_is_a_draft_and_nothing_is_public(save: Save) -> None:
    answer = save(FERRY, MAYOR_EDITED, FLOOD, change_note="The day.")
    draft = drafted()
    assert answer.status_code == 302
    assert answer["Location"] == f"{NEW}{draft.pk}/alignment/"
    assert bytes(draft.content).decode() == document(FERRY, MAYOR_EDITED, FLOOD)
    assert (draft.made_by, draft.title) == ("hana", "The Bridge")
    assert draft.revision["reason"] == "correction"
    assert draft.revision["change_note"] == "The day."
    assert Version.objects.count() == 1


def test_a_draft_survives_and_is_changed(save: Save, editor: Client) -> None:
    save(FERRY, MAYOR_EDITED, FLOOD)
    address = f"{NEW}{drafted().pk}/"
    assert MAYOR_EDITED in page(editor, address)
    save(FERRY, COST, address=address, reason="minor")
    assert bytes(drafted().content).decode() == document(FERRY, COST)
    assert drafted().revision["reason"] == "minor"


def test_the_drafts_of_colleagues_are_listed(save: Save, editor: Client) -> None:
    save(FERRY)
    assert f"{NEW}{drafted().pk}/" in page(editor)


def test_line_ends_of_a_form_are_not_kept(save: Save) -> None:
    save(text=document(FERRY, MAYOR_EDITED).replace("\n", "\r\n"))
    assert bytes(drafted().content).decode() == document(FERRY, MAYOR_EDITED)


def test_an_uploaded_document_takes_the_place_of_the_text(save: Save) -> None:
    page = f"<html><body><h1>The Bridge</h1><p>{FERRY}</p><p>{COST}</p></body></html>"
    save(FERRY, source=SimpleUploadedFile("bridge.html", page.encode(), "text/html"))
    draft = drafted()
    assert bytes(draft.content).decode() == page
    assert draft.file_name == "bridge.html"
    assert draft.media_type.startswith("text/html")


def test_a_source_of_another_format_is_uploaded(editor: Client) -> None:
    content = f"<html><body><h1>Ice</h1><p>{FERRY}</p></body></html>"
    publish_article(delivery("Ice", FERRY, media_type="text/html; charset=utf-8"))
    shown = page(editor, "/desk/articles/ice/versions/new/")
    assert "<textarea" in shown
    assert 'name="text"' not in shown
    assert "Download the source of version 1" in shown
    form = {"opened": hidden(shown, "opened"), "begun_from": 1, "reason": "update"}
    answer = editor.post("/desk/articles/ice/versions/new/", form)
    assert answer.status_code == 422
    assert "Choose the document of the new version." in answer.content.decode()
    form["source"] = SimpleUploadedFile("a.html", content.replace("noon", "one").encode(), "text/html")
    assert editor.post("/desk/articles/ice/versions/new/", form).status_code == 302


def test_a_typed_text_is_kept_if_another_format_is_current_meanwhile(save: Save, editor: Client) -> None:
    form = {"opened": hidden(page(editor), "opened"), "begun_from": 1, "reason": "minor", "text": document(MAYOR)}
    publish_version(SLUG, story(FERRY, COST, media_type="text/html; charset=utf-8"), Revision())
    assert editor.post(NEW, form).status_code == 302
    assert bytes(drafted().content).decode() == document(MAYOR)


@pytest.mark.usefixtures("bridge")
def test_a_long_source_is_uploaded_too(editor: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(form_module, "LARGEST_TYPED", len(document()) - 1)
    assert 'name="text"' not in page(editor)
    monkeypatch.setattr(form_module, "LARGEST_TYPED", len(document()))
    assert 'name="text"' in page(editor)


@pytest.mark.usefixtures("bridge")
def test_the_current_source_can_be_downloaded(editor: Client) -> None:
    answer = editor.get(f"/desk/articles/{SLUG}/source/")
    assert answer.content.decode() == document()
    assert answer["Content-Disposition"] == f'attachment; filename="{SLUG}-1.txt"'
    assert answer["Content-Type"] == "text/plain; charset=utf-8"


# ── What cannot be taken ────────────────────────────────────────────────────────────────────────────────────────────
def refused(answer: Any) -> str:
    assert answer.status_code == 422
    assert not Draft.objects.exists()
    return str(answer.content.decode())


def test_the_same_text_says_which_version_has_it(save: Save) -> None:
    assert "Version 1, the current one, has this text already." in refused(save(*TEXTS))


def test_an_old_text_is_published_again_only_if_that_is_wanted(save: Save) -> None:
    revised(FERRY, MAYOR_EDITED, FLOOD)
    assert "Version 1 has this text already. Tick" in refused(save(*TEXTS))
    assert save(*TEXTS, revert="on").status_code == 302
    assert drafted().alignment["same_as"] is None  # type: ignore[index]


def test_a_document_that_cannot_be_read_is_refused_beside_the_field(save: Save) -> None:
    shown = refused(save(source=SimpleUploadedFile("a.pdf", b"%PDF-1.7 ...", "application/pdf")))
    _, _, behind = shown.partition('id="id_source_error"')
    assert "PDF" in behind.partition("</ul>")[0]


def test_an_empty_text_is_refused_and_what_was_typed_stays(save: Save) -> None:
    shown = refused(save(text="", change_note="A note <b>."))
    assert 'id="id_text_error"' in shown
    assert "A note &lt;b&gt;." in shown


def test_an_upload_of_11_mib_is_refused_beside_the_field(save: Save) -> None:
    file = SimpleUploadedFile("a.txt", b"a" * (11 * 1024 * 1024), "text/plain")
    shown = refused(save(source=file))
    assert f"has 11,534,336 bytes; at most {settings.MAX_SOURCE_BYTES:,} are taken" in shown


def test_a_body_beyond_that_is_refused_before_it_is_read(editor: Client, bridge: Any) -> None:
    file = SimpleUploadedFile("a.txt", b"a" * (13 * 1024 * 1024), "text/plain")
    assert editor.post(NEW, {"source": file}).status_code == 413


@pytest.mark.parametrize(
    ("field", "value", "message"),
    [
        ("public_since", "tomorrow", "id_public_since_error"),
        ("public_since", "2999-01-01", "is to come"),
        ("public_since", "2025-03", "since when version 1 is public"),
        ("reason", "original", "id_reason_error"),
        ("reason", "", "id_reason_error"),
        ("change_note", "n" * 2001, "id_change_note_error"),
        ("with_notice", "on", "Say what was wrong and what is right"),
    ],
)
def test_what_is_wrong_stands_beside_its_field(field: str, value: str, message: str, save: Save) -> None:
    assert message in refused(save(FERRY, **{field: value}))


@pytest.mark.usefixtures("bridge")
def test_a_form_without_its_hidden_fields_is_refused(editor: Client) -> None:
    refused(editor.post(NEW, {"text": document(FERRY), "reason": "minor"}))


def test_scripts_are_text_in_every_field(save: Save) -> None:
    shown = refused(
        save(text=SCRIPT, change_note=SCRIPT, public_since=SCRIPT, notice_text=SCRIPT, reason=SCRIPT, opened=SCRIPT)
    )
    assert "<script" not in shown


def test_a_withdrawn_article_takes_no_version(save: Save, editor: Client) -> None:
    shown = page(editor)
    publish_notice(SLUG, NoticeDraft("withdrawal", "It was <b>wrong</b>."))
    for answer in (editor.get(NEW), editor.post(NEW, {"text": document(FERRY), "opened": hidden(shown, "opened")})):
        assert answer.status_code == 409
        assert "takes no new version" in answer.content.decode()
        assert "It was &lt;b&gt;wrong&lt;/b&gt;." in answer.content.decode()
        assert "Only <i>Publishers</i> may do that." in answer.content.decode()
    assert not Draft.objects.exists()


@pytest.mark.usefixtures("bridge")
def test_a_publisher_is_led_from_a_withdrawn_article_to_its_reinstatement(desk_publisher: Client) -> None:
    notice = publish_notice(SLUG, NoticeDraft("withdrawal", "It was wrong."))
    shown = desk_publisher.get(NEW).content.decode()
    assert f'href="/desk/articles/{SLUG}/notices/new/?reinstate={notice.pk}"' in shown
    assert "Only <i>Publishers</i>" not in shown


@pytest.mark.parametrize("address", ["/desk/articles/nothing/versions/new/", f"{NEW}99/", f"{NEW}99/alignment/"])
@pytest.mark.usefixtures("bridge")
def test_what_is_not_there_is_404(address: str, editor: Client) -> None:
    assert editor.get(address).status_code == 404


def test_the_draft_of_another_article_is_not_there(save: Save, editor: Client) -> None:
    publish_article(delivery("Ice"))
    save(FERRY)
    assert editor.get(f"/desk/articles/ice/versions/new/{drafted().pk}/").status_code == 404


@pytest.mark.usefixtures("bridge")
def test_who_may_not_publish_versions_is_refused(outsider: Client) -> None:
    assert outsider.get(NEW).status_code == 403
    assert outsider.post(NEW, {}).status_code == 403


def test_a_colleague_who_saved_meanwhile_is_not_overwritten_unseen(save: Save, editor: Client) -> None:
    save(FERRY)
    draft = drafted()
    address = f"{NEW}{draft.pk}/"
    before = page(editor, address)
    save(FERRY, COST, address=address)
    form = {name: hidden(before, name) for name in ("opened", "begun_from", "seen")}
    answer = editor.post(address, {**form, "text": document(MAYOR_EDITED), "reason": "minor"})
    shown = answer.content.decode()
    assert answer.status_code == 422
    assert "hana has changed this draft meanwhile." in shown
    assert MAYOR_EDITED in shown
    assert bytes(drafted().content).decode() == document(FERRY, COST)
    form["seen"] = hidden(shown, "seen")
    assert editor.post(address, {**form, "text": document(MAYOR_EDITED), "reason": "minor"}).status_code == 302
    assert bytes(drafted().content).decode() == document(MAYOR_EDITED)


# ── What the sidecar of the current version said ────────────────────────────────────────────────────────────────────
BIOGRAPHY = "Ada Example is a ferryman of Stein, and has been for years."
FACTS = {"authors": [{"name_as_printed": "Ada Example", "biography_as_printed": BIOGRAPHY}], "language": "en"}


def test_words_that_were_a_biography_stay_one(publish: Any, editor: Client) -> None:
    publish("Ice", FERRY, BIOGRAPHY, **FACTS)
    address = "/desk/articles/ice/versions/new/"
    shown = page(editor, address)
    form = {"opened": hidden(shown, "opened"), "begun_from": 1, "reason": "minor"}
    text = "\n\n".join(["Ice", FERRY, BIOGRAPHY])
    assert editor.post(address, {**form, "text": text.replace("noon", "one")}).status_code == 302
    assert [row["change"] for row in drafted().alignment["rows"]] == ["edited"]  # type: ignore[index]
    edited = f"{address}{drafted().pk}/"
    form["seen"] = hidden(page(editor, edited), "seen")
    assert editor.post(edited, {**form, "text": text.replace("years", "decades")}).status_code == 302
    assert [row["change"] for row in drafted().alignment["rows"]] == ["same", "new"]  # type: ignore[index]


def test_a_link_by_hand_goes_along_with_its_paragraph(save: Save, editor: Client) -> None:
    save(FERRY, COST, FLOOD)
    draft = drafted()
    mayor = pids(Article.objects.get().current_version)[1]  # type: ignore[arg-type]
    editor.post(f"{NEW}{draft.pk}/alignment/", {"seen": draft.updated_at.isoformat(), "is-2": mayor})
    assert drafted().revision["identity"] == {"2": mayor}
    save(MAYOR_EDITED, FERRY, COST, FLOOD, address=f"{NEW}{draft.pk}/")
    assert drafted().revision["identity"] == {"3": mayor}
    save(FERRY, FLOOD, address=f"{NEW}{draft.pk}/")
    assert drafted().revision["identity"] == {}


def test_typed_text_outlives_the_session(visitor: Client, member: Any, bridge: Any) -> None:
    member("Editors", "hana")
    typed = {"text": document(MAYOR), "reason": "correction", "begun_from": 1, "opened": "x"}
    asked = visitor.post(NEW, typed)
    assert asked.status_code == 401
    assert MAYOR in asked.content.decode()
    answer = visitor.post(NEW, {**typed, "username": "hana", "password": "a-long-enough-passphrase"})
    assert answer.status_code == 302
    assert bytes(drafted().content).decode() == document(MAYOR)

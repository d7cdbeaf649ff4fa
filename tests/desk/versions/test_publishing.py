"""The preview of a new version, and publishing it: with its notice, once, and only what was seen."""

from typing import Any

import pytest
from django.test import Client

from articles.desk import long_texts
from articles.models import Draft, Notice, Version
from articles.publishing.notices import NoticeDraft, publish_notice
from tests.conftest import Publish
from tests.desk.conftest import Member, browser_of
from tests.desk.versions.conftest import NEW, Save, drafted, hidden
from tests.stories import COST, FERRY, FLOOD, MAYOR, MAYOR_EDITED, PENGUIN, SLUG, pids, revised

pytestmark = pytest.mark.django_db


def previewed(editor: Client) -> tuple[str, str]:
    """Return the address of the preview of the draft, and its page."""
    address = f"{NEW}{drafted().pk}/preview/"
    answer = editor.get(address)
    assert answer.status_code == 200
    return address, answer.content.decode()


def publish(editor: Client) -> Any:
    address, page = previewed(editor)
    return editor.post(address, {"seen": hidden(page, "seen")})


def test_the_preview_is_the_public_page_and_stores_nothing(save: Save, editor: Client) -> None:
    save(FERRY, MAYOR_EDITED, PENGUIN, with_notice="on", notice_text="It was May.")
    _, page = previewed(editor)
    (_, _, preview) = page.partition('<section class="preview"')
    for text in (FERRY, MAYOR_EDITED, PENGUIN, "It was May."):
        assert text in preview
    assert "Publish version 2 and the notice" in page
    assert Version.objects.count() == 1
    assert not Notice.objects.exists()
    assert Draft.objects.exists()


def test_a_long_text_is_previewed_a_page_at_a_time_or_whole(
    save: Save, editor: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(long_texts, "PARAGRAPHS", 2)
    save(FERRY, MAYOR)
    assert "<h1" in previewed(editor)[1].partition('<section class="preview"')[2]
    save(FERRY, MAYOR, COST, address=f"{NEW}{drafted().pk}/")
    address, page = previewed(editor)
    assert "Publish version 2" in page
    assert [text in page for text in (FERRY, MAYOR, COST)] == [True, True, False]
    second = editor.get(f"{address}?page=2").content.decode()
    assert [text in second for text in (FERRY, MAYOR, COST)] == [False, False, True]
    assert "paragraphs 3 to 3 of 3" in second
    whole = editor.get(f"{address}?whole=1").content.decode().partition('<section class="preview"')[2]
    assert [text in whole for text in (FERRY, MAYOR, COST, "<h1")] == [True] * 4


def test_a_corrected_word_is_published_with_its_notice(save: Save, editor: Client, bridge: Any) -> None:
    save(FERRY, MAYOR_EDITED, FLOOD, change_note="The day.", with_notice="on", notice_text="It was May.")
    answer = publish(editor)
    assert answer["Location"] == f"/desk/articles/{SLUG}/versions/2/published/"
    version = Version.objects.get(number=2)
    assert (version.reason, version.change_note, version.made_by) == ("correction", "The day.", "user hana")
    assert pids(version) == pids(bridge.version)
    assert Notice.objects.get().text == "It was May."
    assert not Draft.objects.exists()
    done = editor.get(answer["Location"]).content.decode()
    assert "Version 2 is published with its correction notice." in done
    assert f"/articles/{SLUG}/changes/1..2/" in done


def test_without_the_tick_there_is_no_notice(save: Save, editor: Client) -> None:
    save(FERRY, notice_text="It was May.")
    publish(editor)
    assert not Notice.objects.exists()


def test_a_link_by_hand_is_published(save: Save, editor: Client, bridge: Any) -> None:
    save(FERRY, COST, FLOOD)
    mayor = pids(bridge.version)[1]
    editor.post(f"{NEW}{drafted().pk}/alignment/", {"seen": drafted().updated_at.isoformat(), "is-2": mayor})
    publish(editor)
    assert pids(Version.objects.get(number=2)) == pids(bridge.version)


def test_the_second_of_two_editors_overwrites_nothing(save: Save, editor: Client, member: Member) -> None:
    save(FERRY, MAYOR_EDITED, FLOOD)
    address, page = previewed(editor)
    petra = browser_of(member("Publishers", "petra"))
    shown = petra.get(NEW).content.decode()
    form = {name: hidden(shown, name) for name in ("opened", "begun_from")}
    theirs = petra.post(NEW, {**form, "text": "\n\n".join(["The Bridge", FERRY, COST]), "reason": "update"})
    preview = theirs["Location"].replace("alignment", "preview")
    assert petra.post(preview, {"seen": hidden(petra.get(preview).content.decode(), "seen")}).status_code == 302
    answer = editor.post(address, {"seen": hidden(page, "seen")})
    assert answer.status_code == 409
    told = answer.content.decode()
    assert "The article has changed since you opened it" in told
    assert "Your text is kept in this draft" in told
    assert Version.objects.count() == 2
    assert MAYOR_EDITED.encode() in bytes(Draft.objects.get().content)


def test_a_draft_that_a_colleague_changed_is_not_published_unseen(save: Save, editor: Client) -> None:
    save(FERRY, MAYOR_EDITED)
    address, page = previewed(editor)
    save(FERRY, PENGUIN, address=f"{NEW}{drafted().pk}/")
    answer = editor.post(address, {"seen": hidden(page, "seen")})
    assert answer.status_code == 409
    assert "hana has changed this draft meanwhile." in answer.content.decode()
    assert PENGUIN in answer.content.decode()
    assert Version.objects.count() == 1


@pytest.mark.parametrize("seen", ["", "x", "2026-13-45T00:00:00+00:00", "2026-01-01T00:00:00"])
def test_a_form_that_has_seen_nothing_publishes_nothing(seen: str, save: Save, editor: Client) -> None:
    save(FERRY, MAYOR_EDITED)
    address, _ = previewed(editor)
    assert editor.post(address, {"seen": seen}).status_code == 409
    assert Version.objects.count() == 1


def test_a_second_click_publishes_nothing(save: Save, editor: Client) -> None:
    save(FERRY, MAYOR_EDITED)
    address, page = previewed(editor)
    assert editor.post(address, {"seen": hidden(page, "seen")}).status_code == 302
    answer = editor.post(address, {"seen": hidden(page, "seen")})
    assert answer.status_code == 404
    assert "published or discarded" in answer.content.decode()
    assert Version.objects.count() == 2


def test_a_text_that_is_current_meanwhile_is_not_published_again(save: Save, editor: Client) -> None:
    save(FERRY, MAYOR_EDITED, FLOOD)
    revised(FERRY, MAYOR_EDITED, FLOOD)
    editor.post(f"{NEW}{drafted().pk}/alignment/", {"seen": drafted().updated_at.isoformat(), "rebase": "1"})
    answer = editor.get(f"{NEW}{drafted().pk}/preview/")
    assert answer.status_code == 422
    assert "Version 2 has this text already." in answer.content.decode()


def test_a_withdrawn_article_publishes_nothing(save: Save, editor: Client) -> None:
    save(FERRY, MAYOR)
    address, page = previewed(editor)
    publish_notice(SLUG, NoticeDraft("withdrawal", "Wrong."))
    assert editor.post(address, {"seen": hidden(page, "seen")}).status_code == 409
    assert Version.objects.count() == 1


def test_a_draft_is_discarded(save: Save, editor: Client) -> None:
    save(FERRY)
    answer = editor.post(f"{NEW}{drafted().pk}/discard/")
    assert answer["Location"] == NEW
    assert not Draft.objects.exists()
    assert "The draft is discarded." in editor.get(NEW).content.decode()


def test_scripts_in_a_draft_are_text(publish: Publish, save: Save, editor: Client) -> None:
    script = "</p><script>alert(1)</script>"
    save(f"{FERRY} {script}", MAYOR, change_note=script, with_notice="on", notice_text=script)
    for page in ("alignment", "preview"):
        shown = editor.get(f"{NEW}{drafted().pk}/{page}/").content.decode()
        assert "<script>alert" not in shown
        assert "&lt;script&gt;" in shown

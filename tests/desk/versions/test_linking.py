"""The alignment of a draft: what it shows, links changed by hand, and an article that changes meanwhile."""

from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from articles.models import Draft
from articles.publishing.notices import NoticeDraft, publish_notice
from tests.desk.versions.conftest import Save, document, drafted
from tests.stories import COST, FERRY, FLOOD, MAYOR, MAYOR_EDITED, PENGUIN, SLUG, pids, revised

pytestmark = pytest.mark.django_db
Drafted = tuple[str, Client]


@pytest.fixture
def alignment(save: Save) -> str:
    """The address of the alignment of a draft: one paragraph is edited, one is new, one is gone."""
    return str(save(FERRY, MAYOR_EDITED, PENGUIN)["Location"])


def page(editor: Client, address: str, status: int = 200) -> str:
    answer = editor.get(address)
    assert answer.status_code == status
    return str(answer.content.decode())


def link(editor: Client, address: str, **sent: str) -> Any:
    return editor.post(address, {"seen": drafted().updated_at.isoformat(), **sent})


def first_pids(bridge: Any) -> list[str]:
    return pids(bridge.version)


def test_each_change_is_shown_in_two_columns(alignment: str, editor: Client) -> None:
    shown = page(editor, alignment)
    assert "… 1 paragraph unchanged" in shown
    assert "<del>before Easter</del>" in shown
    assert "<ins>in the second week of May</ins>" in shown
    assert f"<ins>{PENGUIN}</ins>" in shown
    assert f"<del>{FLOOD}</del>" in shown
    assert f"{FERRY}</p>" not in shown


def test_every_paragraph_can_be_shown(alignment: str, editor: Client) -> None:
    for query in ("?all=1", "?from=1"):
        assert f'lang="en">{FERRY}</p>' in page(editor, alignment + query)


@pytest.mark.parametrize("query", ["?page=x", "?page=-1", "?page=99999999999", "?from=x", "?from=99", "?all=1&page=7"])
def test_an_odd_query_is_a_page_too(query: str, alignment: str, editor: Client) -> None:
    page(editor, alignment + query)


def test_a_link_is_changed_by_hand(alignment: str, editor: Client, bridge: Any) -> None:
    flood = first_pids(bridge)[2]
    assert link(editor, alignment, **{"is-3": flood}).status_code == 302
    assert drafted().revision["identity"] == {"3": flood}
    shown = page(editor, alignment)
    assert "Linked by hand." in shown
    assert f'<option value="{flood}" selected>' in shown
    assert link(editor, alignment, **{"is-3": ""}).status_code == 302
    assert drafted().revision["identity"] == {}


def test_a_paragraph_is_made_new_by_hand(alignment: str, editor: Client) -> None:
    link(editor, alignment, **{"is-2": "new"})
    assert [row["change"] for row in drafted().alignment["rows"]] == ["same", "gone", "gone", "new", "new"]  # type: ignore[index]


def test_any_paragraph_is_named_by_its_number(alignment: str, editor: Client, bridge: Any) -> None:
    link(editor, alignment, **{"other-3": "3"})
    assert drafted().revision["identity"] == {"3": first_pids(bridge)[2]}


@pytest.mark.parametrize(
    ("name", "value", "message"),
    [
        ("other-3", "4", "has paragraphs 1 to 3"),
        ("other-3", "<script>", "has paragraphs 1 to 3"),
        ("is-3", "<script>", "is not a paragraph identifier"),
        ("is-99", "new", "has paragraphs 1 to 3"),
    ],
)
def test_a_link_to_nothing_is_refused(name: str, value: str, message: str, alignment: str, editor: Client) -> None:
    answer = link(editor, alignment, **{name: value})
    assert answer.status_code == 422
    assert message in answer.content.decode()
    assert "<script" not in answer.content.decode()
    assert drafted().revision["identity"] == {}


def test_one_paragraph_is_not_two(alignment: str, editor: Client, bridge: Any) -> None:
    ferry = first_pids(bridge)[0]
    assert link(editor, alignment, **{"is-2": ferry, "is-3": ferry}).status_code == 422


def test_a_colleague_who_linked_meanwhile_is_not_overwritten(alignment: str, editor: Client) -> None:
    seen = drafted().updated_at.isoformat()
    link(editor, alignment, **{"is-2": "new"})
    answer = editor.post(alignment, {"seen": seen, "is-3": "new"})
    assert answer.status_code == 409
    assert drafted().revision["identity"] == {"2": None}


def test_an_article_that_changed_meanwhile_is_told_of_and_nothing_is_lost(alignment: str, editor: Client) -> None:
    assert "The article has changed since you opened it" not in page(editor, alignment)
    revised(FERRY, MAYOR, FLOOD, COST)
    shown = page(editor, alignment)
    assert "The article has changed since you opened it" in shown
    assert f"/articles/{SLUG}/changes/1..2/" in shown
    assert f"<del>{COST}</del>" in shown
    assert bytes(drafted().content).decode() == document(FERRY, MAYOR_EDITED, PENGUIN)
    link(editor, alignment, rebase="1")
    assert drafted().revision["begun_from"] == 2
    assert "The article has changed since you opened it" not in page(editor, alignment)


def test_a_notice_is_a_change_of_the_article_too(alignment: str, editor: Client) -> None:
    publish_notice(SLUG, NoticeDraft("editors_note", "A note."))
    assert "a notice or a fact of the article was changed" in page(editor, alignment)


def test_a_text_that_is_current_meanwhile_is_told_of(alignment: str, editor: Client) -> None:
    revised(FERRY, MAYOR_EDITED, PENGUIN)
    assert "Version 2 has this text already" in page(editor, alignment)


def test_a_withdrawn_paragraph_is_marked(alignment: str, editor: Client, bridge: Any) -> None:
    publish_notice(SLUG, NoticeDraft("withdrawal", "Private.", paragraphs=first_pids(bridge)[1:2]))
    assert "Withdrawn: readers are not shown it, in any version." in page(editor, alignment)


def test_a_withdrawn_article_has_no_alignment(alignment: str, editor: Client) -> None:
    publish_notice(SLUG, NoticeDraft("withdrawal", "Wrong."))
    page(editor, alignment, 409)
    assert link(editor, alignment).status_code == 409


def test_the_queries_of_a_page_are_few(alignment: str, editor: Client) -> None:
    with CaptureQueriesContext(
        connection,
    ) as queries:
        page(editor, alignment)
    assert len([query for query in queries if "articles_" in query["sql"]]) <= 6


def test_a_long_text_is_aligned_once(alignment: str, editor: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    from articles.desk.versions import alignment as module

    monkeypatch.setattr(module, "preview_version", None)
    page(editor, alignment)
    Draft.objects.update(alignment=None)
    with pytest.raises(TypeError):
        editor.get(alignment)

"""A notice is written, looked at beforehand, and published; on the way nothing is stored and nothing typed is lost."""

import re
from html import unescape
from typing import Any

import pytest
from django.test import Client

from articles.models import Article, Notice, Withdrawal
from articles.publishing.articles import Published
from articles.publishing.notices import NoticeDraft, publish_notice
from articles.selectors.lines import lines_of
from tests.conftest import Publish, Revise

pytestmark = pytest.mark.django_db
FIRST, SECOND, THIRD = "Storks return in March.", "Mr Example of 4 Mill Lane feeds them all.", "They leave in August."


@pytest.fixture
def storks(publish: Publish) -> Published:
    return publish("On Storks", FIRST, SECOND, THIRD, slug="on-storks", language="en")


def address(slug: str = "on-storks") -> str:
    return f"/desk/articles/{slug}/notices/new/"


def pids(article: Article) -> list[str]:
    assert article.current_version_id
    return [line.pid for line in lines_of([article.current_version_id])]


def state(page: str) -> str:
    found = re.search(r'name="seen" value="([^"]+)"', page)
    assert found
    return found[1]


def shown(client: Client, path: str = "") -> str:
    answer = client.get(path or address())
    assert answer.status_code == 200
    return str(answer.content.decode())


def send(client: Client, step: str, *ticked: str, **fields: str) -> Any:
    about = "paragraphs" if ticked else "article"
    form = {"kind": "correction", "about": about, "text": "It was February.", "seen": state(shown(client)), **fields}
    return client.post(address(), {**form, "paragraphs": list(ticked), "step": step})


# ── The form ────────────────────────────────────────────────────────────────────────────────────────────────────────
def test_each_paragraph_has_a_checkbox_and_each_kind_a_line(editor: Client, storks: Published) -> None:
    page = shown(editor)
    for pid, text in zip(pids(storks.article), (FIRST, SECOND, THIRD), strict=True):
        assert re.search(rf'type="checkbox" name="paragraphs" value="{pid}"[^>]*>.*{re.escape(text)}', page)
    assert "It goes from pages, feeds, searches and the API at once." in page


def test_a_paragraph_that_an_address_names_is_ticked(editor: Client, storks: Published) -> None:
    second = pids(storks.article)[1]
    page = shown(editor, f"{address()}?paragraph={second}&paragraph=0000000000")
    assert re.findall(r'value="(\w+)" id="t-\w+" checked', page) == [second]


def test_only_publishers_may_choose_a_withdrawal(editor: Client, desk_publisher: Client, storks: Published) -> None:
    disabled = r'value="(?:withdrawal|reinstatement)"[^>]* disabled'
    assert len(re.findall(disabled, shown(editor))) == 2
    assert "Only Publishers may withdraw a text" in shown(editor)
    assert "disabled" not in shown(desk_publisher)
    assert "Only Publishers" not in shown(desk_publisher)


@pytest.mark.parametrize("kind", ["withdrawal", "reinstatement"])
@pytest.mark.parametrize("step", ["preview", "publish"])
def test_an_editor_who_sends_one_all_the_same_is_refused(
    editor: Client, storks: Published, kind: str, step: str
) -> None:
    page = send(editor, step, kind=kind).content.decode()
    assert "Only Publishers may withdraw or reinstate a text" in page
    assert not Notice.objects.exists()


def test_an_unknown_article_or_version_is_not_found(editor: Client, storks: Published) -> None:
    assert editor.get(address("nothing")).status_code == 404
    assert editor.get(f"{address()}?version=9").status_code == 404
    assert editor.get(f"{address()}?version=x").status_code == 404


def test_who_is_in_no_group_is_refused(outsider: Client, storks: Published) -> None:
    assert outsider.get(address()).status_code == 403
    assert outsider.post(address(), {}).status_code == 403


# ── What is refused, and kept ───────────────────────────────────────────────────────────────────────────────────────
@pytest.mark.parametrize(
    ("fields", "message"),
    [
        ({"kind": ""}, "Choose which kind of notice it is."),
        ({"kind": "joke"}, "Choose one of the kinds."),
        ({"about": ""}, "Choose what it is about."),
        ({"about": "paragraphs"}, "Tick the paragraphs that it is about"),
        ({"text": "  "}, "Write what readers are told."),
        ({"text": "x" * 10_001}, "at most 10000 characters"),
        ({"text": "a\x00b"}, "Null characters are not allowed"),
    ],
)
def test_what_is_missing_or_wrong_is_said(
    editor: Client, storks: Published, fields: dict[str, str], message: str
) -> None:
    page = unescape(send(editor, "publish", **fields).content.decode())
    assert message in page
    assert 'role="alert"' in page
    assert not Notice.objects.exists()


def test_a_paragraph_of_another_article_is_refused(editor: Client, storks: Published, publish: Publish) -> None:
    other = pids(publish("Another").article)[0]
    page = unescape(send(editor, "publish", other).content.decode())
    assert f"The paragraph “{other}” is of another article." in page
    assert f'value="{other}" id="t-{other}" checked' in page


def test_everything_typed_stays_text_and_stays_there(editor: Client, storks: Published) -> None:
    text, second = '\n<script>alert("1")</script> & “more”', pids(storks.article)[1]
    for step, fields in (("edit", {}), ("preview", {"kind": ""})):
        page = send(editor, step, second, text=text, only_here="on", **fields).content.decode()
        assert "<script>alert" not in page
        typed = re.search(r"<textarea[^>]*>(.*?)</textarea>", page, re.DOTALL)
        assert typed
        assert unescape(typed[1]).strip() == text.strip()
        assert re.search(r'name="only_here" id="only-here" checked', page)
        assert re.findall(r'value="(\w+)" id="t-\w+" checked', page) == [second]
        assert 'id="about-paragraphs" checked' in page


# ── The preview ─────────────────────────────────────────────────────────────────────────────────────────────────────
def test_the_preview_shows_the_page_as_it_will_be_and_stores_nothing(
    editor: Client, storks: Published, client: Client
) -> None:
    page = send(editor, "preview", pids(storks.article)[0]).content.decode()
    assert "Correction: paragraph 1" in page
    assert page.count("It was February.") >= 3  # said, carried along, and on the page below
    assert THIRD in page
    assert "What stays out of reach" not in page
    assert not Notice.objects.exists()
    assert "It was February." not in client.get("/articles/on-storks/").content.decode()


def test_the_preview_of_a_withdrawal_shows_the_tombstone_and_no_word_of_the_text(
    desk_publisher: Client, storks: Published
) -> None:
    second = pids(storks.article)[1]
    page = send(desk_publisher, "preview", second, kind="withdrawal", text="It named a person.").content.decode()
    assert SECOND not in page
    assert THIRD in page
    assert "This text was withdrawn" in page
    assert f"/p/{second}/v/1/" in page
    assert "The Internet Archive" in page
    assert "The title and the byline stay" not in page
    assert not Withdrawal.objects.exists()


def test_the_preview_of_a_whole_withdrawal_says_that_the_title_stays(desk_publisher: Client, storks: Published) -> None:
    page = send(desk_publisher, "preview", kind="withdrawal", text="A court said so.").content.decode()
    assert "The title and the byline stay" in page
    assert THIRD not in page


@pytest.mark.parametrize(
    ("text", "warned"), [("It said: mr example of 4 Mill Lane feeds them all!", True), ("It named a person.", False)]
)
def test_a_withdrawal_that_repeats_the_text_is_warned_of(
    desk_publisher: Client, storks: Published, text: str, warned: bool
) -> None:
    page = send(desk_publisher, "preview", pids(storks.article)[1], kind="withdrawal", text=text).content.decode()
    assert ("<mark" in page) is warned
    assert ('role="alert"' in page) is warned


def test_a_correction_may_repeat_the_text(editor: Client, storks: Published) -> None:
    page = send(editor, "preview", pids(storks.article)[1], text=SECOND).content.decode()
    assert "<mark" not in page


def test_the_same_words_elsewhere_are_named(desk_publisher: Client, storks: Published, publish: Publish) -> None:
    (other,) = pids(publish("A Reprint", SECOND, slug="a-reprint").article)
    page = send(desk_publisher, "preview", pids(storks.article)[1], kind="withdrawal", text="A name.").content.decode()
    assert f'href="{address("a-reprint")}?paragraph={other}"' in page
    page = send(desk_publisher, "preview", pids(storks.article)[0], kind="withdrawal", text="A name.").content.decode()
    assert "No other paragraph has exactly the same words." in page


# ── Publishing ──────────────────────────────────────────────────────────────────────────────────────────────────────
def test_a_correction_is_published_and_who_did_it_is_recorded(
    editor: Client, storks: Published, client: Client
) -> None:
    first = pids(storks.article)[0]
    answer = send(editor, "publish", first)
    assert (answer.status_code, answer["Location"]) == (302, address())
    notice = Notice.objects.get()
    assert (notice.kind, notice.text, notice.made_by) == ("correction", "It was February.", "user hana")
    assert [paragraph.pid for paragraph in notice.paragraphs.all()] == [first]
    public = client.get("/articles/on-storks/").content.decode()
    assert "It was February." in public
    assert "hana" not in public
    assert "user hana" in shown(editor)


@pytest.mark.parametrize(
    ("about", "only_here", "version"),
    [("article", "", None), ("article", "on", None), ("version", "", 1), ("version", "on", 1)],
)
def test_a_notice_is_about_the_article_or_a_version(
    editor: Client, storks: Published, about: str, only_here: str, version: int | None
) -> None:
    fields = {"only_here": only_here} if only_here else {}
    send(editor, "publish", pids(storks.article)[0], about=about, **fields)
    notice = Notice.objects.get()
    assert (notice.version.number if notice.version else None, notice.paragraphs.count()) == (version, 0)


def test_a_paragraph_is_withdrawn_everywhere_and_reinstated(
    desk_publisher: Client, storks: Published, client: Client
) -> None:
    second = pids(storks.article)[1]
    send(desk_publisher, "publish", second, kind="withdrawal", text="It named a person.")
    page = shown(desk_publisher)
    assert "Withdrawn everywhere" in page
    assert client.get(f"/p/{second}/v/1/").status_code == 410
    notice = Notice.objects.get()
    assert f'href="?reinstate={notice.pk}"' in page
    filled = shown(desk_publisher, f"{address()}?reinstate={notice.pk}")
    assert re.findall(r'value="(\w+)" id="t-\w+" checked', filled) == [second]
    assert re.search(r'value="reinstatement"[^>]* checked', filled)
    send(desk_publisher, "publish", second, kind="reinstatement", text="He agreed.")
    assert client.get(f"/p/{second}/v/1/").status_code == 302
    assert "?reinstate=" not in shown(desk_publisher)


@pytest.mark.parametrize(("about", "version"), [("article", None), ("version", 1), ("paragraphs", 1)])
def test_a_reinstatement_is_filled_in_for_exactly_what_was_withdrawn(
    desk_publisher: Client, storks: Published, about: str, version: int | None
) -> None:
    second = pids(storks.article)[1]
    draft = NoticeDraft("withdrawal", "It named a person.", version, [second] if about == "paragraphs" else [])
    notice = publish_notice("on-storks", draft)
    page = shown(desk_publisher, f"{address()}?reinstate={notice.pk}")
    assert f'id="about-{about}" checked' in page
    assert ('name="only_here" id="only-here" checked' in page) is (version is not None)


def test_an_editor_is_offered_no_reinstatement(editor: Client, storks: Published) -> None:
    publish_notice("on-storks", NoticeDraft("withdrawal", "A court said so."))
    page = shown(editor)
    assert "The whole article, since" in page
    assert "?reinstate=" not in page


# ── What happened meanwhile ─────────────────────────────────────────────────────────────────────────────────────────
@pytest.mark.parametrize("step", ["preview", "publish"])
def test_an_article_that_changed_meanwhile_is_shown_anew_with_all_that_was_typed(
    editor: Client, storks: Published, step: str
) -> None:
    before = state(shown(editor))
    publish_notice("on-storks", NoticeDraft("clarification", "In most years."))
    first = pids(storks.article)[0]
    page = send(editor, step, first, seen=before).content.decode()
    assert "The article has changed since you opened it." in page
    assert "In most years." in page
    assert "It was February.</textarea>" in page
    assert re.findall(r'value="(\w+)" id="t-\w+" checked', page) == [first]
    assert Notice.objects.count() == 1
    assert send(editor, "publish", first, seen=state(page)).status_code == 302


def test_a_paragraph_that_is_gone_meanwhile_stays_ticked(editor: Client, storks: Published, revise: Revise) -> None:
    first, second, third = storks.article.paragraphs.order_by("id")
    revise(storks.article, (FIRST, first), (THIRD, third))
    page = send(editor, "edit", first.pid, second.pid).content.decode()
    assert f'value="{second.pid}" id="t-{second.pid}" checked' in page
    assert "which this version does not have" in page


def test_what_is_withdrawn_already_is_said(desk_publisher: Client, storks: Published) -> None:
    publish_notice("on-storks", NoticeDraft("withdrawal", "A court said so."))
    page = send(desk_publisher, "publish", kind="withdrawal", text="Once more.").content.decode()
    assert "That is already withdrawn" in page
    assert "Once more.</textarea>" in page
    assert Notice.objects.count() == 1


def test_a_version_that_is_not_current_can_be_corrected(editor: Client, storks: Published, revise: Revise) -> None:
    first = storks.article.paragraphs.order_by("id")[0]
    revise(storks.article, (FIRST, first))
    storks.article.refresh_from_db()
    page = shown(editor, f"{address()}?version=1")
    assert SECOND in page
    assert 'name="version" value="1"' in page
    assert "Version 1 of 2" in page
    page = send(editor, "preview", about="version", version="1").content.decode()
    assert "/articles/on-storks/v/1/" in page
    send(editor, "publish", about="version", version="1")
    assert Notice.objects.get().version == storks.version


def test_withdrawn_words_are_folded_away(editor: Client, storks: Published) -> None:
    publish_notice("on-storks", NoticeDraft("withdrawal", "A name.", paragraphs=[pids(storks.article)[1]]))
    page = shown(editor)
    assert re.search(rf"<details><summary>Show the withdrawn text</summary><span[^>]*>{re.escape(SECOND)}", page)


# ── Long texts ──────────────────────────────────────────────────────────────────────────────────────────────────────
def test_a_long_text_is_shown_a_page_at_a_time_and_ticks_are_kept(editor: Client, publish: Publish) -> None:
    article = publish(
        "Long", *(f"Paragraph number {n} of a long text." for n in range(1, 702)), slug="on-storks"
    ).article
    known = pids(article)
    page = shown(editor)
    assert "(1 to 300 of 701)" in page
    assert "Paragraph number 300 of" in page
    assert "Paragraph number 301 of" not in page
    page = send(editor, "page:3", known[0], known[650]).content.decode()
    assert "(601 to 701 of 701)" in page
    assert f'<input type="hidden" name="paragraphs" value="{known[0]}">' in page
    assert re.findall(r'value="(\w+)" id="t-\w+" checked', page) == [known[650]]
    assert "(301 to 600 of 701)" in shown(editor, f"{address()}?paragraph={known[300]}")
    assert "(601 to 701 of 701)" in shown(editor, f"{address()}?page=99")
    assert "(1 to 300 of 701)" in shown(editor, f"{address()}?page=0")

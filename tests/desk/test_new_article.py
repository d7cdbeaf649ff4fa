"""A document becomes a draft, is looked at, completed, previewed and published."""

import re
from typing import Any
from unittest.mock import Mock

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from articles import intake
from articles.desk import long_texts
from articles.models import Article, Draft, Event, Version
from tests.conftest import SAMPLE, Publish

pytestmark = pytest.mark.django_db

NEW = "/desk/articles/new/"
PARTS = (
    "Nine Days of Ice",
    "By Hana Example",
    "The harbour froze.",
    "Nobody had planned for it.",
    "Share this article",
)
TEXT = "\r\n\r\n".join(PARTS)
HOSTILE = "\"'><script>alert(1)</script><img src=x onerror=alert(2)>"


def pasted(browser: Client, text: str = TEXT, **more: str) -> Draft:
    answer = browser.post(NEW, {"text": text, **more})
    assert answer.status_code == 302, answer.content.decode()
    return Draft.objects.latest("id")


def page_of(browser: Client, address: str) -> str:
    answer = browser.get(address)
    assert answer.status_code == 200
    return answer.content.decode()


def saved(browser: Client, draft: Draft, **fields: str) -> Any:
    return browser.post(f"/desk/drafts/{draft.pk}/", fields)


def shown_state(browser: Client, draft: Draft) -> str:
    (state,) = re.findall(r'name="seen" value="([^"]+)"', page_of(browser, f"/desk/drafts/{draft.pk}/preview/"))
    return str(state)


def errors_on(page: str) -> list[str]:
    lists = re.findall(r'<ul class="errors"[^>]*>(.*?)</ul>', page, re.DOTALL)
    return [error for one in lists for error in re.findall(r"<li[^>]*>(.*?)</li>", one, re.DOTALL)]


def test_an_article_is_published_by_its_editor(editor: Client) -> None:
    draft = pasted(editor)
    answer = saved(editor, draft, language="en", genre="essay", preview="yes")
    assert answer["Location"] == f"/desk/drafts/{draft.pk}/preview/"
    assert not Article.objects.exists()
    state = shown_state(editor, draft)
    assert editor.post(f"/desk/drafts/{draft.pk}/preview/", {"seen": state})["Location"] == "/desk/"
    version = Version.objects.select_related("article", "source").get()
    assert version.title == "Nine Days of Ice"
    assert version.made_by == "user hana"
    assert (version.article.language, version.article.genre) == ("en", "essay")
    assert bytes(version.source.content) == TEXT.replace("\r\n", "\n").encode()
    assert version.source.metadata == {"language": "en", "genre": "essay"}
    assert not Draft.objects.exists()
    assert 'href="http://testserver/articles/nine-days-of-ice/"' in page_of(editor, "/desk/")


def test_who_published_it_is_not_public(editor: Client, client: Client) -> None:
    draft = pasted(editor, TEXT.replace("Hana", "Ada"))
    editor.post(f"/desk/drafts/{draft.pk}/preview/", {"seen": shown_state(editor, draft)})
    for address in ("/articles/nine-days-of-ice/", "/api/v1/articles/nine-days-of-ice/versions/1/"):
        assert "hana" not in client.get(address).content.decode()


def test_what_was_read_is_shown_piece_by_piece(editor: Client) -> None:
    page = page_of(editor, f"/desk/drafts/{pasted(editor).pk}/")
    labels = re.findall(r'<li class="\w+"><span class="label">([^<]+)</span>', page)
    assert labels == ["Title", "Byline", "Paragraph 1", "Paragraph 2", "Left out: site furniture after the text"]
    assert "The language is not stated and is never guessed." in page
    assert "sidecar" not in page


def stated_on(page: str) -> list[tuple[str, str]]:
    return re.findall(r'Read from <span class="address">(.*?)</span>: <q[^>]*>(.*?)</q>', page)


def test_each_printed_fact_says_where_it_was_read(editor: Client) -> None:
    note = "This piece was originally published in The Vell Courier on February 1, 2024."
    draft = pasted(editor, f"{TEXT}\r\n\r\n{note}")
    stated = [("line 1", PARTS[0]), ("line 3", PARTS[1]), *[("line 11", note)] * 2]
    assert stated_on(page_of(editor, f"/desk/drafts/{draft.pk}/")) == stated
    saved(editor, draft, title="Ten Days", language="en")
    assert stated_on(page_of(editor, f"/desk/drafts/{draft.pk}/")) == stated  # what is printed stays as it is


@pytest.mark.parametrize(
    ("source", "stated"),
    [
        (f"---\ntitle: Ice\n---\n\n{PARTS[2]}", ("front matter, title (line 2)", "title: Ice")),
        (f"<html><h1>Ice</h1><p>{PARTS[2]}</p></html>", ("tag h1", "Ice")),
        (
            "<article><front><article-meta><title-group><article-title>Ice</article-title></title-group></article-meta></front>"
            f"<body><p>{PARTS[2]}</p></body></article>",
            ("element front/article-meta/title-group/article-title", "Ice"),
        ),
    ],
)
def test_a_fact_of_each_format_says_where_it_was_read(editor: Client, source: str, stated: tuple[str, str]) -> None:
    draft = pasted(editor, source)
    assert stated in stated_on(page_of(editor, f"/desk/drafts/{draft.pk}/"))


def test_a_file_is_read_as_the_bytes_that_it_has(editor: Client) -> None:
    content = SAMPLE.read_bytes()
    editor.post(NEW, {"file": SimpleUploadedFile("korea.txt", content, "text/plain")})
    draft = Draft.objects.get()
    assert bytes(draft.content) == content
    assert (draft.file_name, draft.title) == ("korea.txt", "The US-South Korea Alliance at 70th Anniversary")


@pytest.mark.parametrize(("kind", "title"), [("text/plain", "Ice [1](#a)"), ("text/markdown", "Ice 1")])
def test_the_kind_of_a_pasted_text_can_be_said(editor: Client, kind: str, title: str) -> None:
    assert pasted(editor, "# Ice [1](#a)\n\nThin.\n\nThick.", kind=kind).title == title


@pytest.mark.parametrize(
    ("form", "message"),
    [
        ({}, "Paste a text, or choose a file."),
        ({"text": " \r\n"}, "Paste a text, or choose a file."),
        ({"text": "Ice", "file": SimpleUploadedFile("a.txt", b"Ice")}, "There is a file and a text; give one of them."),
        ({"file": SimpleUploadedFile("a.txt", b"")}, "The submitted file is empty."),
        ({"file": SimpleUploadedFile("a.txt", b"x" * 11_000_000)}, "The document has 11,000,000 bytes"),
    ],
)
def test_what_is_no_document_is_said_beside_the_field_and_not_kept(
    editor: Client, form: dict[str, Any], message: str
) -> None:
    answer = editor.post(NEW, form)
    assert answer.status_code == 200
    (error,) = errors_on(answer.content.decode())
    assert message in error
    assert not Draft.objects.exists()


# ── A document that cannot be read ──────────────────────────────────────────────────────────────────────────────────
UNREADABLE = "Only a Title & <b>No Text</b>"
PDF = b"%PDF-1.7\n\x00\xff"


def unreadable(browser: Client, **form: Any) -> tuple[Draft, str]:
    """Send a document that cannot be read; return its draft, and the page that follows."""
    answer = browser.post(NEW, form, follow=True)
    draft = Draft.objects.get()
    assert answer.redirect_chain == [(f"/desk/drafts/{draft.pk}/text/", 302)]
    return draft, answer.content.decode()


def test_a_text_that_cannot_be_read_is_kept_with_what_is_wrong_beside_it(editor: Client) -> None:
    draft, page = unreadable(editor, text=UNREADABLE, kind="application/jats+xml")
    assert (draft.title, bytes(draft.content).decode(), draft.made_by) == (UNREADABLE, UNREADABLE, "hana")
    assert len(errors_on(page)) == 1
    assert 'id="id_text_error"' in page
    assert "Only a Title &amp; &lt;b&gt;No Text&lt;/b&gt;</textarea>" in page
    assert '<option value="application/jats+xml" selected>' in page
    assert "It is kept as a draft" in page
    assert "Back to what was read" not in page


def test_a_file_that_cannot_be_read_is_kept_with_what_is_wrong_beside_it(editor: Client) -> None:
    draft, page = unreadable(editor, file=SimpleUploadedFile("a.pdf", PDF, "application/pdf"))
    assert (draft.title, draft.file_name, bytes(draft.content)) == ("a.pdf", "a.pdf", PDF)
    (error,) = errors_on(page)
    assert "The document is PDF" in error
    assert 'id="id_file_error"' in page
    assert f"Kept is the file <bdi>a.pdf</bdi>, {len(PDF)} bytes." in page


def test_colleagues_find_a_draft_that_cannot_be_read_and_each_page_of_it_leads_to_its_text(
    editor: Client, desk_publisher: Client
) -> None:
    draft, _ = unreadable(editor, text=UNREADABLE)
    assert f'href="/desk/drafts/{draft.pk}/"' in page_of(desk_publisher, "/desk/")
    text = f"/desk/drafts/{draft.pk}/text/"
    for answer in (
        desk_publisher.get(f"/desk/drafts/{draft.pk}/"),
        saved(desk_publisher, draft, language="en"),
        desk_publisher.get(f"/desk/drafts/{draft.pk}/preview/", follow=True).redirect_chain[-1:],
    ):
        assert (answer[-1][0] if isinstance(answer, list) else answer["Location"]) == text
    assert errors_on(page_of(desk_publisher, text))
    assert not Article.objects.exists()


def test_a_draft_that_cannot_be_read_takes_another_document_or_another_try(editor: Client) -> None:
    draft, _ = unreadable(editor, text=UNREADABLE)
    text = f"/desk/drafts/{draft.pk}/text/"
    assert editor.post(text, {"text": f"{UNREADABLE}!"})["Location"] == text
    draft.refresh_from_db()
    assert draft.title == f"{UNREADABLE}!"
    assert editor.post(text, {"text": TEXT})["Location"] == f"/desk/drafts/{draft.pk}/"
    draft.refresh_from_db()
    assert draft.title == "Nine Days of Ice"
    assert Draft.objects.count() == 1


def test_a_draft_that_can_be_read_is_not_replaced_by_what_cannot(editor: Client) -> None:
    draft = pasted(editor)
    answer = editor.post(f"/desk/drafts/{draft.pk}/text/", {"text": UNREADABLE})
    assert answer.status_code == 200
    page = answer.content.decode()
    assert errors_on(page)
    assert "&lt;b&gt;No Text" in page
    draft.refresh_from_db()
    assert draft.title == "Nine Days of Ice"


def test_a_draft_that_cannot_be_read_can_be_discarded(editor: Client) -> None:
    draft, page = unreadable(editor, text=UNREADABLE)
    assert f'href="/desk/drafts/{draft.pk}/discard/"' in page
    editor.post(f"/desk/drafts/{draft.pk}/discard/")
    assert not Draft.objects.exists()


def test_a_larger_upload_is_refused_before_it_is_read(editor: Client) -> None:
    answer = editor.post(NEW, {"text": "x"}, CONTENT_LENGTH=str(13 * 1024 * 1024))
    assert answer.status_code == 413
    page = answer.content.decode()
    assert "too large" in page
    assert "13,631,488 bytes" in page


def test_a_draft_outlives_the_browser_and_colleagues_see_it(editor: Client, desk_publisher: Client) -> None:
    draft = pasted(editor)
    saved(editor, draft, language="en", keywords="ice\r\nharbours")
    start = page_of(desk_publisher, "/desk/")
    assert f'href="/desk/drafts/{draft.pk}/"' in start
    assert "hana" in start
    page = page_of(desk_publisher, f"/desk/drafts/{draft.pk}/")
    assert 'name="language" value="en"' in page
    assert "ice\nharbours</textarea>" in page


def test_a_field_that_is_wrong_says_so_and_what_was_typed_stays(editor: Client) -> None:
    draft = pasted(editor)
    answer = saved(editor, draft, language="Klingonese!", published="30 May", genre=HOSTILE[:40])
    page = answer.content.decode()
    assert answer.status_code == 200
    assert len(errors_on(page)) == 2
    assert "Klingonese!" in page
    assert "<script>" not in page
    draft.refresh_from_db()
    assert draft.metadata == {}


def test_a_slug_that_is_taken_is_said_beside_its_field(editor: Client, publish: Publish) -> None:
    publish("Nine Days of Ice", "Another text.")
    draft = pasted(editor)
    page = page_of(editor, f"/desk/drafts/{draft.pk}/")
    (error,) = errors_on(page)
    assert "Another text is published under “nine-days-of-ice”; give this one another name." in error
    assert "POST" not in page
    assert editor.get(f"/desk/drafts/{draft.pk}/preview/")["Location"] == f"/desk/drafts/{draft.pk}/"
    assert '<p class="banner error" dir="auto">Another text is published' in page_of(
        editor, f"/desk/drafts/{draft.pk}/"
    )
    assert saved(editor, draft, slug="nine-days-of-ice-again", preview="yes").status_code == 302


def test_a_fact_of_an_author_is_refused_beside_the_author(editor: Client) -> None:
    draft = pasted(editor)
    answer = saved(editor, draft, **{"author0-family_name": "Nobody"})
    (error,) = errors_on(answer.content.decode())
    assert "is no part of" in error
    draft.refresh_from_db()
    assert draft.metadata["authors"] == [{"family_name": "Nobody", "name_as_printed": "Hana Example"}]


def test_an_author_is_taken_for_who_has_the_name(editor: Client, publish: Publish) -> None:
    publish("A first one", authors=[{"name_as_printed": "Hana Example"}])
    draft = pasted(editor)
    page = page_of(editor, f"/desk/drafts/{draft.pk}/")
    assert "who is known here" in page
    assert "with 1 article." in page
    saved(editor, draft, **{"author0-orcid": "0000-0002-1825-0097"})
    assert "with 1 article." in page_of(editor, f"/desk/drafts/{draft.pk}/")
    assert "A new person" in page_of(editor, f"/desk/drafts/{pasted(editor, TEXT.replace('Hana', 'Ada')).pk}/")


def test_an_author_can_be_added_and_taken_back(editor: Client) -> None:
    draft = pasted(editor)
    saved(editor, draft, **{"author1-name": "Ada Example", "author1-orcid": "0000-0002-1825-0097"})
    draft.refresh_from_db()
    assert draft.metadata["authors"] == [{"name_as_printed": "Ada Example", "orcid": "0000-0002-1825-0097"}]
    page = page_of(editor, f"/desk/drafts/{draft.pk}/")
    assert 'name="author1-name" value="Ada Example"' in page
    saved(editor, draft, **{"author1-name": ""})
    draft.refresh_from_db()
    assert draft.metadata == {}


def test_the_first_publication_and_the_outlet_become_publications(editor: Client) -> None:
    draft = pasted(editor)
    fields = {
        "outlet": "The Harbour Reader",
        "published": "2024-02",
        "first-outlet": "The Vell Courier",
        "first-date": "2024",
    }
    saved(editor, draft, **fields)
    draft.refresh_from_db()
    assert draft.metadata == {
        "outlet": {"name": "The Harbour Reader"},
        "published": "2024-02",
        "publications": [{"outlet": {"name": "The Vell Courier"}, "date": "2024", "role": "original"}],
    }
    editor.post(f"/desk/drafts/{draft.pk}/preview/", {"seen": shown_state(editor, draft)})
    article = Article.objects.get()
    assert [(row.role, row.date) for row in article.publications.order_by("order")] == [
        ("original", "2024"),
        ("republication", "2024-02"),
    ]


def test_what_the_form_has_no_field_for_stays(editor: Client) -> None:
    draft = pasted(editor)
    kept = {
        "sections": [{"first_ordinal": 1, "heading": "Ice"}],
        "authors": [{"name_as_printed": "Hana Example", "role": "editor"}],
        "publications": [{"role": "republication", "outlet": {"name": "Elsewhere"}}],
        "outlet": {"name": "The Harbour Reader", "kind": "magazine"},
    }
    Draft.objects.update(metadata=kept)
    saved(editor, draft, outlet="The Harbour Reader", language="en")
    draft.refresh_from_db()
    assert draft.metadata == {**kept, "language": "en"}


def test_two_editors_do_not_overwrite_each_other_unseen(editor: Client, desk_publisher: Client) -> None:
    draft = pasted(editor)
    (seen,) = re.findall(r'name="seen" value="([^"]+)"', page_of(editor, f"/desk/drafts/{draft.pk}/"))
    saved(desk_publisher, draft, genre="essay")
    answer = saved(editor, draft, genre="report", seen=seen)
    page = answer.content.decode()
    assert answer.status_code == 200
    assert "petra has changed this draft meanwhile" in page
    assert 'value="report"' in page
    draft.refresh_from_db()
    assert draft.metadata == {"genre": "essay"}
    (now,) = re.findall(r'name="seen" value="([^"]+)"', page)
    saved(editor, draft, genre="report", seen=now)
    draft.refresh_from_db()
    assert draft.metadata == {"genre": "report"}


def test_nothing_is_published_that_was_not_shown(editor: Client) -> None:
    draft = pasted(editor)
    state = shown_state(editor, draft)
    saved(editor, draft, genre="essay")
    answer = editor.post(f"/desk/drafts/{draft.pk}/preview/", {"seen": state})
    assert answer["Location"] == f"/desk/drafts/{draft.pk}/preview/"
    assert not Article.objects.exists()
    assert "nothing is published" in page_of(editor, answer["Location"])


def test_the_preview_has_the_address_and_the_citation_and_writes_nothing(editor: Client) -> None:
    draft = pasted(editor)
    page = page_of(editor, f"/desk/drafts/{draft.pk}/preview/")
    assert "http://testserver/articles/nine-days-of-ice/" in page
    assert "<i>Nine Days of Ice</i>" in page
    assert "cannot be deleted" in page
    assert not Article.objects.exists()
    assert not Event.objects.exists()


def test_a_document_that_is_published_is_not_published_again(editor: Client, publish: Publish) -> None:
    published = publish("Nine Days of Ice", "The harbour froze.")
    draft = pasted(editor, "Nine Days of Ice\n\nThe harbour froze.")
    page = page_of(editor, f"/desk/drafts/{draft.pk}/preview/")
    assert "published already" in page
    assert ">Publish<" not in page
    assert Version.objects.get() == published.version


def test_a_document_is_read_once_a_request(editor: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    read = Mock(wraps=intake.read)
    monkeypatch.setattr("articles.publishing.drafts.read", read)
    draft = pasted(editor)
    assert read.call_count == 1
    page_of(editor, f"/desk/drafts/{draft.pk}/")
    assert read.call_count == 2
    saved(editor, draft, language="en")
    assert read.call_count == 3


def test_the_text_of_a_draft_can_be_changed(editor: Client) -> None:
    draft = pasted(editor)
    saved(editor, draft, language="en")
    page = page_of(editor, f"/desk/drafts/{draft.pk}/text/")
    assert "The harbour froze." in page
    editor.post(f"/desk/drafts/{draft.pk}/text/", {"text": TEXT.replace("Nine", "Ten")})
    draft.refresh_from_db()
    assert (draft.title, draft.metadata) == ("Ten Days of Ice", {"language": "en"})


def test_a_draft_can_be_discarded_after_a_question(editor: Client) -> None:
    draft = pasted(editor)
    page_of(editor, f"/desk/drafts/{draft.pk}/discard/")
    assert Draft.objects.exists()
    editor.post(f"/desk/drafts/{draft.pk}/discard/")
    assert not Draft.objects.exists()
    assert editor.get(f"/desk/drafts/{draft.pk}/").status_code == 404


@pytest.mark.parametrize(
    "address",
    [NEW, "/desk/drafts/{}/", "/desk/drafts/{}/text/", "/desk/drafts/{}/preview/", "/desk/drafts/{}/discard/"],
)
def test_only_editors_may(outsider: Client, editor: Client, visitor: Client, address: str) -> None:
    address = address.format(pasted(editor).pk)
    assert outsider.get(address).status_code == 403
    assert outsider.post(address, {"text": TEXT}).status_code == 403
    assert visitor.get(address).status_code == 302
    assert visitor.post(address, {"text": TEXT}).status_code == 401
    assert Draft.objects.count() == 1
    assert not Article.objects.exists()


def test_no_text_becomes_markup(editor: Client) -> None:
    draft = pasted(editor, f"{HOSTILE}\n\nBy {HOSTILE[:60]}\n\nText {HOSTILE}.\n\nMore {HOSTILE}.", kind="text/plain")
    names = ["title", "subtitle", "genre", "keywords", "outlet", "rights", "credit", "section", "pages"]
    fields = dict.fromkeys((*names, "first-outlet", "first-title", "author1-name", "author1-person_name"), HOSTILE)
    shown = saved(editor, draft, **fields).content.decode()
    pages = [shown, page_of(editor, f"/desk/drafts/{draft.pk}/"), page_of(editor, f"/desk/drafts/{draft.pk}/text/")]
    pages += [page_of(editor, f"/desk/drafts/{draft.pk}/preview/"), page_of(editor, "/desk/")]
    for page in pages:
        assert "<script>alert" not in page
        assert "<img" not in page


def test_a_long_text_shows_only_its_first_pieces(editor: Client) -> None:
    paragraphs = "\n\n".join(f"Paragraph {number} of this text says little." for number in range(500))
    draft = pasted(editor, f"Ice\n\n{paragraphs}")
    page = page_of(editor, f"/desk/drafts/{draft.pk}/")
    assert page.count('<li class="text">') < 401
    assert "further pieces" in page


def test_a_long_text_is_previewed_a_page_at_a_time(editor: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(long_texts, "PARAGRAPHS", 2)
    text = "# Ice\n\nOne.\n\nTwo <b>&</b>.\n\n## Later\n\n*Three.*\n\n> Four.\n\nFive."
    address = f"/desk/drafts/{pasted(editor, text, kind='text/markdown').pk}/preview/"
    first, second, third = (page_of(editor, f"{address}{page}") for page in ("", "?page=2", "?page=3"))
    assert "paragraphs 1 to 2 of 5" in first
    assert "of these alone" in first
    assert [word in first for word in ("One.", "Two", "Three.")] == [True, True, False]
    assert ">Publish<" in first
    assert re.findall(r'<h2>Later</h2>|class="mark">(\d)', second) == ["", "3", "4"]
    assert "<em>Three.</em>" in second
    assert "<blockquote><p>Four.</p></blockquote>" in second
    assert ">Publish<" not in second
    assert [page.count('rel="next"') for page in (first, second, third)] == [1, 1, 0]
    assert "Five." in third
    assert not Article.objects.exists()


def test_what_is_published_of_a_long_text_is_all_of_it(editor: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(long_texts, "PARAGRAPHS", 1)
    draft = pasted(editor)
    editor.post(f"/desk/drafts/{draft.pk}/preview/", {"seen": shown_state(editor, draft)})
    assert Version.objects.get().paragraph_count == 2


def test_a_long_draft_is_rehearsed_when_it_is_saved(
    editor: Client, publish: Publish, monkeypatch: pytest.MonkeyPatch
) -> None:
    publish("Nine Days of Ice", "Another text.")
    draft = pasted(editor)
    monkeypatch.setattr("articles.desk.draft.LONGEST_REHEARSED", 10)
    assert errors_on(page_of(editor, f"/desk/drafts/{draft.pk}/")) == []
    assert "is published under" in errors_on(saved(editor, draft).content.decode())[0]


def test_what_is_emptied_is_gone(editor: Client) -> None:
    draft = pasted(editor)
    first = {"role": "original", "outlet": {"name": "The Vell Courier"}, "date": "2024"}
    Draft.objects.update(metadata={"publications": [first], "genre": "essay", "authors": [{"name_as_printed": "Ada"}]})
    saved(editor, draft)
    draft.refresh_from_db()
    assert draft.metadata == {}


def test_the_other_publications_stay_beside_the_first(editor: Client) -> None:
    draft = pasted(editor)
    other = {"role": "republication", "outlet": {"name": "Elsewhere"}}
    Draft.objects.update(metadata={"publications": [other]})
    saved(editor, draft, **{"first-date": "2024"})
    draft.refresh_from_db()
    assert draft.metadata == {"publications": [{"date": "2024", "role": "original"}, other]}


def test_an_author_may_be_known_by_name_alone(editor: Client) -> None:
    draft = pasted(editor)
    saved(editor, draft, **{"author1-name": "Ada Example"})
    draft.refresh_from_db()
    assert draft.metadata == {"authors": [{"name_as_printed": "Ada Example"}]}


def test_another_outlet_does_not_inherit_from_the_one_before(editor: Client) -> None:
    draft = pasted(editor)
    Draft.objects.update(metadata={"outlet": {"name": "The Harbour Reader", "kind": "magazine"}})
    saved(editor, draft, outlet="The Vell Courier")
    draft.refresh_from_db()
    assert draft.metadata == {"outlet": {"name": "The Vell Courier"}}


def test_a_draft_of_a_version_is_no_draft_of_an_article(editor: Client, publish: Publish) -> None:
    draft = Draft.objects.create(article=publish("Ice").article, content=b"Ice", made_by="hana")
    for part in ("", "text/", "preview/", "discard/"):
        assert editor.get(f"/desk/drafts/{draft.pk}/{part}").status_code == 404


# ── What was read wrongly ───────────────────────────────────────────────────────────────────────────────────────────
MISREAD = "\r\n\r\n".join(
    [
        "Nine Days of Ice",
        "A winter in numbers",
        "By Marle Harbour",
        "3 April 2021",
        "The harbour froze for nine days, and nobody had planned for it.",
        "Nobody in the ministry can say when it will open again, or for whom.",
        "This article first appeared in The Vintner on March 30, 2021.",
    ]
)


def published_facts(browser: Client, draft: Draft) -> Version:
    browser.post(f"/desk/drafts/{draft.pk}/preview/", {"seen": shown_state(browser, draft)})
    return Version.objects.get()


def test_a_byline_that_is_none_is_emptied_and_its_words_are_left_out(editor: Client) -> None:
    draft = pasted(editor, MISREAD)
    page = page_of(editor, f"/desk/drafts/{draft.pk}/")
    assert 'name="author0-role-none" id="id_author0-role-none" value="yes">' in page
    assert saved(editor, draft, **{"author0-role-none": "yes"}).status_code == 302
    page = page_of(editor, f"/desk/drafts/{draft.pk}/")
    assert "printed, but not an author" in page
    assert 'id="id_author0-role-none" value="yes" checked>' in page
    version = published_facts(editor, draft)
    assert not version.contributions.exists()
    assert version.source.metadata == {"authors": [{"name_as_printed": "Marle Harbour", "role": None}]}
    assert {"text": "Marle Harbour", "reason": "read as the byline; the editor says that it is not"} in version.left_out
    assert version.article.supplied_by_editor == ["authors"]


def test_facts_that_are_none_are_emptied_and_the_others_stay(editor: Client) -> None:
    draft = pasted(editor, MISREAD)
    ticks = {"subtitle-none": "yes", "published-none": "yes", "first-note_as_printed-none": "yes"}
    saved(editor, draft, **ticks)
    version = published_facts(editor, draft)
    (publication,) = version.article.publications.all() or [None]
    assert (version.title, version.subtitle) == ("Nine Days of Ice", None)
    assert publication is None or (publication.date, publication.role) == (None, "original")
    assert {piece["text"] for piece in version.left_out} == {"A winter in numbers", MISREAD.split("\r\n\r\n")[-1]}


def test_a_fact_is_not_both_given_and_emptied(editor: Client) -> None:
    draft = pasted(editor, MISREAD)
    page = saved(editor, draft, published="2021-05", **{"published-none": "yes"}).content.decode()
    assert errors_on(page) == ["Give another value, or say that there is none; not both."]
    draft.refresh_from_db()
    assert draft.metadata == {}


def test_a_tick_that_is_taken_away_lets_the_fact_be_as_it_was_read(editor: Client) -> None:
    draft = pasted(editor, MISREAD)
    for ticks in ({"published-none": "yes", "author0-role-none": "yes", "first-note_as_printed-none": "yes"}, {}):
        saved(editor, draft, **ticks)
        draft.refresh_from_db()
        assert bool(draft.metadata) is bool(ticks)


def test_a_title_that_is_none_needs_another_one(editor: Client) -> None:
    draft = pasted(editor, MISREAD)
    page = saved(editor, draft, **{"title-none": "yes"}).content.decode()
    assert errors_on(page) == ["The document has no title; give one in the metadata."]


def test_readers_are_not_told_that_an_unknown_fact_was_supplied(editor: Client, client: Client) -> None:
    draft = pasted(editor, MISREAD)
    saved(editor, draft, genre="essay", **{"subtitle-none": "yes", "published-none": "yes", "author0-role-none": "yes"})
    version = published_facts(editor, draft)
    page = client.get(f"/articles/{version.article.slug}/", headers={"accept": "text/html"}).content.decode()
    assert "Supplied by the editor, and not printed: genre." in page
    facts = client.get(f"/api/v1/articles/{version.article.slug}/").json()
    assert set(facts["supplied_by_editor"]) == {"genre", "subtitle", "published", "authors"}
    assert (facts["subtitle"], facts["authors"]) == (None, [])

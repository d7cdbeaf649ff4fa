"""Which format a document is in, and what is refused."""

import pytest

from articles.intake import MAX_SOURCE_BYTES, Manuscript, TooLarge, UnknownFormat, Unreadable, read
from articles.intake.formats import READABLE_TYPES, charset_of, reader_of
from articles.intake.html.reader import read_html

TEXT = b"A title\n\nA paragraph of some words."


@pytest.mark.parametrize(
    "data",
    [
        b"%PDF-1.7\n\0",
        b"PK\x03\x04\0\0word/document.xml",
        b"\x89PNG\r\n\x1a\n\0",
        b"\xff\xd8\xff\xe0\0",
        b"{\\rtf1 x}",
    ],
)
def test_the_content_tells_before_name_and_media_type(data: bytes) -> None:
    with pytest.raises(UnknownFormat) as caught:
        read(data, name="a.txt", media_type="text/plain")
    assert "plain text" in caught.value.detail


@pytest.mark.parametrize("name", ["a.json", "a.docx", "A.PDF", "a.csv"])
def test_the_name_tells_where_the_content_does_not(name: str) -> None:
    with pytest.raises(UnknownFormat):
        read(TEXT, name=name, media_type="text/plain")


@pytest.mark.parametrize("media_type", ["application/rtf", "application/json", "image/png; charset=utf-8"])
def test_the_media_type_tells_last(media_type: str) -> None:
    with pytest.raises(UnknownFormat):
        read(TEXT, media_type=media_type)
    assert read(TEXT, name="a.txt", media_type=media_type).title == "A title"


@pytest.mark.parametrize(
    ("data", "essence"),
    [
        (b"<!DOCTYPE html><html><body><p>x</p></body></html>", "text/html"),
        (b"\xef\xbb\xbf\n<html lang=en><p>x", "text/html"),
        (b'<?xml version="1.0"?><!DOCTYPE html PUBLIC "x"><html><p>x', "text/html"),
        (b"<!-- saved from the web --><html><p>x", "text/html"),
        (b'<?xml version="1.0"?><article><body><p>x</p></body></article>', "application/jats+xml"),
        (b"<!DOCTYPE article><article><body><p>x</p></body></article>", "application/jats+xml"),
        (b"---\ntitle: A title\n---\n\nx", "text/markdown"),
        (b'+++\ntitle = "A title"\n+++\n\nx', "text/markdown"),
    ],
)
def test_what_the_content_tells(data: bytes, essence: str) -> None:
    assert read(data, name="a.txt", media_type="text/plain").media_type == f"{essence}; charset=utf-8"


@pytest.mark.parametrize(
    ("name", "media_type"),
    [("a.md", "text/plain"), ("A.MARKDOWN", None), (None, "text/markdown"), (None, "text/x-markdown; charset=utf-8")],
)
def test_markdown_without_front_matter(name: str | None, media_type: str | None) -> None:
    assert read(b"# A title\n\nx", name=name, media_type=media_type).media_type == "text/markdown; charset=utf-8"


@pytest.mark.parametrize(
    ("name", "media_type"), [(None, None), ("a", None), ("a.v2", None), (None, "application/octet-stream")]
)
def test_text_that_nothing_else_is_said_about(name: str | None, media_type: str | None) -> None:
    assert read(TEXT, name=name, media_type=media_type).media_type == "text/plain; charset=utf-8"


def test_too_large() -> None:
    with pytest.raises(TooLarge):
        read(b"x" * (MAX_SOURCE_BYTES + 1))


@pytest.mark.parametrize(("data", "code"), [(b"A title", "no_paragraph")])
def test_what_an_article_needs(data: bytes, code: str) -> None:
    with pytest.raises(Unreadable) as caught:
        read(data)
    assert caught.value.code == code


def test_a_signature_stands_at_the_beginning() -> None:
    assert read(b"A title\n\nIt says %PDF- and <html> and PK\x03\x04.").media_type.startswith("text/plain")


def test_the_most_bytes_are_read(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("articles.intake.reader_of", lambda *_: lambda *_: Manuscript("text/plain"))
    assert read(b"x" * MAX_SOURCE_BYTES) == Manuscript("text/plain")


@pytest.mark.parametrize(
    ("media_type", "charset"),
    [
        ("text/plain; charset=ISO-8859-1", "ISO-8859-1"),
        ('text/plain;Charset = "utf-8"', "utf-8"),
        ("text/plain", None),
        (None, None),
    ],
)
def test_the_charset_in_a_media_type(media_type: str | None, charset: str | None) -> None:
    assert charset_of(media_type) == charset


def test_what_is_readable_is_listed() -> None:
    assert {"text/plain", "text/html", "text/markdown", "application/jats+xml"} <= set(READABLE_TYPES)
    assert not {"application/pdf", "application/rtf"} & set(READABLE_TYPES)


def test_a_refusal_names_the_format_and_those_that_are_read() -> None:
    with pytest.raises(UnknownFormat) as caught:
        read(TEXT, media_type="Application/X-Thing; a=b")
    assert caught.value.detail == (
        "The document is application/x-thing, which is not read; the formats read today are: "
        "plain text, HTML, JATS or other XML, Markdown."
    )


@pytest.mark.parametrize(
    ("data", "essence"),
    [
        (b"<article><h1>Ice</h1><p>The harbour at Quell has been closed for years.</p></article>", "text/html"),
        (b"<article class=post><header><h1>Ice</h1></header><p>The harbour is closed.</p></article>", "text/html"),
        (b"<article><front/><body><p>x</p></body></article>", "application/jats+xml"),
        (b'<article article-type="x"><body><p>x</p></body></article>', "application/jats+xml"),
    ],
)
@pytest.mark.parametrize("name", ["a.html", None])
def test_an_article_is_jats_only_with_jats_inside(data: bytes, essence: str, name: str | None) -> None:
    assert read(data, name=name).media_type == f"{essence}; charset=utf-8"


@pytest.mark.parametrize("charset", ["utf-16", "utf-16-le", "utf-16-be", "utf-32"])
def test_a_page_in_wide_units_is_told_by_its_content(charset: str) -> None:
    page = "<!DOCTYPE html><html><head><title>Ice</title></head><body><p>It was cold on the quay.</p></body></html>"
    assert reader_of(page.encode(charset), None, None) is read_html


@pytest.mark.parametrize(
    ("data", "name", "media_type", "media"),
    [
        ("<p>Ice.</p>", None, None, "text/html"),
        ("<!-- wp:paragraph -->\n<p class=x>Ice.</p>", None, "application/octet-stream", "text/html"),
        ("<script>\nlet a\n</script>\n<!DOCTYPE html><html><body><p>Ice.</p>", None, None, "text/html"),
        ("<h1 align=center>Ice</h1>\n\nSnow.", "a.md", None, "text/markdown"),
        ("<p>Ice.</p>", None, "text/plain", "text/plain"),
        ("<p>Ice", None, None, "text/plain"),
        ("<people> of the ice</people>", None, None, "text/plain"),
    ],
)
def test_a_fragment_of_a_page_is_told_if_nothing_else_is_known(
    data: str, name: str | None, media_type: str | None, media: str
) -> None:
    text = f"{data}\n\nIt was cold on the quay, and nobody came.".encode()
    assert read(text, name=name, media_type=media_type).media_type.partition(";")[0] == media

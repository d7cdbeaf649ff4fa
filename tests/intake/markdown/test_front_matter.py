"""Front matter: which texts have some, what it holds, and what is refused."""

import pytest

from articles.intake import Unreadable
from articles.intake.markdown.front_matter import split_front_matter


@pytest.mark.parametrize(
    ("text", "values", "body"),
    [
        ("---\nTitle-Line: A\n---\nx", {"title_line": "A"}, "x"),
        ("\n---\n# a comment\ntitle: A\n...\nx", {"title": "A"}, "x"),
        ("---\n---\nx", {}, "x"),
        ("---\nA rule, and no key\n---\nx", {}, "---\nA rule, and no key\n---\nx"),
        ("+++\ntitle = 'A'\n+++\nx", {"title": "A"}, "x"),
        ('{"title": "A"}\nx', {"title": "A"}, "\nx"),
        ('---json\n{"title": "A"}\n---\nx', {"title": "A"}, "x"),
        (';;;\n"title": "A",\n;;;\nx', {"title": "A"}, "x"),
        ("---toml\ntitle = 'A'\n---\nx", {"title": "A"}, "x"),
        ("---yaml\ntitle: A\n---\nx", {"title": "A"}, "x"),
        ("% A\n  B\n% C\n  D\n\nx", {"title": "A B", "author": "C; D"}, "\nx"),
        ('{"title": A}\nx', {}, '{"title": A}\nx'),
        ("{ braces } x", {}, "{ braces } x"),
        ("x", {}, "x"),
        ("---\ntitle: A\ntitle: B\n---\nx", {"title": "A"}, "x"),
        ("---\ndate: 2024-02\n---\nx", {"date": "2024-02"}, "x"),
    ],
)
def test_values_and_text(text: str, values: dict[str, object], body: str) -> None:
    assert split_front_matter(text) == (values, body)


@pytest.mark.parametrize(
    ("text", "detail"),
    [
        ("---\ntitle: A\nx", "The front matter does not end; close it with a line of ---."),
        ("---\na: &x 1\n---\nx", "The front matter holds anchors or aliases, which are not read; write the value out."),
        ("---\na: " + "[" * 13 + "\n---\nx", "The front matter is nested more than 12 deep."),
        ("---\na: [\n---\nx", "The front matter is not YAML in line 3; look at that line."),
        ("+++\na = \n+++\nx", "The front matter is not TOML: Invalid value (at line 1, column 5)."),
        ("---\na: b\n" + "#" * 100_000 + "\n---\nx", "The front matter is longer than 100,000 characters."),
    ],
)
def test_what_is_refused(text: str, detail: str) -> None:
    with pytest.raises(Unreadable) as caught:
        split_front_matter(text)
    assert (caught.value.code, caught.value.detail) == ("front_matter", detail)


@pytest.mark.parametrize(("events", "refused"), [(20_001, False), (20_002, True)])
def test_front_matter_holds_twenty_thousand_values(events: int, refused: bool, monkeypatch: pytest.MonkeyPatch) -> None:
    events_of_the_text = 8  # start and end of the stream, the document and the mapping, the key and its value
    monkeypatch.setattr("articles.intake.yaml._BoundedParser._count", events - events_of_the_text)
    if not refused:
        assert split_front_matter("---\na: b\n---\nx") == ({"a": "b"}, "x")
        return
    with pytest.raises(Unreadable) as caught:
        split_front_matter("---\na: b\n---\nx")
    assert caught.value.detail == "The front matter holds more values than any article needs."


def test_front_matter_of_a_hundred_thousand_characters_is_read() -> None:
    inside = "a: b\n#"
    assert split_front_matter(f"---\n{inside}{'x' * (99_999 - len(inside))}\n---\nx") == ({"a": "b"}, "x")
    assert split_front_matter(f"---\na: {'[' * 11}{']' * 11}\n---\nx")[1] == "x"


def test_a_key_of_too_many_parts_is_refused() -> None:
    with pytest.raises(Unreadable, match="holds more values than any article needs"):
        split_front_matter("+++\n" + "a." * 5001 + "b = 1\n+++\nx")


@pytest.mark.parametrize(
    ("text", "title", "author", "date"),
    [
        ("% Ice\n% Jane Doe\n% 8 February 2024\n\nx", "Ice", "Jane Doe", "8 February 2024"),
        ("Title: Ice\nAuthor: Jane Doe\nDate: 2024-02-08\n\nx", "Ice", "Jane Doe", "2024-02-08"),
        ("---\ntitle: Ice\nparams:\n  author: Jane Doe\n---\nx", "Ice", "Jane Doe", None),
        ('+++\ntitle = "Ice"\n[extra]\nauthor = "Jane Doe"\n+++\nx', "Ice", "Jane Doe", None),
        ("---\nétat: x\ntitle: Ice\n---\nx", "Ice", None, None),
    ],
)
def test_headers_of_other_generators(text: str, title: str, author: str | None, date: str | None) -> None:
    values, body = split_front_matter(text)
    assert (values.get("title"), values.get("author"), values.get("date"), body.strip()) == (title, author, date, "x")


@pytest.mark.parametrize(
    "text", ["Note: this is prose.\nTwo: lines.\n\nx", "Title: Ice\n\nx", "100 % sure\n\nx", "%x\n\nx"]
)
def test_a_text_that_begins_with_a_colon_has_no_header(text: str) -> None:
    assert split_front_matter(text) == ({}, text)

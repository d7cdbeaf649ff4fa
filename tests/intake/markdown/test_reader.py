"""Markdown: front matter of every kind, blocks, and what is refused."""

from pathlib import Path

import pytest

from articles.intake import IntakeError, Manuscript, Unreadable, read
from articles.intake.manuscript import Outlet
from articles.intake.markdown import reader

ICE = Path(__file__).parents[2] / "data" / "markdown" / "2024-02-11-ice.md"


@pytest.fixture(scope="module")
def ice() -> Manuscript:
    return read(ICE.read_bytes(), name=ICE.name)


def post(text: str, name: str = "a.md") -> Manuscript:
    return read(text.encode(), name=name)


def test_the_blocks_in_order(ice: Manuscript) -> None:
    assert [(block.kind, block.text) for block in ice.blocks] == [
        ("paragraph", "The harbour froze twice, says the log. It was cold."),
        ("heading", "The channel"),
        ("list-item", "forty men"),
        ("list-item", "two ropes"),
        ("quote", "The sea was not told."),
        ("cell", "Day"),
        ("cell", "Ice"),
        ("cell", "First"),
        ("cell", "11 cm"),
        ("paragraph", 'echo "open"'),
        ("paragraph", "Raw HTML with a bad link."),
        ("paragraph", "{% include note.html %}"),
    ]


def test_inline_markup_is_clean(ice: Manuscript) -> None:
    assert ice.blocks[0].html == (
        'The harbour froze <em>twice</em>, says <a href="https://example.org/log">the log</a>. It was cold.'
    )
    assert ice.blocks[-2].html == "Raw <strong>HTML</strong> with a bad link."


def test_the_facts(ice: Manuscript) -> None:
    assert (ice.title, ice.subtitle, ice.language) == ("Nine Days of Ice", "What a town remembers", "en-GB")
    assert (ice.keywords, ice.media_type) == (("ice", "harbours"), "text/markdown; charset=utf-8")
    assert [(author.name_as_printed, author.orcid) for author in ice.authors] == [
        ("Mara Ilves", None),
        ("Jon Reyes", "0000-0002-1825-0097"),
    ]
    assert ice.authors[1].affiliations[0].organisation == "Coast Institute"
    original, here = ice.publications
    assert (original.url, here.role, here.rights) == ("https://courier.example/ice", "republication", "CC BY 4.0")


def test_the_date_in_the_files_name(ice: Manuscript) -> None:
    assert (ice.published, ice.publications[-1].date) == ("2024-02-11", "2024-02-11")


def test_tags_of_a_template_language_are_told(ice: Manuscript) -> None:
    assert any("{% include note.html %}" in warning for warning in ice.warnings)


def test_the_description_is_told(ice: Manuscript) -> None:
    assert ("Nine days, forty men.", "the description in the front matter") in {
        (p.text, p.reason) for p in ice.left_out
    }


@pytest.mark.parametrize(
    "front",
    [
        "---\ntitle: Ice\ndate: 2024-02-11 10:00:00 -0400\nauthor: Jon Reyes\n---\n",
        '+++\ntitle = "Ice"\ndate = 2024-02-11T10:00:00Z\nauthors = ["Jon Reyes"]\n+++\n',
        '{"title": "Ice", "date": "2024-02-11", "author": {"name": "Jon Reyes"}}\n',
        "\ufeff---\r\ntitle: Ice\r\ndate: 2024-02-11\r\nauthor: By Jon Reyes\r\n---\r\n",
    ],
)
def test_front_matter_of_every_kind(front: str) -> None:
    found = post(f"{front}\nIt was cold.\n")
    assert (found.title, found.published) == ("Ice", "2024-02-11")
    assert [author.name_as_printed for author in found.authors] == ["Jon Reyes"]
    assert [block.text for block in found.blocks] == ["It was cold."]


@pytest.mark.parametrize(
    ("written", "names"),
    [
        ("author: Jane Doe and Ben Example", ["Jane Doe", "Ben Example"]),
        ("authors: [jdoe, ben]", ["jdoe", "ben"]),
        ("authors:\n  - Jane Doe:\n      bio: Writes.", ["Jane Doe"]),
        ("author: 7", ["7"]),
        ("author: {}", []),
    ],
)
def test_authors_as_they_are_written(written: str, names: list[str]) -> None:
    found = post(f"---\ntitle: Ice\n{written}\n---\n\nIt was cold.\n")
    assert [author.name_as_printed for author in found.authors] == names


def test_without_front_matter_the_first_heading_is_the_title() -> None:
    found = post("# Ice\n\nBy Jon Reyes\n\nIt was cold on the quay.\n")
    assert found.title == "Ice"
    assert [author.name_as_printed for author in found.authors] == ["Jon Reyes"]
    assert [block.text for block in found.blocks] == ["It was cold on the quay."]


def test_a_printed_biography_goes_before_the_one_in_the_front_matter() -> None:
    stated = "---\ntitle: Ice\nauthor: {name: Jon Reyes, bio: Writes.}\n---\n\nIt was cold on the quay.\n"
    printed = "Jon Reyes is a fellow at the Port Institute."
    assert [author.biography_as_printed for author in post(stated).authors] == ["Writes."]
    assert [author.biography_as_printed for author in post(f"{stated}\n{printed}\n").authors] == [printed]


def test_the_outlet_that_the_text_prints_is_taken_if_the_front_matter_names_none() -> None:
    disclaimer = "The views expressed are the author's and not the position of the Port Council."
    text = f"It was cold on the quay, and nobody can say why.\n\n{disclaimer}\n\nPort Council\n"
    printed, stated = (post(f"---\ntitle: Ice\n{front}---\n\n{text}") for front in ("", "publisher: Courier\n"))
    assert printed.publications[-1].outlet == Outlet("Port Council")
    assert stated.publications[-1].outlet == Outlet("Courier")


def test_a_tag_of_a_template_language_is_shown_by_its_first_sixty_characters() -> None:
    tag = "{% include " + "x" * 60 + " %}"
    warning = f"The text holds tags of a template language, such as “{tag[:60]}”; they stand as delivered."
    assert warning in post(f"# Ice\n\nIt was cold.\n\n{tag}\n").warnings


def test_a_note_set_apart_tells_of_the_original() -> None:
    note = "*Jon Reyes is a pilot. Originally published on [the Courier's blog](https://courier.example/ice).*"
    found = post(f"---\ntitle: Ice\n---\n\n{note}\n\nIt was cold on the quay.\n\nIt stayed cold.\n")
    assert found.publications[0].url == "https://courier.example/ice"
    assert found.publications[0].note_as_printed is not None
    assert [block.text for block in found.blocks] == ["It was cold on the quay.", "It stayed cold."]


def test_front_matter_tells_the_format_whatever_the_name() -> None:
    assert post("---\ntitle: Ice\n---\n\nIt was cold.\n", name="a.txt").media_type.startswith("text/markdown")


BOMB = "a: &a [x, x]\nb: &b [*a, *a]\nc: [*b, *b]"


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("", "empty"),
        ("---\ntitle: Ice\n---\n", "no_paragraph"),
        ("---\ntitle: Ice\n", "front_matter"),
        ("---\ntitle: [\n---\nx", "front_matter"),
        (f"---\n{BOMB}\n---\nx", "front_matter"),
        ("---\na: " + "[" * 5_000 + "\n---\nx", "front_matter"),
        ("+++\ntitle = \n+++\nx", "front_matter"),
        ("---\ntitle: !!python/object:os.system x\n---\nx", "front_matter"),
        (">" * 60_000 + " x", "too_deep"),
        ("[" * 100_000, "too_large"),
        ("x\n" * 100_000, "too_large"),
        ("a\0b", "binary"),
    ],
)
def test_refused(text: str, code: str) -> None:
    with pytest.raises(IntakeError) as caught:
        post(text)
    assert caught.value.code == code
    assert "\n" not in caught.value.detail


@pytest.mark.parametrize(
    ("sign", "most"), [("\n", 40_000), ("[", 10_000), ("<", 60_000), *((sign, 80_000) for sign in "*_`&\\!|")]
)
def test_the_most_of_each_sign(sign: str, most: int, monkeypatch: pytest.MonkeyPatch) -> None:
    def reached(_: str) -> None:
        raise Unreadable("The text would be read.", code="reached")

    monkeypatch.setattr(reader, "page_of", reached)
    for count, code in ((most, "reached"), (most + 1, "too_large")):
        with pytest.raises(IntakeError) as caught:
            reader.read_markdown(b"x" + sign.encode() * count)
        assert caught.value.code == code


def test_a_text_without_a_heading_has_no_title() -> None:
    found = post("It was cold on the quay.\n\nIt stayed cold.\n")
    assert (found.title, len(found.paragraphs)) == (None, 2)
    assert reader.NO_TITLE in found.warnings


def test_footnotes_stay_with_a_warning() -> None:
    assert reader.FOOTNOTES in post("# Ice\n\nIt was cold.[^1]\n\n[^1]: Very.\n").warnings
    assert reader.FOOTNOTES not in post("# Ice\n\nIt was [^1] cold.\n").warnings


def test_what_the_front_matter_says_of_the_authors_is_kept() -> None:
    found = post(
        "---\ntitle: Ice\nauthor:\n  name: Jon Reyes\n  bio: A pilot.\npublisher: Courier\n---\n\nIt was cold.\n"
    )
    assert [author.biography_as_printed for author in found.authors] == ["A pilot."]
    assert found.publications[0].outlet is not None
    assert [warning[:12] for warning in found.warnings] == ["The language"]


@pytest.mark.parametrize(("depth", "code"), [(99, None), (100, "too_deep")])
def test_quotations_are_nested_less_than_a_hundred_deep(depth: int, code: str | None) -> None:
    text = ">" * depth + " x"
    if code is None:
        assert [block.kind for block in reader.page_of(text)] == ["quote"]
        return
    with pytest.raises(Unreadable) as caught:
        reader.page_of(text)
    assert caught.value.code == code


def test_deep_quotations_may_hold_few_lines() -> None:
    assert len(reader.page_of("> " * 90 + "a\n\n" + "b\n\n" * 2000)) == 2001
    with pytest.raises(Unreadable, match="hold too many lines") as caught:
        reader.page_of("> " * 90 + "a\n" + "> b\n" * 20_000)
    assert caught.value.code == "too_deep"


def test_publications_from_the_note_the_front_matter_and_the_text() -> None:
    front = "---\ntitle: Ice\ncanonical: https://b.example/\n---\n\nIt was cold on the quay.\n\nPhoto: Ann Ex\n\n"
    note, disclaimer = "Originally published in The Hill on May 1, 2020.", "The views are the author's own."
    original, here = post(f"{front}{note}\n\n{disclaimer}\n").publications
    assert (original.outlet and original.outlet.name, original.date, original.url) == (
        "The Hill",
        "2020-05-01",
        "https://b.example/",
    )
    assert (here.role, here.credit, here.disclaimer_as_printed, here.printed_here) == (
        "republication",
        "Ann Ex",
        disclaimer,
        True,
    )


def test_without_an_original_the_post_is_the_original() -> None:
    (here,) = post("---\ntitle: Ice\ndate: 2024\n---\n\nIt was cold.\n").publications
    assert (here.role, here.date, here.title) == ("original", "2024", "Ice")


BELOW = "\n\nBy Jane Doe\n\nThe port closed at noon, and nobody in the town had been told of it before.\n"


@pytest.mark.parametrize("front", ["", "---\ntitle: The Long Way\n---\n"])
def test_one_word_above_the_heading_with_the_title_is_a_label(front: str) -> None:
    manuscript = post(f"{front}Harbours\n\n# The Long Way{BELOW}")
    assert (manuscript.title, manuscript.subtitle, len(manuscript.blocks)) == ("The Long Way", None, 1)
    assert ("Harbours", "a label above the title") in [(left.text, left.reason) for left in manuscript.left_out]


@pytest.mark.parametrize("above", ["Old harbours", "Freeze!", "## Harbours"])
def test_anything_else_above_the_heading_is_no_label(above: str) -> None:
    assert post(f"{above}\n\n# The Long Way{BELOW}").title is None


def test_a_pull_quote_is_not_read_twice() -> None:
    words = "The harbour at Quell has been closed for eleven years."
    found = post(f"# T\n\n{words} It was cold.\n\n<div class=pullquote>\n\n{words}\n\n</div>\n\nMore of it.\n")
    assert [block.text for block in found.blocks] == [f"{words} It was cold.", "More of it."]
    assert ("a pull quote", words) in [(piece.reason, piece.text) for piece in found.left_out]


def test_a_heading_above_the_byline_is_the_subtitle() -> None:
    text = "The harbour at Quell has been closed for eleven years, and nobody can say for whose benefit it was done.\n"
    manuscript = post(f"# Ice\n\n### What the harbour remembers\n\nBy Jane Doe | 8 February 2024\n\n{text}\n{text}")
    assert (manuscript.subtitle, manuscript.published) == ("What the harbour remembers", "2024-02-08")
    assert manuscript.sections == ()


def test_a_heading_above_the_text_is_a_section() -> None:
    text = "The harbour at Quell has been closed for eleven years, and nobody can say for whose benefit it was done.\n"
    manuscript = post(f"# Ice\n\n### What the harbour remembers\n\n{text}\n{text}")
    assert (manuscript.subtitle, len(manuscript.sections)) == (None, 1)

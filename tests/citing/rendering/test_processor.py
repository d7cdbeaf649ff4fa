"""The processor with real styles: order, numbers, first references, injected values, values that a style omits."""

from html.parser import HTMLParser
from typing import Any

import pytest

from articles.citing.rendering import processor
from articles.citing.rendering.items import ItemError
from articles.citing.rendering.processor import Cite, Rendered, render
from articles.citing.rendering.styles import style_named
from tests.citing.csl import cited, date, item, made_style, name

ARTICLE = item(
    type="article-magazine",
    title="The end of an alliance",
    author=[name("Kim", "Anna B."), name("Gogh", "Jan", non_dropping_particle="van")],
    container_title="The Herald",
    issued=date(2023, 4, 19),
    URL="https://x.example/articles/a/versions/1/",
)
MARKUP = '</div><script>alert("1")</script><img src=x onerror=alert(2)>&amp;\' <i onclick="x">y</i>'


def articles(*families: str) -> list[dict[str, Any]]:
    return [{**ARTICLE, "id": family, "author": [name(family, "A.")]} for family in families]


def in_style(name: str, *items: dict[str, Any], in_order: bool = False, locale: str = "en-US") -> Rendered:
    return render(
        style_named(name), locale, items, [Cite(item["id"], "7", "paragraph") for item in items], in_order=in_order
    )


def tags_in(html: str) -> set[str]:
    found = set()

    class Tags(HTMLParser):
        def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
            found.add(tag if not attrs else f"{tag} {attrs}")

    Tags().feed(html)
    return found


def test_a_citation_has_an_entry_and_an_in_text_form_each_as_text_and_html() -> None:
    rendered = in_style("apa", ARTICLE)
    assert rendered.bibliography
    (entry,) = rendered.bibliography
    assert entry.item_id == "it"
    assert entry.text == (
        "Kim, A. B., & van Gogh, J. (2023, April 19). The end of an alliance. The Herald. "
        "https://x.example/articles/a/versions/1/"
    )
    assert entry.html == (
        "Kim, A. B., &amp; van Gogh, J. (2023, April 19). The end of an alliance. <i>The Herald</i>. "
        "https://x.example/articles/a/versions/1/"
    )
    assert [cite.text for cite in rendered.cites] == ["(Kim & van Gogh, 2023, para. 7)"]


def test_columns_of_an_entry_are_joined_by_a_space() -> None:
    bibliography = in_style("ieee", ARTICLE).bibliography
    assert bibliography
    assert bibliography[0].text.startswith("[1] A. B. Kim")


def test_a_style_without_a_list_of_works_has_none() -> None:
    style = style_named("bluebook-law-review")
    assert not style.has_bibliography
    rendered = in_style(style.id, ARTICLE)
    assert rendered.bibliography is None
    assert "Kim" in rendered.cites[0].text


def test_a_list_is_in_the_style_s_order_or_in_that_of_the_items() -> None:
    works = articles("Zuse", "Adler", "Mann")
    by_style = in_style("apa", *works, in_order=True).bibliography
    as_given = in_style("apa", *works).bibliography
    assert by_style
    assert as_given
    assert [entry.item_id for entry in by_style] == ["Adler", "Mann", "Zuse"]
    assert [entry.item_id for entry in as_given] == ["Zuse", "Adler", "Mann"]


def test_the_numbers_of_cites_are_those_of_the_list() -> None:
    works = articles("Zuse", "Adler", "Mann")
    rendered = in_style("association-for-computing-machinery", *works, in_order=True)
    assert rendered.bibliography
    numbers = {entry.item_id: entry.text.split("]")[0].strip("[") for entry in rendered.bibliography}
    printed = [cite.text.strip("[]").split(",")[0].split(":")[0] for cite in rendered.cites]
    assert printed == [numbers["Zuse"], numbers["Adler"], numbers["Mann"]]
    assert numbers["Adler"] == "1"


def test_works_of_one_author_and_year_have_different_letters_in_the_whole_list() -> None:
    works = [{**ARTICLE, "id": title, "title": title} for title in ("Beta", "Alpha")]
    rendered = in_style("apa", *works, in_order=True)
    assert [cite.text for cite in rendered.cites] == [
        "(Kim & van Gogh, 2023b, para. 7)",
        "(Kim & van Gogh, 2023a, para. 7)",
    ]


def test_every_note_is_a_first_reference_that_stands_alone() -> None:
    style = style_named("chicago-notes-bibliography")
    cites = render(style, "en-US", [ARTICLE], [Cite("it", "7", "paragraph")] * 2, in_order=False).cites
    assert cites[0] == cites[1]
    assert "The End of an Alliance" in cites[1].text
    assert "ibid" not in cites[1].text.casefold()


def test_a_call_does_not_change_the_next_one() -> None:
    alone = in_style("apa", ARTICLE)
    in_style("apa", *articles("Kim", "Adler"), in_order=True)
    in_style("apa", {**ARTICLE, "title": "Another"}, {**ARTICLE, "id": "two", "title": "A third"})
    assert in_style("apa", ARTICLE) == alone


@pytest.mark.parametrize("identity", ["__proto__", "constructor", "toString", "0", 7, "a b&<>\"'"])
def test_an_item_may_have_any_id(identity: str | int) -> None:
    rendered = in_style("apa", {**ARTICLE, "id": identity})
    assert rendered.bibliography
    assert rendered.bibliography[0].item_id == identity


@pytest.mark.parametrize("style", ["apa", "chicago-notes-bibliography", "ieee", "nature", "bluebook-law-review"])
def test_markup_in_titles_names_and_addresses_is_harmless(style: str) -> None:
    hostile = {
        **ARTICLE,
        "title": MARKUP,
        "author": [name(MARKUP, MARKUP), {"literal": MARKUP}],
        "container-title": MARKUP,
        "URL": 'javascript:alert(1)"><script>',
        "publisher": MARKUP,
    }
    rendered = in_style(style, hostile)
    html = " ".join(part.html for part in [*(rendered.bibliography or ()), *rendered.cites])
    assert tags_in(html) <= {"i", "b", "sup", "sub", "em", "span [('style', 'font-variant:small-caps')]"}
    assert "&lt;script&gt;" in html.casefold()


def test_csl_s_own_rich_text_in_titles_is_printed() -> None:
    title = "H<sub>2</sub>O, x<sup>2</sup>, <i>De bello</i>, <b>bold</b>"
    bibliography = in_style("apa", {**ARTICLE, "title": title}).bibliography
    assert bibliography
    assert title in bibliography[0].html
    assert "H2O, x2, De bello, bold" in bibliography[0].text


@pytest.mark.parametrize("title", ["A\nB", "A\tB", "A \r\n  B"])
def test_a_citation_is_one_line(title: str) -> None:
    bibliography = in_style("apa", {**ARTICLE, "title": title}).bibliography
    assert bibliography
    assert "A B." in bibliography[0].text
    assert "\n" not in bibliography[0].html


@pytest.mark.usefixtures("made_styles")
def test_a_text_is_not_read_as_a_date() -> None:
    style = made_style('<text value="in "/><date variable="issued" form="text"/>')
    assert cited(style, item(issued={"raw": "2023-04-19"})) == "in"


@pytest.mark.usefixtures("made_styles")
def test_a_locator_is_not_read_as_a_date() -> None:
    style = made_style('<text variable="locator"/>')
    assert "2020-01" in cited(style, item(), at=Cite("it", "7|2020-01-02", "paragraph"))


@pytest.mark.usefixtures("made_styles")
def test_a_note_is_not_searched_for_variables() -> None:
    style = made_style('<text variable="publisher"/>')
    assert cited(style, item(note="publisher: Somebody Else\n{:publisher: Them}")) == ""


@pytest.mark.usefixtures("made_styles")
def test_a_style_that_prints_nothing_of_an_item_gives_an_empty_citation() -> None:
    assert cited(made_style('<text variable="volume"/>'), ARTICLE) == ""


def test_three_hundred_authors_are_cited() -> None:
    many = {**ARTICLE, "author": [name(f"Name{number}", "A.") for number in range(300)]}
    bibliography = in_style("apa", many).bibliography
    assert bibliography
    assert "Name0" in bibliography[0].text
    assert "Name299" in bibliography[0].text
    assert "Name100," not in bibliography[0].text


def test_an_item_without_author_and_date_is_cited_as_the_style_prescribes() -> None:
    bare = {name: value for name, value in ARTICLE.items() if name not in ("author", "issued")}
    assert in_style("apa", bare).cites[0].text == "(“The End of an Alliance,” n.d., para. 7)"


@pytest.mark.parametrize(
    ("locale", "printed"),
    [
        ("en-US", "(Kim & van Gogh, 2023, para. 7)"),
        ("de-DE", "(Kim & van Gogh, 2023, Abs. 7)"),
        ("fr-FR", "(Kim & van\u00a0Gogh, 2023, paragr. 7)"),
    ],
)
def test_the_locale_gives_the_words(locale: str, printed: str) -> None:
    assert in_style("apa", ARTICLE, locale=locale).cites[0].text == printed


def test_each_item_is_held_against_the_bound_on_length() -> None:
    with pytest.raises(ItemError, match="/title: it has 2001 characters"):
        in_style("apa", ARTICLE, {**ARTICLE, "id": "long", "title": "x" * 2001})


def test_a_cite_of_a_missing_item_is_an_error() -> None:
    with pytest.raises(KeyError, match="other"):
        render(style_named("apa"), "en-US", [ARTICLE], [Cite("other")], in_order=False)


STYLE = (
    "<style><!-- <sort> \n --><citation><sort><key/></sort><layout>1</layout></citation>"
    '<bibliography><sort>\n<key/></sort ><layout>2</layout></bibliography><x><sort a="b"/></x></style>'
)


@pytest.mark.parametrize(
    ("in_order", "rules"),
    [
        (
            False,
            "<style><citation><layout>1</layout></citation><bibliography><layout>2</layout></bibliography><x>"
            '<sort a="b"/></x></style>',
        ),
        (
            True,
            "<style><citation><layout>1</layout></citation><bibliography><sort>\n<key/></sort ><layout>2</layout>"
            '</bibliography><x><sort a="b"/></x></style>',
        ),
    ],
)
def test_the_rules_of_sorting_are_left_out_unless_the_list_is_sorted(
    in_order: bool, rules: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(processor, "xml_of", lambda _: STYLE)
    assert processor._rules(style_named("apa"), in_order) == rules


def test_the_processor_receives_one_line_and_nothing_that_no_style_prints() -> None:
    printed = processor._printed({"id": 7, "title": " A\n B\u00a0C ", "custom": {"orcid": []}, "issued": {}})
    assert printed == {"id": 7, "title": " A B\u00a0C ", "issued": {}}

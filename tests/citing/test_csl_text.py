"""Locators, terms, numbers and text-case, as CSL 1.0.2 has styles print them; also page ranges and quotes."""

import pytest

from articles.citing.rendering.processor import Cite
from tests.citing.csl import cited, item, made_style

pytestmark = pytest.mark.usefixtures("made_styles")

LOCATED = '<label variable="locator" form="{form}" suffix=" "/><text variable="locator"/>'


def located(locator: str, label: str = "paragraph", form: str = "long", locale: str = "en-US") -> str:
    return cited(made_style(LOCATED.format(form=form)), item(title="T"), locale=locale, at=Cite("it", locator, label))


@pytest.mark.parametrize(
    ("form", "singular", "plural"),
    [("long", "paragraph 7", "paragraphs 7–9"), ("short", "para. 7", "paras. 7–9"), ("symbol", "¶ 7", "¶¶ 7–9")],
)
def test_the_word_for_a_paragraph_has_three_forms_and_a_plural(form: str, singular: str, plural: str) -> None:
    assert located("7", form=form) == singular
    assert located("7-9", form=form) == plural
    assert located("7, 9", form=form).startswith(plural.partition(" ")[0])


@pytest.mark.parametrize(
    ("locale", "printed"),
    [
        ("de-DE", "Absatz 7"),
        ("fr-FR", "paragraphe 7"),
        ("es-ES", "párrafo 7"),
        ("it-IT", "paragrafo 7"),
        ("en-GB", "paragraph 7"),
    ],
)
def test_the_word_for_a_paragraph_comes_from_the_locale(locale: str, printed: str) -> None:
    assert located("7", locale=locale) == printed


@pytest.mark.parametrize(("label", "printed"), [("page", "p. 7"), ("section", "sec. 7"), ("chapter", "chap. 7")])
def test_other_locators_have_words_of_their_own(label: str, printed: str) -> None:
    assert located("7", label, "short") == printed


def test_a_style_can_test_the_kind_of_a_locator() -> None:
    layout = '<choose><if locator="paragraph"><text value="¶"/></if></choose><text variable="locator"/>'
    style = made_style(layout)
    assert cited(style, item(), at=Cite("it", "7", "paragraph")) == "¶7"
    assert cited(style, item(), at=Cite("it", "7", "page")) == "7"


@pytest.mark.parametrize(
    ("form", "pages", "printed"),
    [
        ("expanded", "321-28", "321–328"),
        ("minimal", "321-328", "321–8"),
        ("minimal-two", "321-328", "321–28"),
        ("chicago", "100-104", "100–104"),
        ("chicago", "107-108", "107–8"),
        ("chicago-16", "321-328", "321–28"),
        ("expanded", "7", "7"),
    ],
)
def test_page_ranges_have_the_format_of_the_style(form: str, pages: str, printed: str) -> None:
    style = made_style('<text variable="page"/>', root=f'page-range-format="{form}"')
    assert cited(style, item(page=pages)) == printed


@pytest.mark.parametrize(
    ("form", "printed"), [("numeric", "2"), ("ordinal", "2nd"), ("long-ordinal", "second"), ("roman", "ii")]
)
def test_a_number_has_four_forms(form: str, printed: str) -> None:
    assert cited(made_style(f'<number variable="edition" form="{form}"/>'), item(edition="2")) == printed


@pytest.mark.parametrize(
    ("case", "printed"),
    [
        ("lowercase", "the end of an alliance"),
        ("uppercase", "THE END OF AN ALLIANCE"),
        ("capitalize-first", "The end of an alliance"),
        ("title", "The End of an Alliance"),
        ("sentence", "The end of an alliance"),
    ],
)
def test_the_style_sets_the_case_of_an_english_title(case: str, printed: str) -> None:
    title = "the end of an alliance"
    assert cited(made_style(f'<text variable="title" text-case="{case}"/>'), item(title=title)) == printed


def test_a_title_in_another_language_keeps_its_case() -> None:
    style = made_style('<text variable="title" text-case="title"/>')
    assert cited(style, item(title="das ende der allianz", language="de")) == "das ende der allianz"


@pytest.mark.parametrize(
    ("locale", "printed"),
    [
        ("en-US", "“On ‘Alliances,’”"),
        ("en-GB", "‘On “Alliances”’,"),
        ("de-DE", "„On ‚Alliances‘“,"),
        ("fr-FR", "« On “Alliances” »,"),
    ],
)
def test_quotation_marks_and_inner_ones_come_from_the_locale(locale: str, printed: str) -> None:
    style = made_style('<text variable="title" quotes="true" suffix=","/>')
    found = cited(style, item(title='On "Alliances"'), locale=locale)
    # French guillemets have spaces within that must not break, of one width or another.
    assert " ".join(found.split()) == printed


@pytest.mark.parametrize(
    ("locale", "term", "printed"),
    [
        ("en-US", "accessed", "accessed"),
        ("de-DE", "accessed", "zugegriffen"),
        ("fr-FR", "accessed", "consulté le"),
        ("en-US", "no date", "no date"),
        ("de-DE", "no date", "ohne Datum"),
        ("es-ES", "and", "y"),
        ("sr-Cyrl-RS", "and", "и"),
        ("sr-Latn-RS", "and", "i"),
    ],
)
def test_terms_come_from_the_locale(locale: str, term: str, printed: str) -> None:
    assert cited(made_style(f'<text term="{term}"/>'), item(), locale=locale) == printed


def test_a_term_of_the_style_goes_before_that_of_the_locale() -> None:
    head = '<locale xml:lang="en"><terms><term name="accessed">last seen</term></terms></locale>'
    style = made_style('<text term="accessed"/>', head=head)
    assert cited(style, item()) == "last seen"
    assert cited(style, item(), locale="de-DE") == "zugegriffen"


def test_punctuation_is_not_doubled() -> None:
    style = made_style('<text variable="title" suffix="."/><text variable="container-title" prefix=" " suffix="."/>')
    assert cited(style, item(title="Why?", container_title="The Herald.")) == "Why? The Herald."

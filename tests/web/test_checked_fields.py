"""The form fields hold an editor's facts to the checks of the sidecar."""

from typing import Any

import pytest
from django.core.exceptions import ValidationError

from articles.intake.manuscript import ARTICLE_FACTS
from articles.intake.sidecar.fields import Orcid
from articles.web.checked_fields import CheckedField, CheckedLines, identifier_fields, sidecar_field


def refused(field: CheckedField | CheckedLines, value: str) -> list[str]:
    with pytest.raises(ValidationError) as error:
        field.clean(value)
    return error.value.messages


def test_a_text_is_brought_into_its_standard_form() -> None:
    assert sidecar_field("language").clean(" en-us ") == "en-US"
    assert CheckedField(Orcid).clean("https://orcid.org/0000-0002-1825-0097") == "0000-0002-1825-0097"


@pytest.mark.parametrize("name", ["genre", "language"])
def test_an_empty_text_is_an_unknown_fact(name: str) -> None:
    assert sidecar_field(name).clean("") is None


def test_a_text_that_does_not_pass_is_refused_in_a_sentence() -> None:
    (message,) = refused(CheckedField(Orcid), "0000-0002-1825-0098")
    assert message.endswith(".")
    assert not message.startswith("Value error")


def test_a_list_has_an_item_a_line() -> None:
    field = sidecar_field("keywords")
    assert field.clean(" Korea \n\n alliances\n") == ["Korea", "alliances"]
    assert field.clean("") == []
    assert field.prepare_value(["Korea", "alliances"]) == "Korea\nalliances"
    assert field.prepare_value("as typed") == "as typed"


@pytest.mark.parametrize(
    ("data", "changed"), [("Korea\n", False), ("Korea\nalliances", True), ("", True), (None, True)]
)
def test_a_list_has_changed_if_its_lines_differ(data: Any, changed: bool) -> None:
    assert sidecar_field("keywords").has_changed(["Korea"], data) is changed
    assert not sidecar_field("keywords").has_changed(None, "")


@pytest.mark.parametrize(("count", "accepted"), [(50, True), (51, False)])
def test_a_list_is_bounded_as_in_the_sidecar(count: int, accepted: bool) -> None:
    text = "\n".join(f"keyword {number}" for number in range(count))
    field = sidecar_field("keywords")
    assert len(field.clean(text) if accepted else refused(field, text)) == (count if accepted else 1)


@pytest.mark.parametrize("name", ARTICLE_FACTS)
def test_each_fact_of_an_article_may_be_left_out_and_is_explained(name: str) -> None:
    field = sidecar_field(name)
    assert not field.required
    assert len(str(field.help_text).split(". ")) == 2


def test_a_text_that_is_too_long_is_refused_in_plain_words() -> None:
    assert refused(sidecar_field("genre"), "g" * 51) == ["At most 50 characters are taken."]


def test_what_identifies_a_person_is_explained_by_an_example_and_checked() -> None:
    orcid, viaf, wikidata = identifier_fields()
    assert [field.help_text for field in (orcid, viaf, wikidata)] == [
        "Such as 0000-0002-1825-0097.",
        "Such as 113230702.",
        "Such as Q42.",
    ]
    assert (orcid.label, viaf.label, wikidata.label) == ("ORCID iD", "VIAF", "Wikidata")
    assert orcid.clean("https://orcid.org/0000-0002-1825-0097") == "0000-0002-1825-0097"
    assert viaf.clean("") is None
    assert len(refused(wikidata, "42")) == 1

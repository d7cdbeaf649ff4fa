"""XML to trees, within bounds."""

import pytest

from articles.intake import IntakeError
from articles.intake.markup.xml_tree import character_of, parse_xml


def test_xml_errors_name_the_line() -> None:
    with pytest.raises(IntakeError) as caught:
        parse_xml("<article>\n<p>x</q></article>")
    assert (caught.value.code, " in line 2: " in caught.value.detail) == ("malformed", True)


@pytest.mark.parametrize(
    "source",
    ["\n<a>x</a>", '<?xml version="1.0" encoding="koi8-r"?><a>x</a>', "<!DOCTYPE a [<!ELEMENT a ANY>]><a>x</a>"],
)
def test_xml_is_read(source: str) -> None:
    assert parse_xml(source).text == "x"


def test_comments_and_processing_instructions_are_not_in_the_tree() -> None:
    assert [element.tag for element in parse_xml("<a><!-- b --><c/><?pi d?></a>").iter()] == ["a", "c"]


def test_a_reference_by_name_is_its_character() -> None:
    root = parse_xml("<!DOCTYPE a SYSTEM 'x.dtd'><a>&nbsp;&nosuch;</a>")
    assert [character_of(child) for child in root] == ["\xa0", "&nosuch;"]

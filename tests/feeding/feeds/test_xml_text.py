"""Text that an XML document can hold."""

import pytest

from articles.feeding.feeds.xml_text import xml_text


@pytest.mark.parametrize("text", ["a\tb\nc\rd", " ~", "é—😀", "\ud7ff\ue000\ufffd\U00010000\U0010ffff"])
def test_text_that_xml_can_hold_stays(text: str) -> None:
    assert xml_text(text) == text


@pytest.mark.parametrize("character", ["\x00", "\x08", "\x0b", "\x1f", "\ud800", chr(0xDFFF), "\ufffe", "\uffff"])
def test_a_character_that_no_document_may_hold_is_replaced(character: str) -> None:
    assert xml_text(f"a{character}b") == "a\ufffdb"

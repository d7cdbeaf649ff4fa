"""A record in Dublin Core tells what the page of the text tells, and nothing that is unknown."""

import pytest

from tests.conftest import Publish
from tests.feeding.oai.asked import ask
from tests.stories import SLUG

pytestmark = pytest.mark.django_db


def test_a_record_has_the_facts_of_the_text(published_story: object) -> None:
    record = ask("GetRecord", identifier=f"oai:testserver:{SLUG}", metadataPrefix="oai_dc")
    assert record.texts("//dc:title") == ["The Bridge"]
    assert record.texts("//dc:title/@xml:lang") == ["en"]
    assert record.texts("//dc:creator") == ["Doe, Jane", "Ngũgĩ, Élodie"]
    assert record.texts("//dc:contributor") == ["Lens, Kim"]
    assert record.texts("//dc:publisher") == ["The Mirror"]
    assert record.texts("//dc:date") == ["2023-05-02"]
    assert record.texts("//dc:subject") == ["bridges", "floods & fire"]
    assert record.texts("//dc:type") == ["Text", "Report"]
    assert record.texts("//dc:language") == ["en"]
    assert record.texts("//dc:rights") == ["© Herald"]
    assert record.texts("//dc:source") == ["https://herald.example/a"]
    page = f"http://testserver/articles/{SLUG}/"
    assert record.texts("//dc:identifier") == [f"{page}v/1/", page]


def test_what_is_unknown_is_absent(publish: Publish) -> None:
    publish("Alone", language=None)
    record = ask("GetRecord", identifier="oai:testserver:alone", metadataPrefix="oai_dc")
    names = {element.tag.rpartition("}")[2] for element in record.document.iter("{http://purl.org/dc/elements/1.1/}*")}
    assert names == {"title", "type", "format", "identifier"}
    assert record.texts("//dc:title/@xml:lang") == []

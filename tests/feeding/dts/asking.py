"""How the tests ask Distributed Text Services: by the URI templates of RFC 6570, as a client of theirs does."""

from typing import Any

from django.test import Client
from lxml import etree
from uritemplate import URITemplate

from tests.api.asking import HOST, path_of
from tests.stories import SLUG

ARTICLE = f"{HOST}/articles/{SLUG}/"
VERSION = f"{ARTICLE}v/1/"
ROOT = f"{HOST}/dts/collection/"
LD_JSON = "application/ld+json"
TEI = {"t": "http://www.tei-c.org/ns/1.0", "dts": "https://w3id.org/api/dts#"}
XML_ID = "{http://www.w3.org/XML/1998/namespace}id"


def address(endpoint: str, **parameters: object) -> str:
    """Return the path of an endpoint, from the template of the entry point."""
    entry = Client().get("/dts/").json()
    # As texts, since uritemplate leaves out the number 0.
    sent: dict[str, Any] = {name: str(value) for name, value in parameters.items() if value is not None}
    return path_of(URITemplate(entry[endpoint]).expand(sent))


def asked(reader: Client, endpoint: str, **parameters: object) -> Any:
    """Return the answer of an endpoint."""
    return reader.get(address(endpoint, **parameters))


def json_of(reader: Client, endpoint: str, **parameters: object) -> dict[str, Any]:
    """Return the JSON-LD of an endpoint that answers with success."""
    answer = asked(reader, endpoint, **parameters)
    assert (answer.status_code, answer["Content-Type"]) == (200, LD_JSON), answer.content
    content: dict[str, Any] = answer.json()
    assert content["@context"] == "https://dtsapi.org/context/v1.0.json"
    assert content["dtsVersion"] == "1.0"
    return content


def tei_of(reader: Client, **parameters: object) -> etree._Element:
    """Return the root of a document in TEI."""
    answer = asked(reader, "document", **parameters)
    assert (answer.status_code, answer["Content-Type"]) == (200, "application/tei+xml"), answer.content
    root = etree.fromstring(answer.content)
    assert root.tag == f"{{{TEI['t']}}}TEI"
    return root


def found(root: etree._Element, path: str) -> Any:
    """Return what an XPath selects, with `t:` for elements of TEI."""
    return root.xpath(path, namespaces=TEI)


def texts_of(root: etree._Element) -> dict[str, str]:
    """Return the text of each paragraph of a document in TEI, by its identifier, in order."""
    blocks = [element for element in root.iter("{*}*") if XML_ID in element.attrib]
    return {str(block.get(XML_ID)).removeprefix("p-"): "".join(map(str, block.itertext())) for block in blocks}

"""The answer to a request: the envelope, and in it what the verb asks for, or the error (OAI-PMH 2.0, 3.2 and 4)."""

import datetime
import re
from collections.abc import Callable, Mapping, Sequence
from urllib.parse import urlsplit

from django.conf import settings
from lxml import etree

from articles.addresses import Urls
from articles.feeding.feeds.feed import SERVICE
from articles.feeding.oai import harvesting
from articles.feeding.oai.arguments import OaiError, arguments_of
from articles.feeding.oai.elements import add, root
from articles.feeding.oai.selection import stamp
from articles.selectors.harvests import first_change

MEDIA_TYPE = "text/xml; charset=utf-8"
_NAMESPACE = "http://www.openarchives.org/OAI/2.0/"
_SCHEMA = "http://www.openarchives.org/OAI/2.0/OAI-PMH.xsd"
_IDENTIFIERS = "http://www.openarchives.org/OAI/2.0/oai-identifier"
# The namespaces of identifiers are names of domains (Guidelines for the OAI Identifier Format, 2).
_DOMAIN = re.compile(r"[a-z][a-z0-9-]*(\.[a-z][a-z0-9-]*)+")


def answer(values: Mapping[str, Sequence[str]], urls: Urls) -> bytes:
    """Return the answer to a request with these values, each of them as often as it was given."""
    # The date comes first: a harvester that asks for changes since then is told what changes while the answer is made.
    document = root("OAI-PMH", _NAMESPACE, _SCHEMA, {None: _NAMESPACE})
    add(document, "responseDate", stamp(datetime.datetime.now(datetime.UTC)))
    request = add(document, "request", urls.oai())
    arguments: dict[str, str] = {}
    try:
        arguments = arguments_of(values)
        content = etree.Element(f"{{{_NAMESPACE}}}{arguments['verb']}")
        _VERBS[arguments["verb"]](content, arguments, urls)
        document.append(content)
    except OaiError as error:
        add(document, "error", error.detail, {"code": error.code})
        arguments = arguments if error.shows_arguments else {}
    for name, text in arguments.items():
        request.set(name, text)
    return etree.tostring(document, encoding="UTF-8", xml_declaration=True)


def _add_service(content: etree._Element, arguments: Mapping[str, str], urls: Urls) -> None:
    add(content, "repositoryName", SERVICE)
    add(content, "baseURL", urls.oai())
    add(content, "protocolVersion", "2.0")
    add(content, "adminEmail", settings.ADMIN_EMAIL)
    add(content, "earliestDatestamp", stamp(first_change() or datetime.datetime.fromtimestamp(0, datetime.UTC)))
    add(content, "deletedRecord", "persistent")
    add(content, "granularity", "YYYY-MM-DDThh:mm:ssZ")
    host = urlsplit(urls.base).hostname or ""
    if _DOMAIN.fullmatch(host):
        scheme = root("oai-identifier", _IDENTIFIERS, f"{_IDENTIFIERS}.xsd", {None: _IDENTIFIERS})
        add(scheme, "scheme", "oai")
        add(scheme, "repositoryIdentifier", host)
        add(scheme, "delimiter", ":")
        add(scheme, "sampleIdentifier", harvesting.identifier_of("a-slug", urls))
        add(content, "description").append(scheme)


_VERBS: Mapping[str, Callable[[etree._Element, Mapping[str, str], Urls], None]] = {
    "GetRecord": harvesting.add_record,
    "Identify": _add_service,
    "ListIdentifiers": harvesting.add_headers,
    "ListMetadataFormats": harvesting.add_formats,
    "ListRecords": harvesting.add_records,
    "ListSets": harvesting.add_sets,
}

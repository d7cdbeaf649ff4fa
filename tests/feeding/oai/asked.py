"""Asking `/oai`, and reading the answer."""

from typing import Any

from django.test import Client
from lxml import etree

NAMES = {
    "oai": "http://www.openarchives.org/OAI/2.0/",
    "dc": "http://purl.org/dc/elements/1.1/",
    "jats": "https://jats.nlm.nih.gov/ns/archiving/1.3/",
}


class Answer:
    """An answer as XML."""

    def __init__(self, content: bytes) -> None:
        self.document = etree.fromstring(content)

    def texts(self, path: str) -> list[str]:
        """Return the texts of the elements or attributes at a path, such as `//dc:title`."""
        found: Any = self.document.xpath(path, namespaces=NAMES)
        return [item if isinstance(item, str) else "".join(item.itertext()) for item in found]

    @property
    def error(self) -> str | None:
        """The code of the error; None without one."""
        codes = self.texts("/oai:OAI-PMH/oai:error/@code")
        return codes[0] if codes else None

    @property
    def identifiers(self) -> list[str]:
        """The identifiers of all headers."""
        return self.texts("//oai:header/oai:identifier")

    @property
    def token(self) -> str | None:
        """The token of the next page, empty on the last one of several; None if the list is whole."""
        tokens = self.texts("//oai:resumptionToken")
        return tokens[0] if tokens else None


def ask(verb: str, **arguments: str) -> Answer:
    """Ask, with `from_` for the argument `from`."""
    values = {"verb": verb, **{name.rstrip("_"): text for name, text in arguments.items()}}
    answer = Client().get("/oai", values)
    assert answer.status_code == 200
    assert answer["Content-Type"] == "text/xml; charset=utf-8"
    return Answer(answer.content)


def pages(verb: str, **arguments: str) -> list[Answer]:
    """Ask for a list to its end."""
    answers = [ask(verb, **arguments)]
    while token := answers[-1].token:
        answers.append(ask(verb, resumptionToken=token))
    return answers

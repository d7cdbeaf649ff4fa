"""From a style in CSL 1.0 to the facts that the pack keeps beside its XML. Pure."""

import xml.etree.ElementTree as ET  # nosec B405 # reads the operator's files only
from dataclasses import dataclass

CSL = "{http://purl.org/net/xbiblio/csl}"


@dataclass(frozen=True, slots=True)
class Facts:
    """The facts from `cs:info` and the attributes of a style. An absent fact is None or empty."""

    title: str
    title_short: str | None
    parent: str | None
    form: str | None
    citation_format: str | None
    fields: tuple[str, ...]
    issns: tuple[str, ...]
    default_locale: str | None
    updated: str | None
    has_bibliography: bool


def facts_of(xml: bytes) -> Facts:
    """Return the facts of a style. A dependent style has a parent, and neither form nor bibliography of its own.

    Raises `ValueError` if `xml` is not a style in CSL.
    """
    root = _style(xml)
    info = root.find(f"{CSL}info")
    if info is None or not info.findtext(f"{CSL}title"):
        raise ValueError("it has no title in cs:info")
    return Facts(
        title=_text(info, "title") or "",
        title_short=_text(info, "title-short"),
        parent=_parent(info),
        form=root.get("class"),
        citation_format=next(iter(_categories(info, "citation-format")), None),
        fields=tuple(_categories(info, "field")),
        issns=tuple(dict.fromkeys(issn for tag in ("issn", "eissn", "issnl") for issn in _texts(info, tag))),
        default_locale=root.get("default-locale"),
        updated=_text(info, "updated"),
        has_bibliography=root.find(f"{CSL}bibliography") is not None,
    )


def _style(xml: bytes) -> ET.Element:
    try:
        root = ET.fromstring(xml)  # nosec B314 # a style is the operator's file, never a caller's
    except ET.ParseError as error:
        raise ValueError(f"it is not well-formed XML ({error})") from error
    if root.tag != f"{CSL}style":
        raise ValueError("its root is not cs:style")
    return root


def _parent(info: ET.Element) -> str | None:
    links = (link.get("href", "") for link in info.findall(f"{CSL}link") if link.get("rel") == "independent-parent")
    return next((href.rpartition("/")[2] for href in links), None)


def _categories(info: ET.Element, attribute: str) -> list[str]:
    return [value for category in info.findall(f"{CSL}category") if (value := category.get(attribute))]


def _text(info: ET.Element, tag: str) -> str | None:
    return next(iter(_texts(info, tag)), None)


def _texts(info: ET.Element, tag: str) -> list[str]:
    return [text for element in info.findall(f"{CSL}{tag}") if (text := " ".join((element.text or "").split()))]

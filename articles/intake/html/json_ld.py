"""The schema.org objects in a page's JSON-LD: its articles, those that are about this page first.

Reads the tree, and what the head says of the page's address and title. References by `@id` to a person or an organisation of
the same page are followed (JSON-LD 1.1, node identifiers), as the most used plugin of WordPress writes them.
"""

import html
import json
import re
from collections.abc import Iterator, Mapping
from typing import Any

from lxml import etree

from articles.intake.markup.html_tree import words_in
from articles.intake.markup.places import JsonValue
from articles.intake.placed import PlacedText

Object = Mapping[str, Any]
Stated = Mapping[str, list[str]]
_ARTICLES = re.compile(r"(?:\w*Article|\w*Posting|Report|Review|WebPage|\w+Page|CreativeWork|PressRelease|Book)\Z")
_PAGES = re.compile(r"(?:WebPage|\w+Page|CreativeWork)\Z")
_LONGEST_JSON = 2_000_000
_DEEPEST = 12
_DEEPEST_FACT = 6  # levels below an article
_REFERRING = ("author", "creator", "publisher", "isPartOf")
_AROUND = (
    "//<![CDATA[",
    "/*<![CDATA[*/",
    "<![CDATA[",
    "<!--",
    "//]]>",
    "/*]]>*/",
    "]]>",
    "-->",
)  # marks of XHTML and HTML
_SPARE_COMMA = re.compile(r'("(?:\\.|[^"\\])*+")|,(?=\s*[}\]])')  # not inside a text


def articles_in(root: etree._Element, meta: Stated, links: Stated) -> tuple[list[Object], bool]:
    """The articles and pages that are described, the most telling first, and whether some of the data is broken.

    Of several articles only those count that have this page's headline or address, if any has.
    """
    read = [_json(script.text) for script in root.iter("script") if _is_json_ld(script)]
    objects = [item for value, _ in read for item in _objects(value, 0)]
    known = {item["@id"]: item for item in objects if isinstance(item.get("@id"), str) and len(item) > 1}
    typed = [_followed(item, known) for item in objects if any(_ARTICLES.match(name) for name in _types(item))]
    described = sorted(typed, key=_is_page)
    own = _of_this_page(described, root, meta, links)
    return [_placed(item, "", 0) for item in own], any(broken for _, broken in read)


def _placed(value: Any, path: str, depth: int) -> Any:
    """A value with its texts at their places."""
    if isinstance(value, str):
        return PlacedText(value, JsonValue(path, value))
    if depth > _DEEPEST_FACT:
        return value
    if isinstance(value, list):
        return [
            _placed(item, f"{path}[{place}]" if len(value) > 1 else path, depth + 1) for place, item in enumerate(value)
        ]
    if isinstance(value, Mapping):
        return {key: _placed(item, f"{path}.{key}".lstrip("."), depth + 1) for key, item in value.items()}
    return value


def _of_this_page(described: list[Object], root: etree._Element, meta: Stated, links: Stated) -> list[Object]:
    articles = [item for item in described if not _is_page(item)]
    if len({str(item.get("headline") or item.get("name")) for item in articles}) <= 1:
        return described
    addresses = {_address(value) for value in (*meta.get("og:url", ()), *links.get("canonical", ()))} - {""}
    titles = [*meta.get("og:title", ()), *(words_in(element) for element in root.iter("title", "h1"))]
    folded = [text for title in titles if (text := _folded(title))]
    own = [item for item in articles if _is_about(item, addresses, folded)]
    return [item for item in described if _is_page(item) or item in own]


def _is_about(item: Object, addresses: set[str], titles: list[str]) -> bool:
    """Whether the object has the page's address, or a headline that a title of the page holds."""
    main = item.get("mainEntityOfPage")
    stated = (item.get("url"), item.get("@id"), main.get("@id") if isinstance(main, Mapping) else main)
    if addresses & {_address(value) for value in stated if isinstance(value, str)}:
        return True
    headline = _folded(str(item.get("headline") or item.get("name") or ""))
    return bool(headline) and any(headline in title for title in titles)


def _address(value: str) -> str:
    """An address without what may differ between two ways of writing it."""
    return re.sub(r"\A(?:https?:)?//(?:www\.)?|[#?].*\Z|/\Z", "", value.strip())


def _folded(text: str) -> str:
    return re.sub(r"[\W_]+", "", text.casefold())


def _followed(item: Object, known: Mapping[str, Object]) -> Object:
    """The object with the people and organisations that it only refers to."""
    values = {key: _resolved(item[key], known) for key in _REFERRING if item.get(key)}
    return {**item, **values}


def _resolved(value: object, known: Mapping[str, Object]) -> object:
    if isinstance(value, list):
        return [_resolved(item, known) for item in value]
    if isinstance(value, Mapping) and isinstance(value.get("@id"), str) and not value.get("name"):
        return {**known.get(value["@id"], {}), **value}
    return value


def _is_json_ld(script: etree._Element) -> bool:
    return "ld+json" in script.get("type", "").lower()


def _json(text: str | None) -> tuple[object, bool]:
    """The value, and whether the text is broken. A comma too many before a bracket is passed over, and entities are decoded."""
    if not text or not text.strip() or len(text) > _LONGEST_JSON:
        return None, False
    bare = text.strip()
    for mark in _AROUND:
        bare = bare.removeprefix(mark).removesuffix(mark).strip()
    for attempt in (str, _without_spare_commas, html.unescape):
        try:
            return json.loads(attempt(bare), strict=False), False
        except (ValueError, RecursionError):
            continue  # what is broken states nothing
    return None, True


def _without_spare_commas(text: str) -> str:
    return _SPARE_COMMA.sub(lambda match: match[1] or "", text)


def _objects(value: object, depth: int) -> Iterator[Object]:
    if depth > _DEEPEST:
        return
    if isinstance(value, list):
        for item in value:
            yield from _objects(item, depth + 1)
    elif isinstance(value, Mapping):
        yield value
        for key in ("@graph", "mainEntity", "mainEntityOfPage"):
            yield from _objects(value.get(key), depth + 1)


def _is_page(item: Object) -> bool:
    return all(_PAGES.match(name) for name in _types(item))


def is_web_page(item: Object) -> bool:
    """Whether the object describes a page alone, and no article: a system keeps one for each page of its site."""
    types = _types(item)
    return bool(types) and all(name.endswith("Page") for name in types)


def _types(item: Object) -> list[str]:
    kinds = item.get("@type")
    names = kinds if isinstance(kinds, list) else [kinds]
    return [kind.rpartition("/")[2] for kind in names if isinstance(kind, str)]

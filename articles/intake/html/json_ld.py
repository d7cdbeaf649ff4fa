"""The schema.org objects in a page's JSON-LD: its articles, those that are about this page first.

Reads the tree, and what the head says of the page's address and title. References by `@id` to a person or an organisation of
the same page are followed (JSON-LD 1.1, node identifiers), as the most used plugin of WordPress writes them.
"""

import re
from collections.abc import Iterator, Mapping
from typing import Any

from lxml import etree

from articles.intake.html.json_texts import read_json
from articles.intake.markup.html_tree import words_in
from articles.intake.markup.places import JSON_LD, JsonValue
from articles.intake.placed import PlacedText

Object = Mapping[str, Any]
Stated = Mapping[str, list[str]]
_ARTICLES = re.compile(r"(?:\w*Article|\w*Posting|Report|Review|WebPage|\w+Page|CreativeWork|PressRelease|Book)\Z")
_DEEPEST = 12
_DEEPEST_FACT = 6  # levels below an article
_REFERRING = ("author", "creator", "publisher", "isPartOf")
_META = re.compile(r"(?:script:)?(?:application/)?ld\+json\Z", re.IGNORECASE)


def articles_in(root: etree._Element, meta: Stated, links: Stated) -> tuple[list[Object], bool]:
    """The articles and pages that are described, the most telling first, and whether some of the data is broken.

    Of several articles only those count that have this page's headline or address, if any has.
    """
    read = [(read_json(text), holder) for text, holder in _texts_in(root)]
    objects = [(item, holder) for (values, _), holder in read for value in values for item in _objects(value, 0)]
    known = {item["@id"]: item for item, _ in objects if isinstance(item.get("@id"), str) and len(item) > 1}
    described = [
        (_followed(item, known), holder) for item, holder in objects if any(map(_ARTICLES.match, _types(item)))
    ]
    own = {id(item) for item in _of_this_page([item for item, _ in described], root, meta, links)}
    placed = [_placed(item, "", 0, holder) for item, holder in described if id(item) in own]
    return sorted(placed, key=is_web_page), any(broken for (_, broken), _ in read)


def _placed(value: Any, path: str, depth: int, holder: str) -> Any:
    """A value with its texts at their places."""
    if isinstance(value, str):
        return PlacedText(value, JsonValue(path, value, holder))
    if depth > _DEEPEST_FACT:
        return value
    if isinstance(value, list):
        places = (f"{path}[{place}]" if len(value) > 1 else path for place in range(len(value)))
        return [_placed(item, place, depth + 1, holder) for item, place in zip(value, places, strict=True)]
    if isinstance(value, Mapping):
        return {key: _placed(item, f"{path}.{key}".lstrip("."), depth + 1, holder) for key, item in value.items()}
    return value


def _of_this_page(described: list[Object], root: etree._Element, meta: Stated, links: Stated) -> list[Object]:
    articles = [item for item in described if not is_web_page(item)]
    if len({str(item.get("headline") or item.get("name")) for item in articles}) <= 1:
        return described
    addresses = {_address(value) for value in (*meta.get("og:url", ()), *links.get("canonical", ()))} - {""}
    titles = [*meta.get("og:title", ()), *(words_in(element) for element in root.iter("title", "h1"))]
    folded = [text for title in titles if (text := _folded(title))]
    return [item for item in described if is_web_page(item) or _is_about(item, addresses, folded)]


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


def _texts_in(root: etree._Element) -> Iterator[tuple[str | None, str]]:
    """The JSON-LD of the page, and a selector of what holds it.

    Systems that build a page of parts also put it into an attribute: `children` of a script, or `content` of a `meta` element.
    """
    for script in root.iter("script"):
        if "ld+json" in script.get("type", "").lower():
            yield (script.text if (script.text or "").strip() else script.get("children")), JSON_LD
    for meta in root.iter("meta"):
        key = "name" if meta.get("name") else "property"
        if _META.match(name := meta.get(key, "")):
            yield meta.get("content"), f'meta[{key}="{name}"]'


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


def is_web_page(item: Object) -> bool:
    """Whether the object describes a page alone, and no article: a system keeps one for each page of its site."""
    return all(name.endswith("Page") for name in _types(item))


def _types(item: Object) -> list[str]:
    kinds = item.get("@type")
    names = kinds if isinstance(kinds, list) else [kinds]
    return [kind.rpartition("/")[2] for kind in names if isinstance(kind, str)]

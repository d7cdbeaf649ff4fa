"""The text of a page that shows none: what its data has as `articleBody` (schema.org), or what a frame holds in `srcdoc`.

Reads the tree, and puts the text into it, as an article at the end of the page.
"""

from collections.abc import Iterator

from lxml import etree, html

from articles.intake.errors import IntakeError
from articles.intake.html.tags import Tags
from articles.intake.markup.html_tree import parse_html, words_in

_LEAST = 200  # characters
_LONGEST = 1_000_000


def place_stated_text(root: html.HtmlElement, tags: Tags) -> etree._Element | None:
    """The element that now holds the longest text that the page states; None if it states none."""
    stated = max((*_bodies(tags), *_frames(root)), key=lambda part: len(words_in(part)), default=None)
    body = root.find("body")
    if stated is None or body is None or len(words_in(stated).strip()) < _LEAST:
        return None
    body.append(stated)
    return stated


def _bodies(tags: Tags) -> Iterator[etree._Element]:
    for text in tags.stated("articleBody"):
        if isinstance(text, str) and len(text) <= _LONGEST:
            yield _parsed(text) if "</p>" in text else _lines(text)


def _lines(text: str) -> etree._Element:
    """An article with a paragraph for each line."""
    article: etree._Element = html.Element("article")
    for line in filter(None, map(str.strip, text.splitlines())):
        etree.SubElement(article, "p").text = line
    return article


def _frames(root: html.HtmlElement) -> Iterator[etree._Element]:
    for frame in root.iter("iframe"):
        inner = frame.get("srcdoc", "")
        if len(inner) >= _LEAST:
            yield _parsed(inner)


def _parsed(markup: str) -> etree._Element:
    """An article with what the markup describes; an empty one if it is not to be read."""
    article: etree._Element = html.Element("article")
    try:
        body = parse_html(markup).find("body")
    except IntakeError:
        body = None
    for child in body if body is not None else ():
        article.append(child)
    return article

"""What a reader sees inside a run of text that is no text of the page: formulas, emoji set as pictures, words on buttons.

Reads an element; gives the characters that it stands for, None if it is none of these.
"""

import unicodedata
from collections.abc import Iterator
from itertools import islice

from lxml import etree

from articles.intake.markup.elements import HEADINGS, is_hidden, words_of
from articles.intake.markup.html_tree import line_in, name_of, words_in

SIGNS = frozenset({"math", "img", "button", "svg"})  # the elements that `sign_of` reads
_LONGEST_EMOJI = 16
_IN_PROSE = {"p", "li", "td", "dd", "dt", "blockquote"}
_INLINE_AROUND = frozenset({"span", "em", "strong", "b", "i", "a", "u", "mark", "small", "abbr", "label"})
_FORMULAS = frozenset({"math", "mathjax", "latex", "tex", "katex", "equation", "formula", "mwe"})
_LEAST_WORDS_BESIDE = 3
_MOST_LOOKED_AT = 200  # runs of text
_SET_IN = frozenset({"button", "svg"})
_EDITING = frozenset({"editsection"})
_TOOLS = frozenset({"headerlink", "permalink", "anchor", "headeranchor", "hash", "edit"}) | _EDITING
_LONGEST_TOOL = 12
_TOPS = frozenset({"#", "#top"})


def sign_of(element: etree._Element) -> str | None:
    """The characters that a formula, a picture of a character or a button in a sentence shows."""
    match name_of(element):
        case "math":
            return _formula(element)
        case "img":
            return _picture(element)
        case "svg":
            drawn = " ".join("".join(map(words_in, element.iter("text"))).split())
            return drawn if drawn and is_in_prose(element) else ""
        case "button":
            return line_in(element) if is_in_prose(element) or _is_heading(element) else ""
    return None


def is_in_prose(button: etree._Element) -> bool:
    """Whether a button stands among the words of a paragraph, as glossary words do."""
    around = button.getparent()
    while around is not None and name_of(around) in _INLINE_AROUND:
        around = around.getparent()
    if around is None or name_of(around) not in _IN_PROSE:
        return False
    words = 0
    for text in islice(_texts_beside(around), _MOST_LOOKED_AT):
        words += len(text.split())
        if words >= _LEAST_WORDS_BESIDE:
            return True
    return False


def _texts_beside(element: etree._Element) -> Iterator[str]:
    """The runs of text in an element that are not on a button or in a drawing."""
    yield element.text or ""
    for child in element:
        if isinstance(child.tag, str) and name_of(child) not in _SET_IN:
            yield from _texts_beside(child)
        yield child.tail or ""


def is_twin(element: etree._Element) -> bool:
    """Whether an element shows a formula to the eyes that is read from the MathML right before it, as KaTeX has it."""
    before = element.getprevious() if element.get("aria-hidden") == "true" else None
    return before is not None and not is_hidden(before) and next(before.iter("math"), None) is not None


def is_tool_for_editing(element: etree._Element) -> bool:
    """Whether an element is a wiki's link for editing a section."""
    return bool(words_of(element) & _EDITING)


def _is_heading(button: etree._Element) -> bool:
    """Whether all words of a heading are on the button, as on those that fold a part of the page."""
    around = button.getparent()
    while around is not None and name_of(around) in _INLINE_AROUND:
        around = around.getparent()
    if around is None or name_of(around) not in HEADINGS | {"dt"}:
        return False
    return "".join(words_in(around).split()) == "".join(words_in(button).split())


def is_tool_of_heading(element: etree._Element) -> bool:
    """Whether an element inside a heading is a permanent link's sign or a link for editing, and none of its words."""
    words = "".join(_seen_in(element)).strip()
    if name_of(element) == "a" and words and not any(character.isalnum() for character in words):
        return True
    if is_tool_for_editing(element) or (
        name_of(element) == "a" and element.get("href") in _TOPS and len(words) <= _LONGEST_TOOL
    ):
        return True
    return bool(words_of(element) & _TOOLS) and len(words) <= _LONGEST_TOOL and not words[:1].isupper()


def _seen_in(element: etree._Element) -> Iterator[str]:
    yield element.text or ""
    for child in element:
        if isinstance(child.tag, str) and not is_hidden(child):
            yield from _seen_in(child)
        yield child.tail or ""


def _formula(math: etree._Element) -> str:
    """The characters of MathML, without the white space between its elements and without annotations."""
    skipped = {part for note in math.iter() if name_of(note).startswith("annotation") for part in note.iter()}
    parts = [(part.text or "") for part in math.iter() if part not in skipped and isinstance(part.tag, str)]
    return "".join("".join(text.split()) for text in parts) or math.get("alttext", "")


def _picture(image: etree._Element) -> str:
    alternative = " ".join(image.get("alt", "").split())
    if len(alternative) == 1 and alternative.isupper() and (image.tail or " ")[0].islower():
        return alternative  # a picture of the first letter
    if words_of(image) & _FORMULAS:
        return alternative
    return alternative if _is_emoji(alternative) else ""


def _is_emoji(text: str) -> bool:
    """Whether the text is one or a few pictographs, and no word."""
    signs = [sign for sign in text if unicodedata.category(sign) == "So"]
    return bool(signs) and len(text) <= _LONGEST_EMOJI and not any(sign.isalpha() for sign in text)

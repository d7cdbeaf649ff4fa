"""What a JATS front prints beside the facts that are taken: running heads, notes about the authors, subjects, rights.

Reads the elements of the front; gives what is left out, in the order of the document.
"""

from collections.abc import Collection, Iterator

from lxml import etree

from articles.intake.jats.body import NOTE
from articles.intake.jats.people import place_of
from articles.intake.jats.places import spaced_words_of
from articles.intake.jats.text import words_of
from articles.intake.manuscript import LeftOut
from articles.intake.markup.html_tree import name_of

ABOUT_AUTHORS = "a note about the authors"
BESIDE_NAME = "words beside an author's name"
FUNDING = "a statement about funding"
NOT_POINTED_TO = "an affiliation that no author points to"
OTHER_KEYWORDS = "keywords of another kind"
OTHER_TITLE = "another form of the title"
REVIEWED = "a work that is reviewed"
RIGHTS = "a statement about rights"
SUBJECT = "a subject of the article"
_REASONS = {
    "alt-title": OTHER_TITLE,
    "subject": SUBJECT,
    "author-notes": ABOUT_AUTHORS,
    "notes": NOTE,
    "product": REVIEWED,
    "funding-statement": FUNDING,
    "copyright-holder": RIGHTS,
    "copyright-statement": RIGHTS,
    "license": RIGHTS,
    "kwd": OTHER_KEYWORDS,
    "aff": NOT_POINTED_TO,
    **dict.fromkeys(("address", "author-comment", "degrees", "email", "ext-link", "role", "uri"), BESIDE_NAME),
}
_BESIDE_NAMES = frozenset({"contrib", "aff"})  # only inside these are words beside a name
_READ_ELSEWHERE = frozenset({"journal-meta", "abstract", "trans-abstract", "bio", "collab", "related-article"})


def beside_facts(part: etree._Element, taken: Collection[str | None]) -> Iterator[LeftOut]:
    """Yield what is printed in a part of the front, unless its words are among those that are `taken`."""
    for element in part:
        name, reason = name_of(element), _reason(element)
        if not name or name in _READ_ELSEWHERE:
            continue
        is_taken = (place_of(element) if name == "aff" else words_of(element)) in taken
        if reason and not is_taken and (words := spaced_words_of(element)):
            yield LeftOut(words, reason)
        if reason is None or (name == "aff" and is_taken):
            yield from beside_facts(element, taken)


def _reason(element: etree._Element) -> str | None:
    reason = _REASONS.get(name_of(element))
    if reason == BESIDE_NAME and not any(name_of(around) in _BESIDE_NAMES for around in element.iterancestors()):
        return None
    return reason

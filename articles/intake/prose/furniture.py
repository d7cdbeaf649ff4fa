"""Site furniture: lines that belong to the page around the article. Each pattern matches a whole line.

Only what is recognisably furniture is named here; anything else stays in the article until the end matter is over.
"""

import re

from articles.intake.vocabulary import WORDS, any_of

_LONGEST = 200

_ANYWHERE = re.compile(rf"{any_of(WORDS.furniture)}\.?\Z", re.IGNORECASE)
_AT_THE_EDGES = re.compile(
    rf"(?:{any_of(WORDS.furniture_at_edges)}|\w+(?:\s*[>»›]\s*[\w &-]+){{1,4}})\Z",  # or the way to the page: News > World
    re.IGNORECASE,
)
_SLUG = re.compile(r"(?:BC|AM|PM)-[A-Z0-9][\w-]*|[A-Z]{2,}(?:-[A-Z0-9]{2,}){2,}")  # by which a news agency knows a text
_SECTION = re.compile(any_of(WORDS.section_labels), re.IGNORECASE)
_LEADING = re.compile(rf"{any_of(WORDS.link_labels)}(?:\s+\w+){{0,2}}\s*[:：]\s*\S", re.IGNORECASE)
_OTHER_PAGES = re.compile(any_of(WORDS.other_pages), re.IGNORECASE)
_COMMENTS = re.compile(any_of(WORDS.comments), re.IGNORECASE)


def is_furniture_anywhere(text: str) -> bool:
    """Whether the line is furniture even in the middle of the text."""
    return len(text) <= _LONGEST and _ANYWHERE.match(text) is not None


def is_section_label(text: str) -> bool:
    """Whether the line is the name of a section or of a kind of text, as papers print it above a title: "Culture"."""
    return _SECTION.fullmatch(text) is not None


def leads_to_another_text(text: str) -> bool:
    """Whether the line begins as one does that is only a link to another text: "MORE: Why the bridge was never built"."""
    return len(text) <= _LONGEST and _LEADING.match(text) is not None


def is_furniture_at_the_edges(text: str) -> bool:
    """Whether the line is furniture before the text or after its end."""
    if len(text) > _LONGEST:
        return False
    return bool(_AT_THE_EDGES.match(text) or _SLUG.fullmatch(text)) or is_furniture_anywhere(text)


def turns_away(text: str) -> bool:
    """Whether what follows the line belongs to other pages or to commenters."""
    return len(text) <= _LONGEST and (_OTHER_PAGES.fullmatch(text) is not None or opens_comments(text))


def opens_comments(text: str) -> bool:
    """Whether the line is the heading of readers' comments."""
    return len(text) <= _LONGEST and _COMMENTS.fullmatch(text) is not None

"""Lines that say who translated the text: "Translated by Jane Doe", "Aus dem Deutschen von Jane Doe", "翻译：王芳".

A byline may say so behind its names: "By Jane Doe, translated by John Roe".
"""

import re
from dataclasses import replace

from articles.intake.prose.bylines import Byline, read_byline, read_names
from articles.intake.prose.names import is_full_or_uncased_name
from articles.intake.vocabulary import WORDS, longest_of

# In scripts without capitals a space is enough; "Translation Matters Now" is a title.
_WIDE_LABELS = [entry for entry in WORDS.translator_labels if not re.search("[a-zA-Z]", entry)]
_LABELLED = (
    rf"{longest_of(WORDS.translated_by, _WIDE_LABELS)}\s+|{longest_of(WORDS.translated_by, WORDS.translator_labels)}"
)
_OPENING = re.compile(rf"(?:{_LABELLED}\s*[:：]\s*)(?=\S)", re.IGNORECASE)
TRANSLATOR = "translator"


def read_translators(text: str) -> Byline | None:
    """The full names of the translators, if the line says nothing else; None if it is any other line."""
    opening = _OPENING.match(text)
    listed = read_names(text[opening.end() :].strip()) if opening else None
    if listed is None or listed.remainder or not all(is_full_or_uncased_name(item.name) for item in listed.names):
        return None
    return Byline(tuple(replace(item, role=TRANSLATOR) for item in listed.names))


def byline_with_translators(text: str) -> Byline | None:
    """Read a line as a byline, with the translators whom it names behind the authors; None if it is no byline."""
    byline = read_byline(text)
    translators = read_translators(byline.remainder) if byline and byline.remainder else None
    return Byline((*byline.names, *translators.names)) if byline and translators else byline

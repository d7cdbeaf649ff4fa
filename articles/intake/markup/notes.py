"""An editor's note set apart from the text: "Originally published on …", with the link that it carries.

Reads one block with its markup. Only a block that is set apart (all of it emphasised, in brackets, or headed "Editor's
note") is read sentence by sentence, because a sentence of the text may say the same.
"""

import re
from dataclasses import replace
from html import unescape

from articles.intake.prose.notes import Note, read_note, which_is_told
from articles.intake.vocabulary import WORDS, any_of

_LONGEST = 1_500
_HEADED = re.compile(rf"\W{{0,3}}{any_of(WORDS.note_labels)}\s*[:：.—-]", re.IGNORECASE)
_EMPHASISED = re.compile(r"\A\W{0,3}<(em|strong|small|cite)>.*</\1>\W{0,3}\Z", re.DOTALL)
_TELLS = re.compile(rf"\b{any_of(WORDS.note_phrases)}\b", re.IGNORECASE)
_SENTENCE = re.compile(r"(?<=[.!?”\"])(?<!\b\d\.)(?<!\b\d\d\.)\s+(?=[A-Z“\"])")  # "am 3. Mai" goes on
_HREF = re.compile(r'href="(https?://[^"]+)"')


def read_note_block(text: str, html: str, *, day_first: bool = False) -> Note | None:
    """The other publication that a block names; None unless the block is set apart as a note."""
    note_of_block = read_note(text, day_first=day_first)
    if len(text) > _LONGEST or not (_is_set_apart(text, html) or (note_of_block is not None and note_of_block.certain)):
        return None
    if note_of_block is not None and note_of_block.certain:
        return _with_link(note_of_block, html)
    for sentence in _SENTENCE.split(text):
        note = read_note(_HEADED.sub("", sentence.strip(" _*()[]")).strip(), day_first=day_first)
        if note is not None:
            return _with_link(note, html)
    tells = _TELLS.search(text)
    linked = _HREF.search(html)
    if tells is None or linked is None:
        return None
    return Note(None, None, unescape(linked[1]), None, certain=False, which=which_is_told(tells.group()))


def _is_set_apart(text: str, html: str) -> bool:
    inner = html.removeprefix("<em>").removesuffix("</em>")
    emphasised = _EMPHASISED.match(html) is not None and "<em>" not in inner
    return emphasised or _HEADED.match(text) is not None or (text.startswith(("(", "[")) and text.endswith((")", "]")))


def _with_link(note: Note, html: str) -> Note:
    linked = _HREF.search(html)
    address = note.url or (unescape(linked[1]) if linked else None)
    return replace(note, url=address)

"""The roles of units near the end of a document: biography, note, furniture and so on.

Reads a unit and the unit before it; `end` decides at which unit the end begins.
"""

import re
from typing import Literal

from articles.intake.prose.biographies import (
    is_biography,
    is_biography_label,
    is_unnamed_biography,
    states_a_role,
    subjects,
)
from articles.intake.prose.bylines import read_byline
from articles.intake.prose.credits import read_credit
from articles.intake.prose.date_lines import read_date_line
from articles.intake.prose.disclaimers import disclaiming_organisation, is_disclaimer
from articles.intake.prose.draft import Unit
from articles.intake.prose.furniture import is_furniture_at_the_edges, opens_comments, turns_away
from articles.intake.prose.names import is_name
from articles.intake.prose.notes import read_note
from articles.intake.prose.signatures import read_signature, read_signature_alone
from articles.intake.prose.wording import ends_sentence, ends_without_sign, same_name
from articles.intake.vocabulary import WORDS, any_of

Role = Literal[
    "rule",
    "label",
    "biography",
    "note",
    "disclaimer",
    "credit",
    "furniture",
    "date",
    "turn",
    "comments",
    "self",
    "byline",
    "closing",
    "slight",
    "prose",
]
_LONGEST_SLIGHT = 150
_LONGEST_CLOSING = 300
_CLOSING = re.compile(rf"[(（\[【—–-]?\s*{any_of(WORDS.closing_credits)}(?:\s+|(?<=[:：’']))\S", re.IGNORECASE)
_SIGN = re.compile(r"\((?=[A-Z])[\w.]{2,15}(?:\s?[/,]\s?[\w. ]{1,20}){0,4}\)")  # of an agency: (APA/red, 8.2.2024)
_ABOUT = re.compile(rf"{any_of(WORDS.about)}\s+(?-i:[^\W\d_a-z])", re.IGNORECASE)
_CLOSERS = '"”’)»」』）》'
_PROSE_ENDS = (".", "…", ":", ",", ";", "。", "．", "।", "॥", "۔", "：", "，", "；")
_QUOTES = ("“", '"', "„", "«", "‘", "'", "「", "『")
_LONGEST_SELF = 500
_SELF = re.compile(rf"(?P<name>(?:the\s+)?\S.{{1,80}}?)\s+{any_of(WORDS.organisation_verbs)}\b", re.IGNORECASE)


def roles_of(units: list[Unit], names: list[str]) -> list[Role]:
    """The role that each unit's own form gives it, had it stood at the end of the article."""
    organisations = [
        name for unit in units if is_disclaimer(unit.text) and (name := disclaiming_organisation(unit.text))
    ]
    roles: list[Role] = []
    for position, unit in enumerate(units):
        before = units[position - 1] if position else None
        role = _of_unit(unit, names)
        if role == "prose" and before is not None:
            role = _beside(unit, before, roles[-1], names, organisations)
        elif (
            role == "slight" and roles and roles[-1] in {"rule", "furniture"} and _is_about_publisher(unit.text, names)
        ):
            role = "turn"
        elif role == "slight" and not names and before is not None and _signs(unit, before, is_last=unit is units[-1]):
            role = "byline"
        roles.append(role)
    return roles


def _of_unit(unit: Unit, names: list[str]) -> Role:
    if unit.kind == "rule":
        return "rule"
    if unit.kind != "text":
        return "prose"
    text = unit.text
    note = read_note(text)
    if note is not None and note.certain:
        return "note"
    checks: tuple[tuple[bool, Role], ...] = (
        (_CLOSING.match(text) is not None and len(text) <= _LONGEST_CLOSING, "closing"),
        (_SIGN.fullmatch(text) is not None, "closing"),
        (not names and read_byline(text) is not None, "byline"),
        (is_biography_label(text), "label"),
        (is_disclaimer(text), "disclaimer"),
        (is_biography(text, names), "biography"),
        (read_credit(text) is not None, "credit"),
        (opens_comments(text), "comments"),
        (turns_away(text), "turn"),
        (is_furniture_at_the_edges(text), "furniture"),
        (read_date_line(text) is not None, "date"),
        (len(text) <= _LONGEST_SLIGHT and not _ends_as_prose(text.rstrip(_CLOSERS)), "slight"),
    )
    return next((role for holds, role in checks if holds), "prose")


def _ends_as_prose(text: str) -> bool:
    return text.endswith(_PROSE_ENDS) or ends_without_sign(text)


def _is_about_publisher(text: str, names: list[str]) -> bool:
    """Whether a line heads what a press release says of whoever sent it: "About the Example Company"."""
    return _ABOUT.match(text) is not None and not any(name in text for name in names)


def _signs(unit: Unit, before: Unit, *, is_last: bool) -> bool:
    """Whether a line is the signature of a text, and not the name of who said what is quoted above it."""
    if before.kind != "text" or before.text.startswith(_QUOTES):
        return False
    alone = read_signature_alone(unit.text) if is_last and ends_sentence(before.text) else None
    return read_signature(unit.text) is not None or alone is not None


def _beside(unit: Unit, before: Unit, role_before: Role, names: list[str], organisations: list[str]) -> Role:
    """The role of a paragraph by the unit before it: a rule before a biography, a name before its own description."""
    text = unit.text
    if role_before in {"rule", "label", "biography", "note", "disclaimer"} and unit.kind == "text":
        if read_note(text) is not None:
            return "note"
        if is_biography(text, names, least=1):
            return "biography"
        if not names and is_stranger(text) and role_before in {"rule", "label"}:
            return "biography"
    own_name = before.text if role_before == "slight" else None
    description = _SELF.match(text[:120])
    known = [*organisations, own_name] if own_name else organisations
    if description and len(text) <= _LONGEST_SELF and any(same_name(description["name"], name) for name in known):
        return "self"
    return "prose"


def is_stranger(text: str) -> bool:
    """Whether the text begins as the biography of any person."""
    people = subjects(text)
    named = bool(people) and all(is_name(person, least=2) for person in people)
    return (named or is_unnamed_biography(text)) and states_a_role(text)

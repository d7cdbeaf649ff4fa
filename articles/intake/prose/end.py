"""Stage 4: the matter after the text. Reads the units after the front; writes biographies, notes, disclaimer.

The end begins at the first biography, note, disclaimer or rule before one of these that has almost no prose after it.
Prose there that is nothing recognisable is kept as a paragraph, with a warning: a sentence of the article is never
taken for furniture.
"""

from articles.intake.placed import at_place_of
from articles.intake.prose.biographies import continues_biography
from articles.intake.prose.credits import read_credit
from articles.intake.prose.draft import Draft, Unit
from articles.intake.prose.end_roles import Role, roles_of
from articles.intake.prose.front import take_byline, take_credit, take_date
from articles.intake.prose.signatures import read_signature, read_signature_alone
from articles.intake.prose.translators import byline_with_translators
from articles.intake.prose.wording import ends_sentence, weigh_words

_REACH = 400  # no end matter is longer, in units; the furniture after it may be, and is then kept
_PROSE_IN_THE_END = 2
_PARAGRAPHS_OF_TEXT = 2  # below a line such as "Next", if it does not turn to other pages
_LEAST_OF_PARAGRAPH = 25  # words; teasers are shorter
_OPENERS: frozenset[Role] = frozenset({"label", "biography", "note", "disclaimer", "byline", "closing"})
_EDGES: frozenset[Role] = frozenset({"furniture", "date", "turn", "comments"})
_REASONS: dict[Role, str] = {
    "label": "the heading of the biography",
    "furniture": "site furniture after the text",
    "turn": "site navigation",
    "comments": "the heading of readers' comments",
    "self": "the site's description of itself",
    "closing": "who else worked on the article",
    "slight": "site furniture after the text",
}


def read_end(units: list[Unit], draft: Draft, *, of_region: bool = False) -> list[Unit]:
    """Read the end into the draft and return the units of the text, with the paragraphs that were kept in doubt.

    `of_region` says that a page's own structure tells these units from the rest of the page.
    """
    offset = max(0, len(units) - _REACH)
    tail = units[offset:]
    roles = roles_of(tail, [printed.name for printed in draft.names])
    if of_region:
        roles = _without_false_turns(tail, roles)
    start = _start(roles)
    kept = units[: offset + start]
    reader = _EndReader(draft)
    for unit, role in zip(tail[start:], roles[start:], strict=True):
        if not reader.take(unit, role):
            kept.append(unit)
    return kept


class _EndReader:
    """Sorts the units of the end, in order, into biographies, notes, disclaimers and furniture."""

    def __init__(self, draft: Draft) -> None:
        self._draft = draft
        self._turned: str | None = None
        self._in_biography = False

    def take(self, unit: Unit, role: Role) -> bool:
        """Read one unit; False if it is to be kept as a paragraph."""
        draft = self._draft
        goes_on = self._in_biography and role in {"prose", "slight"} and continues_biography(unit.text)
        self._in_biography = role == "biography" or goes_on
        if goes_on:
            before = draft.biographies[-1]
            draft.biographies[-1] = at_place_of(before, f"{before}\n\n{unit.text}")
        elif role == "biography":
            draft.biographies.append(unit.text)
        elif (
            role == "byline"
            and not draft.has_author
            and (
                byline := byline_with_translators(unit.text)
                or read_signature(unit.text)
                or read_signature_alone(unit.text)
            )
        ):
            take_byline(byline, unit, draft)
        elif role == "date":
            take_date(unit, draft)
        elif role == "note":
            draft.notes.append(unit.text)
        elif role == "disclaimer" and draft.disclaimer is None:
            draft.disclaimer = unit.text
        elif role == "credit":
            take_credit(unit.part(read_credit(unit.text) or unit.text), draft)
        else:
            return self._leave_out(unit, role)
        return True

    def _leave_out(self, unit: Unit, role: Role) -> bool:
        if role in {"turn", "comments"}:
            self._turned = unit.text
        if role == "rule":
            return True
        if role in _REASONS and not (role == "slight" and self._turned):
            self._draft.leave_out(unit, _REASONS[role])
        elif role == "disclaimer":
            self._draft.leave_out(unit, "a further disclaimer")
        elif self._turned:
            self._draft.leave_out(unit, f"other content of the site, after “{self._turned}”")
        else:
            self._draft.warn(f"“{unit.text[:60]}” stands after the end of the text and was kept as a paragraph.")
            return False
        return True


def _without_false_turns(units: list[Unit], roles: list[Role]) -> list[Role]:
    """The roles, with a line that turns to other pages as one of the text if paragraphs of prose follow it, not teasers."""
    found = list(roles)
    below = 0
    for place in reversed(range(len(units))):
        if roles[place] == "prose" and _is_long_prose(units[place]):
            below += 1
        elif roles[place] == "turn" and below >= _PARAGRAPHS_OF_TEXT:
            found[place] = "slight"
    return found


def _is_long_prose(unit: Unit) -> bool:
    return unit.kind == "text" and ends_sentence(unit.text) and weigh_words(unit.text) >= _LEAST_OF_PARAGRAPH


def _start(roles: list[Role]) -> int:
    """The position of the first unit of the end; the number of units if nothing follows the text."""
    prose_before = 0
    start = len(roles)
    for position, role in enumerate(roles):
        if prose_before and _opens(roles, position, prose_before):
            start = position
            break
        prose_before += role == "prose"
    while start and roles[start - 1] in _EDGES | {"rule", "credit"} and _is_after_prose(roles, start - 1):
        start -= 1
    return start


def _is_after_prose(roles: list[Role], position: int) -> bool:
    return "prose" in roles[:position] or "slight" in roles[:position]


def _opens(roles: list[Role], position: int, prose_before: int) -> bool:
    role = roles[position]
    if role in _OPENERS:
        return _prose_after(roles, position, prose_before) <= _PROSE_IN_THE_END
    return role in _EDGES and _prose_after(roles, position, prose_before) == 0


def _prose_after(roles: list[Role], position: int, prose_before: int) -> int:
    """The prose in the end that would begin here, not counting what follows a turn to other pages or comments."""
    prose = turned = 0
    for index in range(position, len(roles)):
        role = roles[index]
        if role == "comments":
            break
        if role == "turn":
            turned += roles[index:].count("prose")
            return prose if 2 * turned <= prose_before else prose + turned
        prose += role == "prose"
        if prose > _PROSE_IN_THE_END:
            break
    return prose

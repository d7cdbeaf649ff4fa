"""Stage 3: the matter before the text. Reads units from the start; writes the draft's title, names, date, credit.

The order does not matter: dates, bylines and credits are recognised by their form; the title is the first other line.
"""

import re

from articles.intake.placed import at_place_of
from articles.intake.prose.biographies import is_biography
from articles.intake.prose.bylines import Byline, are_short_names, in_lower_case, opens_byline, read_names
from articles.intake.prose.credits import read_credit
from articles.intake.prose.date_lines import DateLine, read_date_line
from articles.intake.prose.disclaimers import is_disclaimer
from articles.intake.prose.draft import Draft, Printed, Unit, printed_at
from articles.intake.prose.front_lines import Credit, Item, read_front_line
from articles.intake.prose.furniture import is_section_label
from articles.intake.prose.issue_dates import ISSUE_DATE, NO_SINGLE_MONTH, is_issue_date
from articles.intake.prose.names import is_name
from articles.intake.prose.notes import read_note
from articles.intake.prose.warnings import UNREAD_BYLINE
from articles.intake.prose.wording import count_words, ends_open, ends_sentence, weigh_words

_LONGEST_TITLE = 300
_LONGEST_DEK = 450
_REACH = 2  # how many lines that are neither date nor byline may stand before one that is
_TAIL = 12  # where the biographies are that confirm a name printed without "By"
_LEAST_WORDS_OF_A_DEK = 4
_LEAST_WORDS_OF_A_TITLE = 2  # below a label, which may itself be a title
_YEAR_ONLY = 4
_DIVISION = re.compile(r"[IVXLC]{1,7}\.?\Z")
_SHOWN = 60
_LONGEST_FRONT = 60  # units; further down, a line with the form of a date is of the text


def read_front(units: list[Unit], draft: Draft) -> int:
    """Read the front into the draft and return the position of the first unit of the text."""
    position = 0
    while position < min(len(units), _LONGEST_FRONT) and _take(units, position, draft):
        position += 1
    if draft.title is None:
        draft.warn(
            "No title was found; give it in the sidecar as title, or begin the document with it on a line of its own."
        )
    return position


def _take(units: list[Unit], position: int, draft: Draft) -> bool:
    """Read one unit into the draft; False if the text begins with it."""
    unit = units[position]
    if unit.kind == "rule":
        return True
    if position == 0 and _is_label_above_title(units, draft):
        draft.leave_out(unit, "a label above the title")
        return True
    may_be = unit.kind == "text" or (unit.kind == "list-item" and draft.title is not None)
    items = _line(unit, draft) if may_be else None
    if draft.title is None and (items is None or _is_title_after_all(items, units, position)):
        return _take_title(unit, draft)
    if items is not None:
        for item in items:
            _take_item(item, unit, draft)
        return True
    return unit.kind == "text" and _take_text(units, position, draft)


def _is_label_above_title(units: list[Unit], draft: Draft) -> bool:
    """Whether the first line names a section, and a line follows that may be the title, or stands beside a known title."""
    if units[0].kind != "text" or not is_section_label(units[0].text):
        return False
    if draft.title is not None:
        return True
    title = units[1] if len(units) > 1 else None
    if title is None or title.kind != "text" or len(title.text) > _LONGEST_TITLE or title.text.endswith("."):
        return False
    return weigh_words(title.text) >= _LEAST_WORDS_OF_A_TITLE and read_front_line(title.text) is None


def _line(unit: Unit, draft: Draft) -> list[Item] | None:
    """The parts of a unit that is a line of the front; None also for a note that names an outlet beside its date."""
    note = read_note(unit.text) if draft.title is not None else None
    if note is not None and note.certain and note.outlet:
        return None
    names = {printed.name for printed in draft.names}
    below_title = draft.title is not None and unit.kind == "text"
    return read_front_line(unit.text, day_first=draft.day_first, names=names, below_title=below_title)


def _take_title(unit: Unit, draft: Draft) -> bool:
    if unit.kind not in {"text", "list-item"} or len(unit.text) > _LONGEST_TITLE:
        return False
    draft.title = unit.text
    return True


def _is_title_after_all(items: list[Item], units: list[Unit], position: int) -> bool:
    """Whether a line with the form of a byline or a year ("By Any Means", "1984") is the title: no other line is."""
    if not any(isinstance(item, Byline | DateLine) for item in items):
        return False
    for unit in units[position + 1 : position + 1 + _TAIL]:
        if unit.kind == "rule" or (unit.kind == "text" and read_front_line(unit.text) is not None):
            continue
        return unit.kind != "text" or len(unit.text) > _LONGEST_TITLE or unit.text.endswith(".")
    return True


def _take_item(item: Item, unit: Unit, draft: Draft) -> None:
    if isinstance(item, Byline):
        take_byline(item, unit, draft)
    elif isinstance(item, DateLine):
        _take_line(item, unit, draft)
    elif isinstance(item, Credit):
        take_credit(unit.part(item.text), draft)
    else:
        draft.leave_out(unit.part(item.text), "site furniture before the text")


def take_byline(byline: Byline, unit: Unit, draft: Draft) -> None:
    """Take the names of a byline, and tell the rest of it."""
    known = {printed.name for printed in draft.names}
    if any(printed.name in known for printed in byline.names):
        draft.leave_out(unit, "a byline that repeats a name")
    draft.names.extend(printed for printed in printed_at(unit.text, byline.names) if printed.name not in known)
    if byline.remainder:
        draft.leave_out(unit.part(byline.remainder), "words of the byline that are no name")
        draft.warn(f"The byline also says “{byline.remainder}”; say in the sidecar whose affiliation it is.")


def take_date(unit: Unit, draft: Draft) -> None:
    """Take the day of a line that is a date, or tell what it is the date of."""
    date = read_date_line(unit.text, day_first=draft.day_first)
    if date is not None:
        _take_line(date, unit, draft)


def _take_line(date: DateLine, unit: Unit, draft: Draft) -> None:
    if date.of == "ago":
        draft.leave_out(unit, "a time before the day on which the page was saved")
    elif date.of == "yearless":
        draft.leave_out(unit, "a day without its year")
    elif date.of == "unknown":
        draft.leave_out(unit, "a line with a date")
        draft.warn(f"The line “{unit.text}” holds a date, and does not say of what; give published in the sidecar.")
    elif date.iso is None:
        draft.leave_out(unit, "a date that can be read two ways")
        draft.warn(f"The date “{unit.text}” can be read two ways; give it in the sidecar as published: YYYY-MM-DD.")
    elif date.of == "update":
        draft.leave_out(unit, "the date of an update")
    elif draft.published is None:
        draft.published = at_place_of(unit.text, date.iso)
    else:
        draft.leave_out(unit, "a further date")
        if date.iso != draft.published:
            draft.warn(f"The document prints a second date, “{unit.text}”; the first one was taken.")


def take_credit(unit: Unit, draft: Draft) -> None:
    """Take a picture credit (without its label); those after the first are listed as left out."""
    if draft.credit is None:
        draft.credit = unit.text
    else:
        draft.leave_out(unit, "the credit of a further picture")


def _take_text(units: list[Unit], position: int, draft: Draft) -> bool:
    unit = units[position]
    note = read_note(unit.text)
    lower = in_lower_case(unit.text) if _may_be_in_lower_case(units, position, draft) else None
    if note is not None and note.certain:
        draft.notes.append(unit.text)
    elif lower is not None:
        draft.names.extend(printed_at(unit.text, lower.names))
    elif _repeats_names(unit.text, draft):
        draft.leave_out(unit, "a byline that repeats a name")
    elif opens_byline(unit.text):
        draft.leave_out(unit, "a byline that was not understood")
        if not draft.has_author:
            draft.warn(UNREAD_BYLINE.format(_short(unit.text)))
    elif [text for text in (other.text for other in units) if is_issue_date(text)] == [unit.text]:
        # Several would be headings.
        draft.leave_out(unit, ISSUE_DATE)
        draft.warn(NO_SINGLE_MONTH.format(unit.text) + " Give published in the sidecar.")
    elif is_disclaimer(unit.text) and draft.disclaimer is None:
        draft.disclaimer = unit.text
    elif draft.names and is_biography(unit.text, [printed.name for printed in draft.names]):
        draft.biographies.append(unit.text)
    elif not draft.has_author and _is_confirmed_name(unit.text, units[position + 1 :]):
        draft.names.append(Printed(unit.text))
    else:
        return _take_dek(units, position, draft)
    return True


def _may_be_in_lower_case(units: list[Unit], position: int, draft: Draft) -> bool:
    """Whether a line stands where bylines do: right below the title or above a date, and no name is known yet."""
    beside = units[max(0, position - 1)].text == draft.title
    after = position + 1 < len(units) and read_date_line(units[position + 1].text) is not None
    return not draft.has_author and (beside or after)


def _repeats_names(text: str, draft: Draft) -> bool:
    """Whether a line is a list of names that the document states elsewhere."""
    known = {printed.name for printed in draft.names}
    listed = read_names(text) if known else None
    return listed is not None and all(printed.name in known for printed in listed.names)


def _is_confirmed_name(text: str, after: list[Unit]) -> bool:
    """Whether a line is a name printed without "By": a biography near the end begins with the same name."""
    return is_name(text, least=2) and any(is_biography(unit.text, [text]) for unit in after[-_TAIL:])


def _take_dek(units: list[Unit], position: int, draft: Draft) -> bool:
    unit = units[position]
    if len(unit.text) > _LONGEST_DEK or _DIVISION.match(unit.text):
        return False
    if _is_name_beside_date(units, position):
        draft.leave_out(unit, "a name beside the date, of which nothing says that it is the author's")
        draft.warn(f"“{_short(unit.text)}” may be the author; nothing says so. Give it in the sidecar.")
        return True
    if _front_goes_on(units, position):
        if draft.subtitle is None:
            draft.subtitle = unit.text
        elif any(read_credit(near.text) for near in (units[position - 1], units[position + 1])):
            draft.leave_out(unit, "the caption of a picture")
        else:
            draft.body.append(unit)
            draft.warn(f"“{_short(unit.text)}” stands before the byline or date and was kept as a paragraph.")
        return True
    if draft.subtitle is None and _is_lone_dek(units, position, draft):
        draft.subtitle = unit.text
        draft.warn(f"“{_short(unit.text)}” was taken for the subtitle; if it is a heading, say so in the sidecar.")
        return True
    return False


def _is_name_beside_date(units: list[Unit], position: int) -> bool:
    """Whether a line is a full name, or several, and a date stands right above or below it."""
    if not are_short_names(units[position].text):
        return False
    beside = [*units[max(0, position - 1) : position], *units[position + 1 : position + 2]]
    dates = [read_date_line(unit.text) for unit in beside]
    return any(date is not None and date.of in {"publication", "update", "ago"} for date in dates)


def _front_goes_on(units: list[Unit], position: int) -> bool:
    """Whether a date or a byline still comes, at most `_REACH` other lines further down."""
    for unit in units[position + 1 : position + 2 + _REACH]:
        if unit.kind == "rule" or len(unit.text) > _LONGEST_DEK:
            return False
        items = read_front_line(unit.text) if unit.kind == "text" else None
        for item in items or []:
            if isinstance(item, Byline) or (isinstance(item, DateLine) and len(item.iso or "") != _YEAR_ONLY):
                return True
    return False


def _is_lone_dek(units: list[Unit], position: int, draft: Draft) -> bool:
    """Whether a line right below the title has the form of a dek, with the text below it."""
    text = units[position].text
    follows_title = position > 0 and units[position - 1].text == draft.title
    last = position + 1 == len(units)
    if last or not follows_title or ends_sentence(text) or ends_open(text) or len(text) > _LONGEST_TITLE:
        return False
    return count_words(text, 40) >= _LEAST_WORDS_OF_A_DEK and ends_sentence(units[position + 1].text)


def _short(text: str) -> str:
    return text if len(text) <= _SHOWN else text[: _SHOWN - 1].rstrip() + "…"

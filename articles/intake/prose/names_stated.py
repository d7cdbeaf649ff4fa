"""The names that a page or a file states in its data, which list them as a byline does: "Jane Doe, John Roe"."""

import re

from articles.intake.manuscript import Affiliation
from articles.intake.placed import at_place_of
from articles.intake.prose.bylines import POSITION, Byline, is_wide, read_names
from articles.intake.prose.draft import Printed, printed_at
from articles.intake.prose.names import is_full_name

_MAILBOX = re.compile(r"\S+@\S+\s*\((?P<name>[^()]{1,200})\)")  # of an RSS item
_TAG = re.compile(r"</?[a-z][^<>]*>", re.IGNORECASE)


def names_stated(stated: str) -> Byline:
    """The names that a statement lists, such as a `meta` element or a key of front matter; the whole of it if it is unclear.

    Single words on both sides of a sign are parts of one name: "Doe, Jane", "Reed & Sons".
    """
    listed = _names_stated(stated)
    return Byline(tuple(printed_at(stated, listed.names)), at_place_of(stated, listed.remainder))


def _names_stated(stated: str) -> Byline:
    stated = _TAG.sub("", stated)
    mailbox = _MAILBOX.fullmatch(stated.strip())
    halves = stated.split("/")
    if len(halves) > 1 and all(is_full_name(half.strip()) for half in halves):
        return Byline(tuple(Printed(half.strip()) for half in halves))
    listed = read_names(mailbox["name"] if mailbox else stated)
    if listed is None or (len(listed.names) > 1 and any(_is_part(printed.name) for printed in listed.names)):
        return Byline((Printed(stated),))
    position = listed.remainder if listed.remainder and POSITION.search(listed.remainder) else None
    if position and len(listed.names) == 1 and "," not in position:
        return Byline((Printed(listed.names[0].name, (Affiliation(position, None),)),))
    return listed


def _is_part(name: str) -> bool:
    return len(name.split()) == 1 and not is_wide(name)

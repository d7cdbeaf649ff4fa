"""Where and when an article appeared, told as honestly as it is known. Pure functions of rows."""

from collections.abc import Iterable
from dataclasses import dataclass

from articles.choices import PublicationRole
from articles.models import Publication, Version
from articles.representations.dates import human_date

# What a field is called where people read.
_WORDS = {"url": "address"}


@dataclass(frozen=True, slots=True)
class Appearance:
    """One publication in words; `title` only where it differs from the text's own, `unknown` names what nobody stated."""

    verb: str
    outlet: str | None
    outlet_url: str | None
    date: str | None
    date_in_words: str | None
    title: str | None
    url: str | None
    credit: str | None
    rights: str | None
    note: str | None
    disclaimer: str | None
    version: int | None
    unknown: str | None
    supplied_by_editor: str | None


def appearances(publications: Iterable[Publication], shown: Version) -> list[Appearance]:
    """Return the publications in words, beside the text of the version that is `shown`."""
    return [_appearance(publication, shown) for publication in publications]


def _appearance(publication: Publication, shown: Version) -> Appearance:
    outlet = publication.outlet
    return Appearance(
        verb="First published in" if publication.role == PublicationRole.ORIGINAL else "Republished by",
        outlet=outlet.name if outlet else None,
        outlet_url=outlet.url if outlet else None,
        date=publication.date,
        date_in_words=human_date(publication.date) if publication.date else None,
        title=publication.title if publication.title != shown.title else None,
        url=publication.url,
        credit=publication.credit,
        rights=publication.rights,
        note=publication.note_as_printed,
        disclaimer=publication.disclaimer_as_printed,
        version=publication.version.number if publication.version else None,
        unknown=unknown_facts(publication),
        supplied_by_editor=in_words(publication.supplied_by_editor),
    )


def human_first(first: Publication) -> str:
    """Return where and when a text first appeared, as `First published in The National Interest, 19 April 2023`."""
    facts = [first.outlet.name if first.outlet else None, human_date(first.date) if first.date else None]
    told = ", ".join(fact for fact in facts if fact)
    return f"First published in {told}" if first.outlet else f"First published {told}".rstrip()


def unknown_facts(publication: Publication) -> str | None:
    """Return what nobody has stated of an appearance, as `title, address and exact text`; None where all is known."""
    facts = {
        "date": publication.date,
        # What printed a version that is held here printed its title too.
        "title": publication.title or publication.version,
        "address": publication.url,
        "exact text": publication.version,
    }
    return in_words([name for name, value in facts.items() if not value])


def in_words(names: Iterable[str]) -> str | None:
    """Return names of facts as a list in words. None where there are none."""
    words = [_WORDS.get(name, name.replace("_", " ")) for name in names]
    if not words:
        return None
    *most, last = words
    return f"{', '.join(most)} and {last}" if most else last

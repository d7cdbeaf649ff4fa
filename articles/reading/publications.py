"""Where and when an article appeared, in words, with only what is known. Pure functions of rows."""

from collections.abc import Iterable
from dataclasses import dataclass

from articles.addresses import Urls
from articles.choices import PublicationRole
from articles.intake.bibliographic import doi_address
from articles.models import Publication, Version
from articles.representations.dates import human_date

# Names of fields on a page.
_WORDS = {"url": "address", "doi": "DOI", "issn": "ISSN"}


@dataclass(frozen=True, slots=True)
class PublicationInWords:
    """One publication, as pages show it. `title` is None if it is the text's own; `unknown` names what nobody stated.

    `date_in_words` is in the language of the text, `day` in English. `outlet_page` is our page of the outlet, and `outlet_url`
    the outlet's own address.
    """

    verb: str
    outlet: str | None
    outlet_page: str | None
    outlet_url: str | None
    date: str | None
    date_in_words: str | None
    day: str | None
    title: str | None
    url: str | None
    place: str | None
    doi: str | None
    doi_address: str | None
    credit: str | None
    rights: str | None
    note: str | None
    disclaimer: str | None
    version: int | None
    unknown: str | None
    supplied_by_editor: str | None


def publications_in_words(
    publications: Iterable[Publication], shown: Version, urls: Urls, language: str | None = None
) -> list[PublicationInWords]:
    """Return the publications in words, as they stand beside the text of the version that is `shown`, in its `language`."""
    return [_in_words(publication, shown, urls, language) for publication in publications]


def _in_words(publication: Publication, shown: Version, urls: Urls, language: str | None) -> PublicationInWords:
    outlet = publication.outlet
    return PublicationInWords(
        verb="First published in" if publication.role == PublicationRole.ORIGINAL else "Republished by",
        outlet=publication.outlet_name,
        outlet_page=urls.outlet_page(outlet.pk) if outlet else None,
        outlet_url=outlet.url if outlet else None,
        date=publication.date,
        date_in_words=human_date(publication.date, language) if publication.date else None,
        day=human_date(publication.date) if publication.date else None,
        title=publication.title if publication.title != shown.title else None,
        url=publication.url,
        place=place_in_words(publication),
        doi=publication.doi,
        doi_address=doi_address(publication.doi) if publication.doi else None,
        credit=publication.credit,
        rights=publication.rights,
        note=publication.note_as_printed,
        disclaimer=publication.disclaimer_as_printed,
        version=publication.version.number if publication.version else None,
        unknown=unknown_facts(publication),
        # A fact that an editor said to be unknown is marked, too.
        supplied_by_editor=list_in_words(name for name in publication.supplied_by_editor if getattr(publication, name)),
    )


def place_in_words(publication: Publication) -> str | None:
    """Return where in its outlet a text stood, as `Section Opinion, volume 12, issue 3, pages 12–18, ISSN 2049-3630`."""
    pages = publication.pages
    facts = {
        "section ": publication.section,
        "volume ": publication.volume,
        "issue ": publication.issue,
        "pages " if pages and not pages.isalnum() else "page ": pages.replace("-", "–") if pages else None,
        "ISSN ": publication.issn,
    }
    words = ", ".join(f"{word}{fact}" for word, fact in facts.items() if fact)
    return words[:1].upper() + words[1:] or None


def first_publication_in_words(first: Publication) -> str:
    """Return where and when a text first appeared, as `First published in The National Interest, 19 April 2023`."""
    facts = [first.outlet_name, human_date(first.date) if first.date else None]
    words = ", ".join(fact for fact in facts if fact)
    return f"First published in {words}" if first.outlet else f"First published {words}".rstrip()


def unknown_facts(publication: Publication) -> str | None:
    """Return what nobody has stated of a publication, as `title, address and exact text`, or None if all is known."""
    facts = {
        "date": publication.date,
        # A publication that printed a version of ours printed its title too.
        "title": publication.title or publication.version,
        "address": publication.url,
        "exact text": publication.version,
    }
    return list_in_words([name for name, value in facts.items() if not value])


def list_in_words(names: Iterable[str]) -> str | None:
    """Return the names of facts as a list in words, or None if there are none."""
    words = [_WORDS.get(name, name.replace("_", " ")) for name in names]
    if not words:
        return None
    *most, last = words
    return f"{', '.join(most)} and {last}" if most else last

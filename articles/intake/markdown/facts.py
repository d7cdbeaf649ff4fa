"""The facts in front matter, by the names that Jekyll, Hugo, Eleventy and Pandoc give them, and in a file's name.

Jekyll states the date in the name (`2014-11-17-a-title.md`); Eleventy and Hugo read it too.
"""

import datetime
import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from pathlib import PurePath
from typing import Any

from markdown_it import MarkdownIt

from articles.intake.bibliographic import doi_address, first_to_last, stated_facts
from articles.intake.manuscript import Affiliation, Author, LeftOut, Manuscript, ManuscriptPublication, Outlet
from articles.intake.markdown.stated_names import stated_name
from articles.intake.markup.inline import absolute, text_of
from articles.intake.placed import FileName, PlacedText, at_place_of
from articles.intake.prose.dates import is_unclear, stated_date
from articles.intake.prose.names_stated import names_stated
from articles.intake.prose.orcids import orcid_in
from articles.intake.prose.translators import TRANSLATOR

Values = Mapping[str, Any]
DESCRIPTION = "the description in the front matter"
_INLINE = MarkdownIt("commonmark")
_MARKED = re.compile(r"[\[\]*_`&<]")
_WIKI_LINK = re.compile(r"\[\[([^\[\]]{1,200})\]\]")
_OPENING = re.compile(r"by\s+", re.IGNORECASE)
_DATED = re.compile(r"(\d{4}-\d{2}-\d{2})-\S")
_ORIGINAL = (
    *("original_url", "originally_published", "originally_published_at", "original", "source_url"),
    *("syndicated_from", "cross_posted_from", "canonical_url", "canonical", "canonicalurl"),
)
_DATES = (
    *("date", "publishdate", "publish_date", "published", "pubdate", "published_at", "date_published", "issued"),
    *("publication_date", "first_published_at", "fecha", "datum", "posted", "posted_on", "published_on", "pub_date"),
    *("date_posted", "created", "created_at"),
)
_LONGEST_NAME = 300
_LONGEST_KEYWORD = 100
_MOST_KEYWORDS = 50
_LONGEST_RIGHTS = 1_000


def text_at(values: Values, *keys: str, longest: int = 500) -> str | None:
    """The text under the first of the keys that has one, on one line."""
    for key in keys:
        value = values.get(key)
        text = (
            " ".join(str(value).split()) if isinstance(value, str | int | float) and not isinstance(value, bool) else ""
        )
        if text and len(text) <= longest:
            return at_place_of(value if isinstance(value, str) else None, text)
    return None


def title_of(values: Values) -> str | None:
    """The title without the markup and the entities in it."""
    title = text_at(values, "title")
    return plain(title) if title else None


def plain(text: str) -> str:
    """The words of a value that is written in Markdown: `[Jane Doe](https://…)`, `[[Jane Doe]]`, `Ice &amp; *Fire*`."""
    if not _MARKED.search(text):
        return text
    linked = _WIKI_LINK.sub(lambda link: link[1].rpartition("|")[2], text)
    return at_place_of(text, " ".join(text_of(_INLINE.renderInline(linked)).split()))


def day_of(values: Values, *, day_first: bool = False) -> str | None:
    """The day of publication, as exact as it is written."""
    days = (stated_date(text, day_first=day_first) for text in _stated_days(values))
    return next((day for day in days if day), None)


def unclear_day(values: Values) -> str | None:
    """The first date that is written and not understood, or that can be read two ways."""
    return next((text for text in _stated_days(values) if is_unclear(text)), None)


def _stated_days(values: Values) -> Iterator[str]:
    for key in _DATES:
        value = values.get(key)
        text = value.isoformat() if isinstance(value, datetime.date) else text_at({key: value}, key)
        if text:
            yield text


def authors_of(values: Values) -> tuple[Author, ...]:
    """The authors in order, then the translators: texts, lists of texts, and maps with a name, an affiliation, an ORCID iD."""
    authors: dict[str, Author] = {}
    for key in ("authors", "author", "byline", "by", "writer", "autor", "auteur", "autore"):
        for author in _authors(values.get(key)):
            authors.setdefault(author.name_as_printed, author)
    for key in ("translators", "translator", "translated_by"):
        for author in _authors(values.get(key)):
            authors.setdefault(author.name_as_printed, replace(author, role=TRANSLATOR))
    return tuple(authors.values())


def keywords_of(values: Values) -> tuple[str, ...]:
    """Tags and keywords, each once."""
    for key in ("tags", "keywords", "tag"):
        value = values.get(key)
        items = value if isinstance(value, list) else _items(value) if isinstance(value, str) else []
        words = [word for item in items if (word := text_at({"": item}, "", longest=_LONGEST_KEYWORD))]
        if words:
            return tuple(dict.fromkeys(words))[:_MOST_KEYWORDS]
    return ()


def _items(listed: str) -> list[str]:
    """The items of a list in one text."""
    return [at_place_of(listed, item) for item in listed.split(",")]


def publications(
    values: Values, title: str | None, day: str | None, warn: Callable[[str], None]
) -> tuple[ManuscriptPublication | None, ManuscriptPublication]:
    """The original elsewhere, if it is stated, and this publication. `warn` is called for each fact that is malformed."""
    own = _address(values, "url", "permalink", "link")
    facts = stated_facts(_place(values), warn)
    elsewhere = next((address for key in _ORIGINAL if (address := _address(values, key)) and address != own), None)
    original = ManuscriptPublication("original", url=elsewhere) if elsewhere else None
    here = ManuscriptPublication(
        role="republication" if original else "original",
        outlet=_outlet(values),
        date=day,
        title=title,
        url=doi_address(facts["doi"]) if "doi" in facts else own,
        **facts,
        rights=text_at(values, "license", "licence", "rights", "copyright", longest=_LONGEST_RIGHTS),
        printed_here=True,
    )
    return original, here


def _outlet(values: Values) -> Outlet | None:
    for key in ("journal", "publisher", "publication", "outlet"):
        name = text_at(values, key, longest=_LONGEST_NAME)
        if name:
            return Outlet(name, kind="journal" if key == "journal" else None)
    return None


def _place(values: Values) -> dict[str, str | None]:
    """Where in its outlet the text stood. Of several categories, none is known to be the section."""
    keys = {
        "section": ("section", "rubric", "category", "categories"),
        "doi": ("doi",),
        "issn": ("issn", "eissn"),
        "volume": ("volume",),
        "issue": ("issue",),
        "pages": ("pages",),
    }
    stated = {name: next(filter(None, (_only(values, key) for key in of)), None) for name, of in keys.items()}
    first, last = (text_at(values, key) for key in ("first_page", "last_page"))
    return {**stated, "pages": stated["pages"] or first_to_last(first, last)}


def _only(values: Values, key: str) -> str | None:
    """The text under the key, or the only one in its list."""
    value = values.get(key)
    return text_at({key: value[0] if isinstance(value, list) and len(value) == 1 else value}, key, longest=10_000)


def described(values: Values) -> Iterator[LeftOut]:
    """The summaries for lists of posts; each text once."""
    summaries = (text_at(values, key, longest=10_000) for key in ("description", "excerpt", "summary", "abstract"))
    yield from (LeftOut(text, DESCRIPTION) for text in dict.fromkeys(summaries) if text)


def _authors(value: object) -> Iterator[Author]:
    if isinstance(value, list):
        for item in value:
            yield from _authors(item)
    elif isinstance(value, Mapping):
        yield from _of_map(value)
    else:
        stated = text_at({"": value}, "", longest=_LONGEST_NAME)
        if stated:
            listed = names_stated(at_place_of(stated, _OPENING.sub("", plain(stated))))
            yield from (Author(printed.name, affiliations=printed.affiliations) for printed in listed.names)


def _of_map(value: Values) -> Iterator[Author]:
    """The author that a map describes; Pandoc and Hugo also map the name itself to the rest."""
    whole, parts = stated_name(value)
    name = text_at(value, "name", "display_name", "title", longest=_LONGEST_NAME) or whole
    if name is None and len(value) == 1 and "name" not in value:
        name, inner = next(iter(value.items()))
        value = inner if isinstance(inner, Mapping) else {}
    if not name or not isinstance(name, str):
        return
    position = text_at(value, "role", "position", "job_title", longest=_LONGEST_NAME)
    organisation = text_at(value, "affiliation", "organization", "organisation", longest=_LONGEST_NAME)
    yield Author(
        plain(name),
        name=parts,
        biography_as_printed=text_at(value, "bio", "biography", longest=10_000),
        affiliations=(Affiliation(position, organisation),) if position or organisation else (),
        orcid=orcid_in(text_at(value, "orcid")),
    )


def _address(values: Values, *keys: str) -> str | None:
    stated = (absolute(text_at(values, key, longest=2_000), None) for key in keys)
    return next((address for address in stated if address and address.startswith("http")), None)


def dated_by_name(manuscript: Manuscript, name: str | None) -> Manuscript:
    """The manuscript of a Markdown file with the date in the file's name, if the text states none."""
    match = _DATED.match(PurePath(name or "").name)
    day = stated_date(PlacedText(match[1], FileName(PurePath(name or "").name))) if match else None
    if day is None or manuscript.published is not None or not manuscript.media_type.startswith("text/markdown"):
        return manuscript
    here = tuple(
        replace(publication, date=day) if publication.printed_here else publication
        for publication in manuscript.publications
    )
    return replace(manuscript, published=day, publications=here)

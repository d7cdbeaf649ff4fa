"""Loading what a request asks for, and making records of it: the metadata formats, headers and records, and the sets.

A record's identifier is `oai:HOST:SLUG`; its datestamp is when the article last changed. A record of a withdrawn text is
deleted. Reads the store; writes nothing.
"""

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import NamedTuple
from urllib.parse import urlsplit

from lxml import etree

from articles.addresses import Urls
from articles.feeding.oai import dublin_core, jats
from articles.feeding.oai.arguments import OaiError
from articles.feeding.oai.elements import add
from articles.feeding.oai.selection import Selection, bad_token, no_records, set_of, stamp
from articles.models import Article
from articles.selectors.errors import MergedError, UnknownError
from articles.selectors.feeds import Standing, standings_of, texts_of
from articles.selectors.harvests import harvest, outlets_after
from articles.selectors.people import outlet_by_id
from articles.selectors.states import State, state_of_slug


class Format(NamedTuple):
    """A metadata format: what names it, how many records an answer holds, and how they are written."""

    namespace: str
    schema: str
    page: int
    records: Callable[[Sequence[Article], Urls], Iterator[tuple[Standing, etree._Element | None]]]


def _in_dublin_core(articles: Sequence[Article], urls: Urls) -> Iterator[tuple[Standing, etree._Element | None]]:
    for standing in standings_of(articles):
        yield standing, None if standing.withdrawn else dublin_core.record(standing, urls)


def _in_jats(articles: Sequence[Article], urls: Urls) -> Iterator[tuple[Standing, etree._Element | None]]:
    standings = standings_of(articles)
    texts = texts_of(standings)
    for standing in standings:
        passages = texts[standing.article.current_version_id]
        yield standing, None if standing.withdrawn else jats.record(standing, passages, urls)


FORMATS: Mapping[str, Format] = {
    dublin_core.PREFIX: Format(dublin_core.NAMESPACE, dublin_core.SCHEMA, 100, _in_dublin_core),
    jats.PREFIX: Format(jats.NAMESPACE, jats.SCHEMA, 20, _in_jats),
}
HEADERS, SETS = 200, 200  # in an answer
_SETS_AFTER = re.compile(r"sets,([1-9][0-9]{0,17})")


def add_formats(answer: etree._Element, arguments: Mapping[str, str], urls: Urls) -> None:
    """Write the metadata formats, which all records have. Raises `OaiError` if no record has the identifier."""
    if "identifier" in arguments:
        _state(arguments["identifier"], urls)
    for prefix, known in FORMATS.items():
        listed = add(answer, "metadataFormat")
        add(listed, "metadataPrefix", prefix)
        add(listed, "schema", known.schema)
        add(listed, "metadataNamespace", known.namespace)


def add_sets(answer: etree._Element, arguments: Mapping[str, str], urls: Urls) -> None:
    """Write the sets: one for each outlet. Raises `OaiError`."""
    token = arguments.get("resumptionToken")
    match = _SETS_AFTER.fullmatch(token) if token else None
    if token and not match:
        raise bad_token()
    outlets, following = outlets_after(int(match[1]) if match else 0, SETS)
    if not outlets:
        raise bad_token() if token else OaiError("noSetHierarchy", "No outlet is known, and a set is of an outlet.")
    for outlet in outlets:
        listed = add(answer, "set")
        add(listed, "setSpec", set_of(outlet.pk))
        add(listed, "setName", outlet.name)
    _add_token(answer, f"sets,{following}" if following else None, goes_on=token is not None)


def add_record(answer: etree._Element, arguments: Mapping[str, str], urls: Urls) -> None:
    """Write one record. Raises `OaiError`."""
    state, known = _state(arguments["identifier"], urls), _format(arguments["metadataPrefix"])
    _add_records(answer, [state], known, urls)


def add_records(answer: etree._Element, arguments: Mapping[str, str], urls: Urls) -> None:
    """Write a list of records. Raises `OaiError`."""
    selection = Selection.of(arguments)
    known = _format(selection.prefix)
    states, token = _selected(selection, known.page)
    _add_records(answer, states, known, urls)
    _add_token(answer, token, goes_on=selection.after is not None)


def add_headers(answer: etree._Element, arguments: Mapping[str, str], urls: Urls) -> None:
    """Write the headers of a list of records. Raises `OaiError`."""
    selection = Selection.of(arguments)
    _format(selection.prefix)
    states, token = _selected(selection, HEADERS)
    for standing in standings_of(state.article for state in states):
        _add_header(answer, standing, urls)
    _add_token(answer, token, goes_on=selection.after is not None)


def identifier_of(slug: str, urls: Urls) -> str:
    """Return the identifier of an article's record."""
    return f"oai:{urlsplit(urls.base).hostname}:{slug}"


def _state(identifier: str, urls: Urls) -> State:
    """Return the article that an identifier names, under any name of the host. Raises `OaiError`."""
    scheme, _, rest = identifier.partition(":")
    host, _, slug = rest.rpartition(":")
    try:
        if scheme == "oai" and host in (urlsplit(urls.base).hostname, *urls.hosts):
            return state_of_slug(slug)
    except UnknownError:
        pass
    detail = f"No record has the identifier “{identifier[:300]}”; one is {identifier_of('SLUG', urls)}."
    raise OaiError("idDoesNotExist", detail)


def _format(prefix: str) -> Format:
    if prefix not in FORMATS:
        raise OaiError("cannotDisseminateFormat", f"The metadata formats are {', '.join(FORMATS)}.")
    return FORMATS[prefix]


def _selected(selection: Selection, size: int) -> tuple[Sequence[State], str | None]:
    """Return the articles of a page of a list, and the token of the next page, None after the last one. Raises `OaiError`."""
    found = harvest(selection.first_moment, selection.end, _outlet(selection.outlet_id), selection.after, size)
    if not found.states:
        # An article that has changed meanwhile is in another list, so the end of this one may be empty.
        raise no_records()
    return found.states, selection.token(found.following) if found.following else None


def _outlet(number: int | None) -> int | None:
    """Return the id of an outlet as it is known now. Raises `OaiError` if there is none."""
    if number is None:
        return None
    try:
        return outlet_by_id(number).pk
    except MergedError as error:
        return error.into
    except UnknownError as error:
        raise no_records() from error


def _add_records(answer: etree._Element, states: Sequence[State], known: Format, urls: Urls) -> None:
    for standing, metadata in known.records([state.article for state in states], urls):
        record = add(answer, "record")
        _add_header(record, standing, urls)
        if metadata is not None:
            add(record, "metadata").append(metadata)


def _add_header(parent: etree._Element, standing: Standing, urls: Urls) -> None:
    article = standing.article
    header = add(parent, "header", attributes={"status": "deleted" if standing.withdrawn else None})
    add(header, "identifier", identifier_of(article.slug, urls))
    add(header, "datestamp", stamp(article.updated_at))
    outlets = dict.fromkeys(item.outlet_id for item in article.publications.all() if item.outlet_id)
    for outlet_id in outlets:
        add(header, "setSpec", set_of(outlet_id))


def _add_token(answer: etree._Element, token: str | None, *, goes_on: bool) -> None:
    """Write the token of the next page; the last page of several has an empty one (3.5)."""
    if token or goes_on:
        add(answer, "resumptionToken", token or "")

"""`/oembed?url=`: how to embed the text at a URL of this service (oEmbed 1.0), as JSON."""

import json
import re

from django.http import HttpRequest
from django.http.response import HttpResponseBase

from articles.addresses import Urls
from articles.feeding.embeds.article_card import article_card
from articles.feeding.embeds.card import Card
from articles.feeding.embeds.frame import Size, frame_of, size_of
from articles.feeding.embeds.paragraph_card import paragraph_card
from articles.feeding.pictures.drawing import WIDTHS, height_of
from articles.references import Reference, parse_reference
from articles.selectors.embedded import embedded
from articles.selectors.errors import UnknownError, unknown_paragraph
from articles.selectors.paragraphs import newest_passage
from articles.selectors.resolving import read_references, rows_of, without_run
from articles.selectors.states import State, current_with_state, version_with_state
from articles.selectors.withdrawals import refusals_of
from articles.web.base_url import urls_for
from articles.web.caching import current_of
from articles.web.problems import ApiError, invalid_parameter
from articles.web.views import ReadOnlyView

SERVICE = "The citable article"
CACHE_SECONDS = 3600
_NOT_A_TEXT = ("foreign_reference", "unknown_place", "ambiguous_reference", "several_paragraphs")
_PIXELS = re.compile(r"[1-9][0-9]{0,5}")


class OEmbed(ReadOnlyView):
    """How to embed an article or a paragraph."""

    def get(self, request: HttpRequest) -> HttpResponseBase:
        """Return a frame of type `rich`."""
        form = request.GET.get("format", "json")
        if form != "json":
            detail = f"“{form[:20]}” is not a format of this address; ask for format=json."
            raise ApiError("format_not_offered", detail)
        urls = urls_for(request)
        reference = _reference(request, urls)
        widest, highest = _pixels(request, "maxwidth"), _pixels(request, "maxheight")
        state, card, frame, picture = _embedded(reference, urls)
        size, thumbnail = size_of(card, widest, highest), _thumbnail(picture, widest, highest)
        return current_of(
            request, lambda: json.dumps(_rich(card, frame, size, urls) | thumbnail, ensure_ascii=False), state
        )


def _reference(request: HttpRequest, urls: Urls) -> Reference:
    """Return what the parameter `url` names, a text by its place as the paragraph there. Raises `UnknownError`."""
    url = request.GET.get("url", "").strip()
    if not url:
        raise invalid_parameter("url", "Name the address to embed: /oembed?url=ADDRESS")
    (reference,) = read_references([(url, parse_reference)], urls)
    reference = without_run(reference)
    if isinstance(reference, UnknownError):
        # Codes of references are not problem types: an address that is not a text of this service is not found here.
        raise UnknownError("not_found", reference.detail) if reference.code in _NOT_A_TEXT else reference
    if reference.ordinal is None:
        return reference
    (resolved,) = rows_of([reference])
    if isinstance(resolved, UnknownError):
        raise resolved
    return Reference(pid=resolved.pid, version=resolved.version.number)


def _pixels(request: HttpRequest, name: str) -> int | None:
    text = request.GET.get(name)
    if text is None:
        return None
    if not _PIXELS.fullmatch(text):
        raise invalid_parameter(name, f"{name} is a whole number of pixels from 1.")
    return int(text)


def _embedded(reference: Reference, urls: Urls) -> tuple[State, Card, str, str]:
    """Return the state of the article that is named, the card of what is named in it, and the addresses of card and picture.

    The card is of the version that is current now, so that it can say when another one has come. Raises `WithdrawnError`.
    """
    number = reference.version
    if reference.pid is None:
        slug = reference.slug or ""
        version, state = version_with_state(slug, number) if number else current_with_state(slug)
        card = article_card(state, version, urls, frozen=True)
        if card.withdrawn:
            refusals_of(state.article.pk).refuse_version(version)
        picture = urls.picture(urls.version_page(slug, version.number))
        return state, card, urls.article_embed(slug, version.number), picture
    newest, state = newest_passage(reference.pid)
    if reference.slug not in (None, state.article.slug):
        raise unknown_paragraph(reference.pid, reference.slug)
    number = number or newest.version.number
    card, picture = paragraph_card(newest, str(number), urls), urls.passage_picture(reference.pid, number)
    if card.withdrawn:
        shown = embedded(newest, str(number))
        shown.withdrawals.refuse_passage(shown.passage)
    return state, card, urls.embed(reference.pid, number), picture


def _rich(card: Card, frame: str, size: Size, urls: Urls) -> dict[str, object]:
    document: dict[str, object] = {
        "version": "1.0",
        "type": "rich",
        "title": card.title,
        "provider_name": SERVICE,
        "provider_url": f"{urls.base}/",
        "cache_age": CACHE_SECONDS,
        "html": frame_of(card, frame, size),
        "width": size.width,
        "height": size.height,
    }
    if card.authors:
        document["author_name"] = ", ".join(author.name_as_printed for author in card.authors)
    if len(card.authors) == 1:
        document["author_url"] = urls.person(card.authors[0].person_id)
    return document


def _thumbnail(picture: str, widest: int | None, highest: int | None) -> dict[str, object]:
    """Return the largest picture that keeps to the bounds in pixels, as they bind it too; nothing if none does."""
    for width in WIDTHS:
        height = height_of(width)
        if width <= (widest or width) and height <= (highest or height):
            return {"thumbnail_url": f"{picture}?width={width}", "thumbnail_width": width, "thumbnail_height": height}
    return {}

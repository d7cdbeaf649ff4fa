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
from articles.models import Contribution
from articles.selectors.errors import UnknownError
from articles.selectors.paragraphs import newest_passage
from articles.selectors.resolving import Resolved, resolve
from articles.selectors.states import State, state_of
from articles.web.base_url import urls_for
from articles.web.caching import current
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
        resolved = _resolved(request, urls)
        widest, highest = _pixels(request, "maxwidth"), _pixels(request, "maxheight")
        state, card, frame = _embedded(resolved, urls)
        if card.withdrawn:
            raise ApiError("withdrawn", f"{card.remarks[0].title}: {card.remarks[0].text}")
        size = size_of(card, widest, highest)
        return current(
            request,
            lambda: json.dumps(
                _rich(card, frame, size, list(resolved.version.contributions.all()), urls), ensure_ascii=False
            ),
            state=state.tag,
            changed_at=state.changed_at,
            article_id=state.article.pk,
        )


def _resolved(request: HttpRequest, urls: Urls) -> Resolved:
    """Return what the parameter `url` names. Raises `UnknownError`."""
    url = request.GET.get("url", "").strip()
    if not url:
        raise invalid_parameter("url", "Name the address to embed: /oembed?url=ADDRESS")
    resolved = resolve([url], urls)[0]
    if isinstance(resolved, UnknownError):
        # Codes of references are not problem types: an address that is not a text of this service is not found here.
        raise UnknownError("not_found", resolved.detail) if resolved.code in _NOT_A_TEXT else resolved
    return resolved


def _pixels(request: HttpRequest, name: str) -> int | None:
    text = request.GET.get(name)
    if text is None:
        return None
    if not _PIXELS.fullmatch(text):
        raise invalid_parameter(name, f"{name} is a whole number of pixels from 1.")
    return int(text)


def _embedded(resolved: Resolved, urls: Urls) -> tuple[State, Card, str]:
    """Return the state of the article that is named, the card of what is named in it, and the address of the card.

    The card is of the version that is current now, so that it can say when another one has come.
    """
    version, state = resolved.version, state_of(resolved.version.article)
    if resolved.pid is None:
        card = article_card(state, version, urls, frozen=True)
        return state, card, urls.article_embed(version.article.slug, version.number)
    newest, state = newest_passage(resolved.pid)
    card = paragraph_card(newest, str(version.number), urls)
    return state, card, urls.embed(resolved.pid, version.number)


def _rich(card: Card, frame: str, size: Size, makers: list[Contribution], urls: Urls) -> dict[str, object]:
    authors = [maker for maker in makers if maker.role == "author"]
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
    if authors:
        document["author_name"] = ", ".join(author.name_as_printed for author in authors)
    if len(authors) == 1:
        document["author_url"] = urls.person(authors[0].person_id)
    return document

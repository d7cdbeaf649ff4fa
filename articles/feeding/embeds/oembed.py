"""`/oembed?url=`: how to embed the text at a URL of this service (oEmbed 1.0), as JSON."""

import json
import re

from django.conf import settings
from django.http import HttpRequest
from django.http.response import HttpResponseBase

from articles.addresses import Urls
from articles.feeding.embeds.article_card import article_card
from articles.feeding.embeds.card import Card
from articles.feeding.embeds.frame import Size, frame_of, size_of
from articles.feeding.embeds.paragraph_card import paragraph_card
from articles.models import Contribution
from articles.references import Reference, parse_reference
from articles.selectors.errors import UnknownError
from articles.selectors.paragraphs import newest_passage, paragraph_by_pid
from articles.selectors.states import State, state_of, state_of_slug
from articles.selectors.versions import passage_at, version_by_number
from articles.web.base_url import urls_for
from articles.web.caching import current
from articles.web.problems import ApiError, invalid_parameter
from articles.web.views import ReadOnlyView

SERVICE = "The citable article"
CACHE_SECONDS = 3600
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
        place = _place(request, urls)
        widest, highest = _pixels(request, "maxwidth"), _pixels(request, "maxheight")
        state, card, frame, makers = _subject(place, urls)
        if card.withdrawn:
            raise ApiError("withdrawn", f"{card.remarks[0].title}: {card.remarks[0].text}")
        size = size_of(card, widest, highest)
        return current(
            request,
            lambda: json.dumps(_rich(card, frame, size, makers, urls), ensure_ascii=False),
            state=state.tag,
            changed_at=state.changed_at,
        )


def _place(request: HttpRequest, urls: Urls) -> Reference:
    url = request.GET.get("url", "").strip()
    if not url:
        raise invalid_parameter("url", "Name the address to embed: /oembed?url=ADDRESS")
    try:
        return parse_reference(url, urls.base, settings.NAAN)
    except ValueError as error:
        code = getattr(error, "code", "not_found")
        raise UnknownError(code if code.endswith("_pid") else "not_found", str(error)) from error


def _pixels(request: HttpRequest, name: str) -> int | None:
    text = request.GET.get(name)
    if text is None:
        return None
    if not _PIXELS.fullmatch(text):
        raise invalid_parameter(name, f"{name} is a whole number of pixels from 1.")
    return int(text)


def _subject(place: Reference, urls: Urls) -> tuple[State, Card, str, list[Contribution]]:
    """Return the state of the article that a place is in, the card of the place, its address, and who made the text.

    The card is of the version that is current now, so that it can say when another one has come.
    """
    pid = _pid(place)
    if pid is None:
        state = state_of_slug(place.slug or "")
        version = version_by_number(state.article.slug, place.version or state.current_version)
        card = article_card(state, str(version.number), urls)
        address = urls.article_embed(state.article.slug, version.number)
        return state, card, address, list(version.contributions.all())
    paragraph = paragraph_by_pid(pid)
    if place.slug and paragraph.article.slug != place.slug:
        raise UnknownError("not_found", f"The paragraph “{paragraph.pid}” is of another article.")
    number = place.version or newest_passage(paragraph).version.number
    version = version_by_number(paragraph.article.slug, number)
    card = paragraph_card(paragraph.pid, str(number), urls)
    return state_of(paragraph.article), card, urls.embed(paragraph.pid, number), list(version.contributions.all())


def _pid(place: Reference) -> str | None:
    """Return the paragraph that a place is, by its identifier or by where it stands in a version; None for an article."""
    if place.ordinal is None or place.slug is None or place.version is None:
        return place.pid
    return passage_at(version_by_number(place.slug, place.version), place.ordinal).paragraph.pid


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

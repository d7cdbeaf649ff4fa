"""`/embed/{pid}/` and `/embed/articles/{slug}/`: cards that any site may frame, without a script."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.template.loader import render_to_string
from django.utils.cache import patch_vary_headers

from articles.feeding.embeds.article_card import article_card
from articles.feeding.embeds.card import Card
from articles.feeding.embeds.paragraph_card import paragraph_card
from articles.representations.languages import direction_of
from articles.selectors.errors import UnknownError
from articles.selectors.paragraphs import newest_passage
from articles.selectors.states import State, current_with_state, version_with_state
from articles.web.base_url import base_url, urls_for
from articles.web.caching import REVALIDATE, current
from articles.web.content_policy import CARD_POLICY
from articles.web.negotiation import prefers_json
from articles.web.problems import ApiError
from articles.web.views import ReadOnlyView

MEDIA_TYPE = "text/html; charset=utf-8"


class CardView(ReadOnlyView):
    """A card. An unknown address has a card as well, because it stands in the middle of another site's page."""

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        """Answer the request so that other sites may frame the card, as they may not frame a page."""
        response = super().dispatch(request, *args, **kwargs)
        response["Content-Security-Policy"] = CARD_POLICY
        response["Cross-Origin-Resource-Policy"] = "cross-origin"
        # Django's middleware for X-Frame-Options looks for this.
        response.xframe_options_exempt = True  # type: ignore[attr-defined]
        patch_vary_headers(response, ["Accept"])
        return response

    def refuse(self, request: HttpRequest, error: Exception) -> HttpResponse:
        """Answer an unknown address with a card, unless the client wants JSON."""
        if not isinstance(error, UnknownError) or prefers_json(request):
            return super().refuse(request, error)
        words = {"detail": error.detail, "base": base_url(request)}
        return _untagged(render_to_string("embeds/unknown.html", words), 404)


class ParagraphCard(CardView):
    """The card of a paragraph; `?version=` chooses the version to show."""

    def get(self, request: HttpRequest, pid: str) -> HttpResponseBase:
        """Return the card, with status 410 if the text was withdrawn."""
        newest, state = newest_passage(pid)
        card = paragraph_card(newest, request.GET.get("version"), urls_for(request))
        return _answer(request, card, state)


class ArticleCard(CardView):
    """The card of an article; `?version=` chooses the version that it shows."""

    def get(self, request: HttpRequest, slug: str) -> HttpResponseBase:
        """Return the card, with status 410 if the text was withdrawn."""
        number = request.GET.get("version")
        version, state = version_with_state(slug, number) if number else current_with_state(slug)
        card = article_card(state, version, urls_for(request), frozen=bool(number))
        return _answer(request, card, state)


def _answer(request: HttpRequest, card: Card, state: State) -> HttpResponseBase:
    if not card.withdrawn:
        return current(
            request, lambda: _page(card), media_type=MEDIA_TYPE, state=state.tag, article_id=state.article.pk
        )
    if prefers_json(request):
        raise ApiError("withdrawn", card.remarks[0].text)
    return _untagged(_page(card), 410)


def _untagged(page: str, status: int) -> HttpResponse:
    """Return a card without an entity tag, because a client cannot use an old one."""
    answer = HttpResponse(page, status=status, content_type=MEDIA_TYPE)
    answer["Cache-Control"] = REVALIDATE
    return answer


def _page(card: Card) -> str:
    return render_to_string("embeds/card.html", {"card": card, "dir": direction_of(card.language)})

"""`/embed/{pid}/` and `/embed/articles/{slug}/`: cards that any site may frame, without a script."""

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.template.loader import render_to_string
from django.utils.cache import patch_vary_headers

from articles.feeding.door import Door
from articles.feeding.embeds.article_card import article_card
from articles.feeding.embeds.card import Card
from articles.feeding.embeds.paragraph_card import paragraph_card
from articles.feeding.problems import RefusedError, problem
from articles.selectors.errors import UnknownError
from articles.selectors.paragraphs import newest_passage
from articles.selectors.states import state_of_slug
from articles.selectors.versions import version_by_number
from articles.web.base_url import urls_for
from articles.web.revalidated import REVALIDATE, current

MEDIA_TYPE = "text/html; charset=utf-8"
# A card loads its style sheet and nothing else; whoever likes may frame it.
CARD_POLICY = "; ".join(
    ["default-src 'none'", "style-src 'self'", "form-action 'none'", "base-uri 'none'", "frame-ancestors *"]
)


class CardDoor(Door):
    """A card. What there is not is a card as well, since it stands in the middle of somebody's page."""

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        """Answer so that the card may be framed, which the service's pages may not."""
        try:
            response = super().dispatch(request, *args, **kwargs)
        except Http404 as error:
            if _wants_json(request) or not isinstance(error.__cause__, UnknownError):
                raise
            response = _unknown(error.__cause__, urls_for(request).base)
        response["Content-Security-Policy"] = CARD_POLICY
        response["Cross-Origin-Resource-Policy"] = "cross-origin"
        # Django's middleware for X-Frame-Options looks for this.
        response.xframe_options_exempt = True  # type: ignore[attr-defined]
        patch_vary_headers(response, ["Accept"])
        return response


class ParagraphCard(CardDoor):
    """A paragraph; `?version=` says as which version has it."""

    def get(self, request: HttpRequest, pid: str) -> HttpResponseBase:
        """Return the card, or 410 where the text was withdrawn."""
        urls, number = urls_for(request), request.GET.get("version")
        newest, state = newest_passage(pid)
        card = paragraph_card(newest, number, urls)
        return _answer(request, card, state.tag)


class ArticleCard(CardDoor):
    """An article; `?version=` says of which version."""

    def get(self, request: HttpRequest, slug: str) -> HttpResponseBase:
        """Return the card, or 410 where the text was withdrawn."""
        state = state_of_slug(slug)
        number = request.GET.get("version")
        version = version_by_number(slug, number) if number else state.version
        card = article_card(state, version, urls_for(request), frozen=bool(number))
        return _answer(request, card, state.tag)


def _answer(request: HttpRequest, card: Card, state: str) -> HttpResponseBase:
    if not card.withdrawn:
        return current(request, lambda: _page(card), media_type=MEDIA_TYPE, state=state)
    if _wants_json(request):
        return problem(request, RefusedError(410, "withdrawn", "Withdrawn", card.remarks[0].text))
    return _uncounted(_page(card), 410)


def _unknown(error: UnknownError, base: str) -> HttpResponse:
    told = {"detail": error.detail, "base": base}
    return _uncounted(render_to_string("embeds/unknown.html", told), 404)


def _uncounted(page: str, status: int) -> HttpResponse:
    """Return a card that has no entity tag, since there is nothing to keep."""
    answer = HttpResponse(page, status=status, content_type=MEDIA_TYPE)
    answer["Cache-Control"] = REVALIDATE
    return answer


def _page(card: Card) -> str:
    return render_to_string("embeds/card.html", {"card": card})


def _wants_json(request: HttpRequest) -> bool:
    return request.get_preferred_type(["text/html", "application/json"]) == "application/json"

"""`/articles/{slug}/linkset/` and `/articles/{slug}/v/{n}/linkset/`: the typed links of a page of a text (RFC 9264)."""

from django.http import HttpRequest
from django.http.response import HttpResponseBase
from pydantic_core import to_json

from articles.reading.page import current_page
from articles.reading.page_head import format_addresses
from articles.reading.places import place_of
from articles.reading.signposting import LINKSET, linkset_json, signposts
from articles.representations.csl.item import csl_item
from articles.selectors.cited import cite
from articles.selectors.states import current_with_state, version_with_state
from articles.selectors.withdrawals import refusals_of
from articles.web.base_url import urls_for
from articles.web.views import ReadOnlyView


class Linkset(ReadOnlyView):
    """The links of the page of an article, or of one version."""

    def get(self, request: HttpRequest, slug: str, number: str | None = None) -> HttpResponseBase:
        """Return the links as JSON."""
        version, state = version_with_state(slug, number) if number else current_with_state(slug)
        withdrawals = refusals_of(state.article.pk)
        withdrawals.refuse_version(version)
        urls = urls_for(request)
        place = place_of(version, urls, frozen=number is not None)

        def render() -> bytes:
            cited = cite(version, withdrawals)
            formats = format_addresses(urls.citation(place.api))
            has_source = not withdrawals.hides_paragraphs
            links = signposts(cited, csl_item(cited, urls), formats, urls, has_source=has_source)
            return to_json(linkset_json(links, place.page))

        return current_page(request, render, state, LINKSET)

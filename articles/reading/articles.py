"""`/articles/{slug}/` and `/articles/{slug}/v/{n}/`: an article as it stands now, and one version of it."""

from django.http import HttpRequest
from django.http.response import HttpResponseBase

from articles.models import Version
from articles.reading.citations import citation_answer, wanted_citation
from articles.reading.mementos import lead_to_memento, memento_links, memento_of
from articles.reading.page import Page, current_page
from articles.reading.signposting import LINKSET, Signpost, header_of
from articles.reading.text_page import TextPage, render_text, text_page
from articles.selectors.cited import cite
from articles.selectors.states import State, current_with_state, version_with_state
from articles.selectors.withdrawals import Withdrawals, refusals_of
from articles.web.base_url import urls_for
from articles.web.caching import redirect_to
from articles.web.negotiation import prefers_json


class ArticlePage(Page):
    """An article: the text of its current version, and what is known about it."""

    varies_on = ("Accept", "Accept-Datetime")

    def get(self, request: HttpRequest, slug: str) -> HttpResponseBase:
        """Return the page or the citation that `Accept` asks for, or redirect a program to the article in the API.

        `Accept-Datetime` leads to an earlier version.
        """
        if moment := request.headers.get("Accept-Datetime"):
            return lead_to_memento(request, slug, moment)
        version, state = current_with_state(slug)
        urls = urls_for(request)
        if prefers_json(request):
            return redirect_to(urls.article(slug))

        withdrawals = refusals_of(state.article.pk)
        withdrawals.refuse_current(state.article)
        wanted = wanted_citation(request)
        if wanted:
            return citation_answer(
                request, wanted, lambda: cite(version, withdrawals), state, urls.citation(urls.article(slug))
            )

        return _answer(request, version, state, withdrawals, frozen=False)


class VersionPage(Page):
    """One version. Its text never changes, but the page also says whether a newer version exists; so it is not immutable."""

    def get(self, request: HttpRequest, slug: str, number: str) -> HttpResponseBase:
        """Return the page or the citation that `Accept` asks for, or redirect a program to the version in the API."""
        version, state = version_with_state(slug, number)
        urls = urls_for(request)
        if prefers_json(request):
            return redirect_to(urls.version(slug, version.number))
        withdrawals = refusals_of(state.article.pk)
        withdrawals.refuse_version(version)
        wanted = wanted_citation(request)
        if wanted:
            address = urls.citation(urls.version(slug, version.number))
            return citation_answer(request, wanted, lambda: cite(version, withdrawals), state, address)
        answer = _answer(request, version, state, withdrawals, frozen=True)
        answer["Memento-Datetime"] = memento_of(version, urls).moment
        return answer


def _answer(
    request: HttpRequest, version: Version, state: State, withdrawals: Withdrawals, *, frozen: bool
) -> HttpResponseBase:
    """Return the page of a text. Its header `Link` is made with the page, so a 304 lacks it."""
    urls = urls_for(request)
    pages: list[TextPage] = []

    def render() -> str:
        shared = request.GET.get("paragraph", "").lower()
        pages.append(text_page(version, state, withdrawals, urls, frozen=frozen, shared=shared))
        return render_text(pages[0])

    answer = current_page(request, render, state)
    for page in pages:
        linkset = Signpost("linkset", page.addresses.linkset, LINKSET)
        answer["Link"] = header_of([*page.signposts, linkset, *memento_links(version, urls)])
    return answer

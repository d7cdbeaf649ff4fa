"""`/p/{pid}/v/{n}/`: the address of a paragraph in a version that citations print. It leads people to the text, and programs
get the passage or its citation."""

from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase

from articles.addresses import Urls
from articles.models import Passage
from articles.reading.citations import WantedCitation, citation_answer, wanted_citation
from articles.reading.page import Page
from articles.representations.passage import passage_json
from articles.selectors.cited import cite
from articles.selectors.paragraphs import newest_passage, passage_in_version
from articles.selectors.withdrawals import Withdrawals, refusals_of
from articles.web.base_url import urls_for
from articles.web.caching import frozen, redirect_to
from articles.web.negotiation import prefers_json


class Permalink(Page):
    """A paragraph in one version."""

    def get(self, request: HttpRequest, pid: str, number: str) -> HttpResponseBase:
        """Redirect a reader to the page of the version, or return the passage or the citation that `Accept` asks for."""
        return passage_answer(request, pid, number)


def passage_answer(request: HttpRequest, pid: str, number: str) -> HttpResponseBase:
    """Return what `Accept` asks for of a paragraph in a version: its JSON, its citation, or a redirect to it on its page.

    Raises `UnknownError`, and `WithdrawnError` for every client, since no page shows the text.
    """
    passage = passage_in_version(pid, number)
    withdrawals = refusals_of(passage.version.article_id)
    withdrawals.refuse_passage(passage)
    wanted, urls = wanted_citation(request), urls_for(request)
    if wanted:
        return _citation(request, wanted, passage, withdrawals)
    return _json(request, passage, urls) if prefers_json(request) else _to_page(passage, urls)


def _citation(
    request: HttpRequest, wanted: WantedCitation, passage: Passage, withdrawals: Withdrawals
) -> HttpResponseBase:
    """Return the citation with what is known now; a cache asks again for it, since facts are learned later."""
    pid, urls = passage.paragraph.pid, urls_for(request)
    _, state = newest_passage(pid)
    address = urls.citation(urls.passage(pid, passage.version.number))
    return citation_answer(request, wanted, lambda: cite(passage, withdrawals), state, address)


def _json(request: HttpRequest, passage: Passage, urls: Urls) -> HttpResponseBase:
    """Return the JSON of the passage, as its address in the API has it."""
    body = passage_json(passage, urls).model_dump_json().encode()
    answer = frozen(request, body, article_id=passage.version.article_id)
    answer["Content-Location"] = urls.passage(passage.paragraph.pid, passage.version.number)
    return answer


def _to_page(passage: Passage, urls: Urls) -> HttpResponse:
    pid, version = passage.paragraph.pid, passage.version
    # A site that embeds the paragraph follows the redirect, and reads in the head of the page which paragraph is meant.
    page = urls.version_page(version.article.slug, version.number)
    answer = redirect_to(urls.at_paragraph(page, pid))
    oembed = urls.oembed(urls.permalink(pid, version.number))
    answer["Link"] = f'<{oembed}>; rel="alternate"; type="application/json+oembed"'
    return answer

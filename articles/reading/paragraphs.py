"""`/p/{pid}/` and `/ark:{NAAN}/{pid}`: the permanent addresses of a paragraph, which redirect to its current place."""

from django.conf import settings
from django.http import HttpRequest
from django.http.response import HttpResponseBase

from articles.addresses import Urls
from articles.models import Passage
from articles.reading.citations import citation_answer, wanted_citation
from articles.reading.page import Page
from articles.reading.permalinks import passage_answer
from articles.selectors.cited import cite
from articles.selectors.errors import UnknownError
from articles.selectors.paragraphs import newest_passage
from articles.selectors.withdrawals import refusals_of
from articles.web.base_url import urls_for
from articles.web.caching import redirect_to
from articles.web.negotiation import prefers_json


class ParagraphRedirect(Page):
    """A paragraph by its identifier, in upper or lower case."""

    def get(self, request: HttpRequest, pid: str) -> HttpResponseBase:
        """Redirect a reader to the page and a program to the API, or return the citation that `Accept` asks for."""
        newest, state = newest_passage(pid)
        paragraph = newest.paragraph
        urls = urls_for(request)
        wanted = wanted_citation(request)
        if wanted:
            withdrawals = refusals_of(state.article.pk)
            withdrawals.refuse_passage(newest)
            return citation_answer(
                request,
                wanted,
                lambda: cite(newest, withdrawals),
                state,
                urls.citation(urls.paragraph(paragraph.pid)),
            )
        answer = redirect_to(urls.paragraph(paragraph.pid) if prefers_json(request) else page_of(newest, urls))
        # A site that embeds the paragraph looks here for the oEmbed address, since a redirect is without HTML (oEmbed 1.0, 4).
        oembed = urls.oembed(urls.paragraph_page(paragraph.pid))
        answer["Link"] = f'<{oembed}>; rel="alternate"; type="application/json+oembed"'
        return answer


class ArkRedirect(ParagraphRedirect):
    """A paragraph by its ARK, if the operator has a Name Assigning Authority Number.

    A name with `.v2` behind it is the variant of version 2, as ARKs write variants, and answers as the permalink does.
    """

    def get(self, request: HttpRequest, naan: str, name: str) -> HttpResponseBase:  # type: ignore[override]
        """Redirect to the paragraph. Hyphens in an ARK mean nothing, because typesetting inserts them."""
        if not settings.NAAN or naan.lower() != settings.NAAN.lower():
            raise UnknownError("not_found", f"This service does not resolve the ARKs of {naan[:20]}.")
        pid, separator, number = name.replace("-", "").lower().partition(".v")
        return passage_answer(request, pid, number) if separator else super().get(request, pid)


def page_of(newest: Passage, urls: Urls) -> str:
    """Return the address of a paragraph: on the article's page, or on the page of the newest version that has it."""
    article, number = newest.version.article, newest.version.number
    is_current = newest.version_id == article.current_version_id
    page = urls.article_page(article.slug) if is_current else urls.version_page(article.slug, number)
    return urls.at_paragraph(page, newest.paragraph.pid)

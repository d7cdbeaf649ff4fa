"""`/p/{pid}/` and `/ark:{NAAN}/{pid}`: the short addresses of a paragraph, which lead to it wherever it stands."""

from django.conf import settings
from django.http import HttpRequest
from django.http.response import HttpResponseBase

from articles.addresses import Urls
from articles.models import Passage
from articles.reading.citations import citation_answer, wanted_citation
from articles.reading.page import Page, prefers_json, see
from articles.selectors.cited import cite
from articles.selectors.errors import UnknownError
from articles.selectors.paragraphs import newest_passage
from articles.selectors.withdrawals import withdrawals_of
from articles.web.base_url import urls_for


class ParagraphRedirect(Page):
    """A paragraph by its identifier, in upper or lower case."""

    def get(self, request: HttpRequest, pid: str) -> HttpResponseBase:
        """Lead a reader to the paragraph on its page, and a program to it in the API or to the citation it asks for."""
        newest, state = newest_passage(pid)
        paragraph = newest.paragraph
        urls = urls_for(request)
        wanted = wanted_citation(request)
        if wanted:
            withdrawals = withdrawals_of(state.article.pk)
            withdrawals.refuse_passage(newest)
            return citation_answer(
                request,
                wanted,
                lambda: cite(newest, withdrawals),
                state,
                urls.citation(urls.paragraph(paragraph.pid)),
            )
        answer = see(urls.paragraph(paragraph.pid) if prefers_json(request) else page_of(newest, urls))
        # Who embeds looks here for how, and a redirect has no page to say it on (oEmbed 1.0, 4).
        how = urls.oembed(urls.paragraph_page(paragraph.pid))
        answer["Link"] = f'<{how}>; rel="alternate"; type="application/json+oembed"'
        return answer


class ArkRedirect(ParagraphRedirect):
    """The same by its ARK, where the operator has a Name Assigning Authority Number."""

    def get(self, request: HttpRequest, naan: str, name: str) -> HttpResponseBase:  # type: ignore[override]
        """Lead to the paragraph. Hyphens in an ARK mean nothing: they are what typesetting put in."""
        if not settings.NAAN or naan.lower() != settings.NAAN.lower():
            raise UnknownError("not_found", f"This service does not resolve the ARKs of {naan[:20]}.")
        return super().get(request, name.replace("-", ""))


def page_of(newest: Passage, urls: Urls) -> str:
    """Return where a reader finds a paragraph: on the article's page, or on that of the newest version that has it."""
    article, number = newest.version.article, newest.version.number
    current = newest.version_id == article.current_version_id
    page = urls.article_page(article.slug) if current else urls.version_page(article.slug, number)
    return f"{page}#p-{newest.paragraph.pid}"

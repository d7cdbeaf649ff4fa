"""`/p/{pid}/` and `/ark:{NAAN}/{pid}`: the short addresses of a paragraph, which lead to it wherever it stands."""

from django.conf import settings
from django.http import HttpRequest
from django.http.response import HttpResponseBase

from articles.addresses import Urls
from articles.models import Paragraph
from articles.reading.citations import citation_answer, wanted_citation
from articles.reading.page import Page, prefers_json, see
from articles.selectors.errors import UnknownError
from articles.selectors.paragraphs import newest_passage, paragraph_by_pid
from articles.selectors.resolving import cited_paragraph
from articles.selectors.states import state_of
from articles.selectors.withdrawals import withdrawals_of
from articles.web.base_url import urls_for


class ParagraphRedirect(Page):
    """A paragraph by its identifier, in upper or lower case."""

    def get(self, request: HttpRequest, pid: str) -> HttpResponseBase:
        """Lead a reader to the paragraph on its page, and a program to it in the API or to the citation it asks for."""
        paragraph = paragraph_by_pid(pid)
        urls = urls_for(request)
        wanted = wanted_citation(request)
        if wanted:
            withdrawals_of(paragraph.article_id).refuse_passage(newest_passage(paragraph))
            return citation_answer(
                request,
                wanted,
                lambda: cited_paragraph(paragraph.pid),
                state_of(paragraph.article),
                urls.citation(urls.paragraph(paragraph.pid)),
            )
        answer = see(urls.paragraph(paragraph.pid) if prefers_json(request) else page_of(paragraph, urls))
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


def page_of(paragraph: Paragraph, urls: Urls) -> str:
    """Return where a reader finds the paragraph: on the article's page, or on that of the last version that had it."""
    article = paragraph.article
    newest = paragraph.passages.order_by("-version__number").values_list("version_id", "version__number").first()
    if newest is None:
        raise UnknownError("unknown_paragraph", f"Paragraph “{paragraph.pid}” is in no version.")
    version_id, number = newest
    page = urls.article_page(article.slug)
    if version_id != article.current_version_id:
        page = urls.version_page(article.slug, number)
    return f"{page}#p-{paragraph.pid}"

"""`/verify/`: a reader pastes a draft; its quotations are marked by verdict, each with its differences, link and citation."""

from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.template.loader import render_to_string

from articles.addresses import Urls
from articles.citing.citations import citation, manner_of
from articles.citing.rendering.items import ItemError
from articles.quoting.claimed import LONGEST_TEXT
from articles.quoting.draft_check import LONGEST_DRAFT, DraftCheck, check_draft, check_whole
from articles.reading.page import MEDIA_TYPE, Page
from articles.reading.verify_page import VerifyPage, cited_addresses, verify_page
from articles.selectors.cited import Cited, cite_many
from articles.selectors.resolving import resolve
from articles.web.base_url import urls_for
from articles.web.caching import listing

_NO_TEXT, _UNPROCESSABLE = "Paste the text whose quotations are to be checked.", 422


class Verify(Page):
    """The page on which a reader has the quotations of a draft checked; asking changes nothing, and needs no login."""

    http_method_names = ["get", "head", "options", "post"]
    largest_body = 1024 * 1024

    def get(self, request: HttpRequest) -> HttpResponseBase:
        """Return the page with an empty form."""
        return listing(request, _html(VerifyPage()), media_type=MEDIA_TYPE)

    def post(self, request: HttpRequest) -> HttpResponseBase:
        """Return the page with what was found in the draft, or with what is wrong with it, then with status 422."""
        # Browsers send a line break as two characters, and count it as one.
        draft = request.POST.get("text", "").replace("\r\n", "\n").replace("\x00", "")
        problem = _problem(draft)
        if problem:
            page = VerifyPage(draft=draft[:LONGEST_DRAFT], problem=problem)
        else:
            urls = urls_for(request)
            check = _check(draft, urls)
            page = verify_page(draft, check, _citations(check, urls), urls)
        answer = HttpResponse(_html(page), content_type=MEDIA_TYPE, status=_UNPROCESSABLE if problem else 200)
        answer["Cache-Control"] = "no-store"
        return answer


def _check(draft: str, urls: Urls) -> DraftCheck:
    """Check the quotations of a draft; a text without any is taken for a quotation that somebody pasted by itself."""
    check = check_draft(draft, urls)
    return check if check.quotations or len(draft) > LONGEST_TEXT else check_whole(draft, urls)


def _problem(draft: str) -> str | None:
    """Return what is wrong with a draft."""
    if not draft.strip():
        return _NO_TEXT
    if len(draft) > LONGEST_DRAFT:
        return f"The text has {len(draft):,} characters; at most {LONGEST_DRAFT:,} are checked at once."
    return None


def _html(page: VerifyPage) -> str:
    return render_to_string("verify.html", {"page": page, "longest": LONGEST_DRAFT})


def _citations(check: DraftCheck, urls: Urls) -> dict[str, str]:
    """Return the citations of the paragraphs that are told of, as text, by permalink."""
    addresses = cited_addresses(check, urls)
    outcomes = zip(addresses, cite_many(resolve(addresses, urls)), strict=True)
    return {
        address: text for address, cited in outcomes if isinstance(cited, Cited) and (text := _citation(cited, urls))
    }


def _citation(cited: Cited, urls: Urls) -> str | None:
    try:
        shape = citation(cited, manner_of(None, None), urls)
    except ItemError:
        return None
    return shape.bibliography.text if shape.bibliography else shape.in_text.text

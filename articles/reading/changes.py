"""`/articles/{slug}/changes/{a}..{b}/`: what changed between two versions."""

from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.template.loader import render_to_string

from articles.reading.changes_page import changes_page
from articles.reading.page import Page, current_page
from articles.selectors.changes import changes_between, compared_versions
from articles.selectors.withdrawals import refusals_of
from articles.web.base_url import urls_for
from articles.web.caching import redirect_to
from articles.web.negotiation import prefers_json


class ChangesBetween(Page):
    """The changes between two versions. Their texts never change but may be withdrawn, so the page is not immutable."""

    def get(self, request: HttpRequest, slug: str, first: str, last: str) -> HttpResponseBase:
        """Return the page, or redirect a program to the changes in the API."""
        before, after, state = compared_versions(slug, first, last)
        urls = urls_for(request)
        if prefers_json(request):
            return redirect_to(urls.part(slug, f"changes/{before.number}..{after.number}"))
        withdrawals = refusals_of(state.article.pk)
        withdrawals.refuse_version(before)
        withdrawals.refuse_version(after)

        def render() -> str:
            return render_to_string(
                "changes.html", {"page": changes_page(changes_between(before, after, withdrawals), urls)}
            )

        return current_page(request, render, state)

"""`/articles/{slug}/history/`: the versions of an article, newest first, each with its reason."""

from dataclasses import dataclass

from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.template.loader import render_to_string

from articles.addresses import Urls
from articles.models import Article, Version
from articles.reading.changes_page import changes_address, history_address
from articles.reading.page import Page, current_page
from articles.representations.dates import human_date, human_day
from articles.selectors.public_since import PublicSince, public_since
from articles.selectors.states import state_of_slug
from articles.selectors.versions import versions_of
from articles.selectors.withdrawals import Withdrawals, withdrawals_of
from articles.web.base_url import urls_for
from articles.web.caching import redirect_to
from articles.web.negotiation import prefers_json


@dataclass(frozen=True, slots=True)
class HistoryEntry:
    """A version; `changes` leads to what changed since the one before, or is None if either was withdrawn.

    `since` is when the text became public, in words `day`; `stored` is the day of storing, None if that is the same.
    """

    version: Version
    reason: str
    since: PublicSince
    day: str
    stored: str | None
    url: str
    json: str
    changes: str | None
    withdrawn: str | None


@dataclass(frozen=True, slots=True)
class HistoryPage:
    """The data of the template `history.html`; `changes` links to the changes since the first version."""

    newest: Version
    entries: list[HistoryEntry]
    url: str
    json: str
    article: str
    changes: str | None


class History(Page):
    """The versions of an article."""

    def get(self, request: HttpRequest, slug: str) -> HttpResponseBase:
        """Return the page, or redirect a program to the versions in the API."""
        state = state_of_slug(slug)
        urls = urls_for(request)
        if prefers_json(request):
            return redirect_to(urls.part(slug, "versions"))
        withdrawals = withdrawals_of(state.article.pk)
        withdrawals.refuse_article(state.article)

        def render() -> str:
            return render_to_string("history.html", {"page": history_page(state.article, withdrawals, urls)})

        return current_page(request, render, state)


def history_page(article: Article, withdrawals: Withdrawals, urls: Urls) -> HistoryPage:
    """Load what the page of an article's versions shows."""
    versions = list(versions_of(article.slug).order_by("-number"))
    newest, oldest = versions[0], versions[-1]
    readable = {version.number for version in versions if version.pk not in withdrawals.versions}
    spans = len(versions) > 2 and {newest.number, oldest.number} <= readable  # noqa: PLR2004  (the entry of version 2 has the link already)
    return HistoryPage(
        newest=newest,
        entries=[_entry(version, readable, withdrawals, urls) for version in versions],
        url=history_address(article.slug, urls),
        json=urls.part(article.slug, "versions"),
        article=urls.article_page(article.slug),
        changes=changes_address(article.slug, oldest.number, newest.number, urls) if spans else None,
    )


def _entry(version: Version, readable: set[int], withdrawals: Withdrawals, urls: Urls) -> HistoryEntry:
    slug, number = version.article.slug, version.number
    notice = withdrawals.versions.get(version.pk)
    since = public_since(version)
    return HistoryEntry(
        version=version,
        reason=version.reason.replace("_", " ").capitalize(),
        since=since,
        day=human_date(since.day),
        stored=None if since.supplied_by == "service" else human_day(version.created_at),
        url=urls.version_page(slug, number),
        json=urls.version(slug, number),
        changes=changes_address(slug, number - 1, number, urls) if {number - 1, number} <= readable else None,
        withdrawn=notice.text if notice else None,
    )

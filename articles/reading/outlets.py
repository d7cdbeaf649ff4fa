"""`/outlets/{id}/`: an outlet, and the articles that appeared in it."""

from collections.abc import Sequence

from django.http import HttpRequest
from django.http.response import HttpResponseBase

from articles.models import Outlet
from articles.reading.links import Link
from articles.reading.list_pages import ListPage, list_page
from articles.reading.page import Page
from articles.reading.page_head import in_script
from articles.reading.profiles import Fact, Profile, feed_links, known, profile_answer
from articles.representations.schema_org_profile import OUTLET_PAGE, outlet_profile
from articles.selectors.people import outlet_by_id, readable_articles_in
from articles.web.base_url import urls_for
from articles.web.caching import redirect_to
from articles.web.negotiation import prefers_json


class OutletPage(Page):
    """An outlet that an article names."""

    def get(self, request: HttpRequest, outlet_id: int) -> HttpResponseBase:
        """Return the page, or redirect a program to the outlet in the API. Raises `UnknownError`."""
        urls, outlet = urls_for(request), outlet_by_id(outlet_id)
        if prefers_json(request):
            return redirect_to(urls.outlet(outlet.pk))
        under = f"outlets/{outlet.pk}/"
        listed = list_page(readable_articles_in(outlet), request.GET.get("page", "1"), f"/{under}", urls)
        names = _printed_names(listed, urls.outlet_page(outlet.pk))
        profile = Profile(
            name=outlet.name,
            kind=(outlet.kind or "outlet").capitalize(),
            type=OUTLET_PAGE,
            facts=_facts(outlet, names),
            list=listed,
            feeds=feed_links(under, urls),
            json=urls.outlet(outlet.pk),
            json_ld=in_script(outlet_profile(outlet, names, urls.outlet_page(outlet.pk))),
        )
        return profile_answer(request, profile)


def _printed_names(listed: ListPage, page: str) -> list[str]:
    """Return the names of the outlet with this `page` as the articles of the list print them.

    The names of all of its articles are not read, since one outlet may have printed most of the archive.
    """
    publications = (publication for entry in listed.entries for publication in entry.publications)
    names = (publication.outlet for publication in publications if publication.outlet_page == page)
    return sorted({name for name in names if name})


def _facts(outlet: Outlet, names: Sequence[str]) -> list[Fact]:
    homepage = [Link(outlet.url, outlet.url.partition("://")[2].rstrip("/"))] if outlet.url else []
    return known(
        Fact("Printed as", [Link("", name) for name in names if name != outlet.name]),
        Fact("Its own site", homepage),
    )

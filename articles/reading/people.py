"""`/people/{id}/`: a person, and the articles that they contributed to."""

from collections.abc import Sequence

from django.http import HttpRequest
from django.http.response import HttpResponseBase

from articles.models import Person
from articles.reading.links import Link
from articles.reading.list_pages import list_page
from articles.reading.page import Page
from articles.reading.page_head import in_script
from articles.reading.profiles import Fact, Profile, feed_links, known, profile_answer
from articles.representations.schema_org import identifiers_of
from articles.representations.schema_org_profile import PERSON_PAGE, person_profile
from articles.selectors.people import affiliations_of, names_of, person_by_id, readable_articles_by
from articles.web.base_url import urls_for
from articles.web.caching import redirect_to
from articles.web.negotiation import prefers_json


class PersonPage(Page):
    """A person whom an article names."""

    def get(self, request: HttpRequest, person_id: int) -> HttpResponseBase:
        """Return the page, or redirect a program to the person in the API. Raises `UnknownError`."""
        urls, person = urls_for(request), person_by_id(person_id)
        if prefers_json(request):
            return redirect_to(urls.person(person.pk))
        names, under = names_of(person), f"people/{person.pk}/"
        listed = list_page(readable_articles_by(person), request.GET.get("page", "1"), f"/{under}", urls)
        profile = Profile(
            name=person.name,
            kind="Person",
            type=PERSON_PAGE,
            facts=_facts(person, names),
            list=listed,
            feeds=feed_links(under, urls),
            json=urls.person(person.pk),
            json_ld=in_script(person_profile(person, names, urls.person_page(person.pk))),
        )
        return profile_answer(request, profile)


def _facts(person: Person, names: Sequence[str]) -> list[Fact]:
    identifiers = [Link(address, address.partition("://")[2]) for address in identifiers_of(person)]
    affiliations = [affiliation.in_words for affiliation in affiliations_of(person)]
    return known(
        Fact("Printed as", [Link("", name) for name in names]),
        Fact("Identifiers", identifiers),
        Fact("Positions", [Link("", words) for words in affiliations]),
    )

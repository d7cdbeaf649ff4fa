"""`/desk/people/{id}/`: a person, with what they wrote, the people of the same name, and what was changed so far."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse

from articles.choices import IdentifiedBy
from articles.desk.names.amendments import amendments_in_words
from articles.desk.names.changing import ChangingPage
from articles.desk.names.forms import PersonForm
from articles.models import Contribution, Person
from articles.publishing.merging import confirm_contributions, contributions_to
from articles.publishing.renaming import change_person
from articles.selectors.naming import amendments_of, contributions_by, namesakes_of
from articles.selectors.people import person_by_id

_KNOWN_BY = {
    IdentifiedBy.IDENTIFIER: "an identifier beside the name says who it is",
    IdentifiedBy.EDITOR: "an editor says who it is",
    IdentifiedBy.NAME: "only the name says who it is",
    None: "it is not recorded what says who it is",
}


@dataclass(frozen=True, slots=True)
class Work:
    """An article that a person contributed to: the names and the versions, and what tells that the names mean the person."""

    slug: str
    title: str
    names: list[str] = field(default_factory=list)
    versions: list[int] = field(default_factory=list)
    known_by: list[str] = field(default_factory=list)


class PersonPage(ChangingPage):
    """A person. Their facts are changed here; articles are ticked to be confirmed, or to be split off on another page."""

    permission = "articles.change_person"
    template = "desk/person.html"
    own_address = "desk:person"
    form_class = PersonForm
    change = change_person

    def row(self, number: int) -> Person:
        """Return the person. Raises `UnknownError`, and `MergedError` for somebody who was merged into another person."""
        return person_by_id(number)

    def beside(self, row: Person) -> Mapping[str, Any]:
        """Return what the person wrote, who else has the name, and the amendments."""
        return {
            "works": works_of(contributions_by(row)),
            "namesakes": namesakes_of(row),
            "amendments": amendments_in_words(amendments_of(row)),
        }

    def post(self, request: HttpRequest, number: int) -> HttpResponse:
        """Confirm who wrote the ticked articles, or change the person's facts."""
        if request.POST.get("step") != "confirm":
            return super().post(request, number)
        slugs = request.POST.getlist("articles")
        count = (
            confirm_contributions(contributions_to(self.row(number).pk, slugs), made_by=self.made_by) if slugs else 0
        )
        messages.success(
            request, f"{count} byline{'s' if count != 1 else ''} confirmed: citations name this very person."
        )
        return HttpResponseRedirect(reverse("desk:person", args=[number]))


def works_of(contributions: Sequence[Contribution]) -> list[Work]:
    """Return contributions, which stand article by article, as a list of articles."""
    works: dict[str, Work] = {}
    for contribution in contributions:
        article = contribution.version.article
        title = article.current_version.title if article.current_version else article.slug
        work = works.setdefault(article.slug, Work(article.slug, title))
        work.versions.append(contribution.version.number)
        known_by = _KNOWN_BY[IdentifiedBy(contribution.identified_by) if contribution.identified_by else None]
        for values, value in ((work.names, contribution.name_as_printed), (work.known_by, known_by)):
            if value not in values:
                values.append(value)
    return list(works.values())

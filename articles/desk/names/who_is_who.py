"""`/desk/people/{id}/merge/` and `…/split/`: two people who are one, and one who is two."""

from typing import Any

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse

from articles.desk.names.citations import altered_citations
from articles.desk.names.lists import words_of
from articles.desk.names.people import works_of
from articles.desk.page import DeskPage
from articles.desk.refusals import add_refusal
from articles.intake.sidecar.fields import Name
from articles.models import Person
from articles.publishing.errors import PublishingError
from articles.publishing.merging import contributions_to, merge_people, split_person
from articles.selectors.errors import UnknownError
from articles.selectors.naming import contributions_by, namesakes_of, newest_texts_by, people_found
from articles.selectors.people import person_by_id
from articles.web.base_url import urls_for
from articles.web.checked_fields import CheckedField

MOST_FOUND = 50


class OtherPersonForm(forms.Form):
    """Another person, by the number in the address of their page."""

    into = forms.IntegerField(
        min_value=1,
        max_value=2**53,
        error_messages={"required": "Choose who stays.", "invalid": "Choose who stays."},
    )


class SplitForm(forms.Form):
    """Whom articles belong to: a new person of this name, or one who is there already."""

    name = CheckedField(
        Name, required=False, max_length=300, label="A new person", help_text="The name that lists show"
    )
    into = forms.IntegerField(
        required=False,
        min_value=1,
        max_value=2**53,
        label="Or somebody who is there already",
        help_text="The number of the person, which the list of people shows",
    )


class MergePage(DeskPage):
    """Who else a person is: searched for, looked at beforehand, and merged."""

    permission = "articles.change_person"

    def get(self, request: HttpRequest, number: int) -> HttpResponse:
        """Return the people who may be the same: of the same name, or those that the words find."""
        person = person_by_id(number)
        return self._choose(person, OtherPersonForm(initial={"into": request.GET.get("into")}))

    def post(self, request: HttpRequest, number: int) -> HttpResponse:
        """Show what merging them changes, or merge them."""
        person, form = person_by_id(number), OtherPersonForm(request.POST)
        if form.is_valid():
            try:
                into = person_by_id(form.cleaned_data["into"])
                if request.POST.get("step") == "store":
                    return self._merge(person, into)
                return self._preview(person, into)
            except PublishingError as error:
                form.add_error(None, error.detail)
            except UnknownError as error:
                form.add_error(None, error.detail)
        return self._choose(person, form)

    def _choose(self, person: Person, form: OtherPersonForm) -> HttpResponse:
        words = words_of(self.request)
        found = list(people_found(words).exclude(pk=person.pk)[:MOST_FOUND]) if words else namesakes_of(person)
        chosen = str(form["into"].value() or (found[0].pk if len(found) == 1 else ""))
        content = {"person": person, "form": form, "found": found, "words": words, "chosen": chosen}
        return self.show("desk/merge.html", content)

    def _preview(self, person: Person, into: Person) -> HttpResponse:
        urls, texts = urls_for(self.request), newest_texts_by(person)
        altered = altered_citations(texts, lambda: merge_people(person.pk, into.pk, made_by=self.made_by), urls)
        works = works_of(contributions_by(person))
        content = {"person": person, "into": into, "works": works, "altered": altered}
        return self.show("desk/merge_preview.html", content)

    def _merge(self, person: Person, into: Person) -> HttpResponse:
        merge_people(person.pk, into.pk, made_by=self.made_by)
        messages.success(self.request, f"Merged: person {person.pk} is person {into.pk}, {into.name}, now.")
        return HttpResponseRedirect(reverse("desk:person", args=[into.pk]))


class SplitPage(DeskPage):
    """Ticked articles of a person are given to another one."""

    permission = "articles.change_person"
    http_method_names = ["post", "options"]

    def post(self, request: HttpRequest, number: int) -> HttpResponse:
        """Ask to whom the ticked articles belong, or give them away."""
        person, slugs = person_by_id(number), request.POST.getlist("articles")
        if not slugs:
            messages.error(request, "Tick the articles that somebody else wrote.")
            return HttpResponseRedirect(reverse("desk:person", args=[number]))
        is_sent = request.POST.get("step") == "store"
        form = SplitForm(request.POST) if is_sent else SplitForm(initial={"name": person.name})
        if is_sent and form.is_valid():
            try:
                return self._split(person, slugs, form.cleaned_data)
            except PublishingError as error:
                add_refusal(form, error)
            except UnknownError as error:
                form.add_error("into", error.detail)
        works = [work for work in works_of(contributions_by(person)) if work.slug in slugs]
        content = {"person": person, "form": form, "works": works, "namesakes": namesakes_of(person)}
        return self.show("desk/split.html", content)

    def _split(self, person: Person, slugs: list[str], chosen: dict[str, Any]) -> HttpResponse:
        other = split_person(
            person.pk,
            contributions_to(person.pk, slugs),
            made_by=self.made_by,
            into_id=chosen["into"],
            name=chosen["name"],
        )
        messages.success(self.request, f"These articles are of person {other.pk}, {other.name}, now.")
        return HttpResponseRedirect(reverse("desk:person", args=[other.pk]))

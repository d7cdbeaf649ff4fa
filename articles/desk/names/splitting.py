"""`/desk/people/{id}/split/`: one person who is two."""

from typing import Any

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse

from articles.desk.names.people import works_of
from articles.desk.page import DeskPage
from articles.desk.refusals import add_refusal
from articles.intake.sidecar.fields import Name
from articles.models import Person
from articles.publishing.errors import PublishingError
from articles.publishing.merging import contributions_to, split_person
from articles.selectors.errors import UnknownError
from articles.selectors.naming import contributions_by, namesakes_of
from articles.selectors.people import person_by_id
from articles.web.checked_fields import CheckedField


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

"""`/desk/people/{id}/merge/` and `/desk/outlets/{id}/merge/`: two people or two outlets that are one."""

from collections.abc import Sequence
from typing import Any

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse

from articles.desk.names.citations import altered_page
from articles.desk.names.lists import words_of
from articles.desk.names.people import works_of
from articles.desk.page import DeskPage
from articles.models import Outlet, Person
from articles.publishing.errors import PublishingError
from articles.publishing.merging import merge_people
from articles.publishing.merging_outlets import merge_outlets
from articles.selectors.errors import UnknownError
from articles.selectors.naming import (
    contributions_by,
    namesakes_of,
    outlets_found,
    people_found,
    publications_in,
)
from articles.selectors.people import outlet_by_id, person_by_id

MOST_FOUND = 50


class OtherForm(forms.Form):
    """Another person or outlet, by the number in the address of its page."""

    into = forms.IntegerField(
        min_value=1,
        max_value=2**53,
        error_messages={"required": "Choose who stays.", "invalid": "Choose who stays."},
    )


class MergePage(DeskPage):
    """Who or what else a person or an outlet is: searched for, looked at beforehand, and merged. Subclasses say of which kind."""

    word = ""

    def row(self, number: int) -> Any:
        """Return the row of that id. Raises `UnknownError`."""
        raise NotImplementedError

    def found(self, words: str) -> Any:
        """Return the rows that the words find."""
        raise NotImplementedError

    def alike(self, row: Any) -> Sequence[Any]:
        """Return the rows that may be the same without a search."""
        raise NotImplementedError

    def moving(self, row: Any) -> dict[str, Any]:
        """Return what moves, for the template of the preview."""
        raise NotImplementedError

    def merge(self, row: Any, into: Any) -> Any:
        """Merge the first into the other."""
        raise NotImplementedError

    def get(self, request: HttpRequest, number: int) -> HttpResponse:
        """Return those that may be the same: alike, or those that the words find."""
        return self._choose(self.row(number), OtherForm(initial={"into": request.GET.get("into")}))

    def post(self, request: HttpRequest, number: int) -> HttpResponse:
        """Show what merging them changes, or merge them."""
        row, form = self.row(number), OtherForm(request.POST)
        if form.is_valid():
            try:
                into = self.row(form.cleaned_data["into"])
                return self._merged(row, into) if request.POST.get("step") == "store" else self._preview(row, into)
            except (PublishingError, UnknownError) as error:
                form.add_error(None, error.detail)
        return self._choose(row, form)

    def _choose(self, row: Any, form: OtherForm) -> HttpResponse:
        words = words_of(self.request)
        found = list(self.found(words).exclude(pk=row.pk)[:MOST_FOUND]) if words else self.alike(row)
        chosen = str(form["into"].value() or (found[0].pk if len(found) == 1 else ""))
        content = {"form": form, "found": found, "words": words, "chosen": chosen}
        return self._show("desk/merge.html", row, content)

    def _preview(self, row: Any, into: Any) -> HttpResponse:
        citations = altered_page(row, lambda: self.merge(row, into), self.request)
        return self._show("desk/merge_preview.html", row, {"into": into, "citations": citations, **self.moving(row)})

    def _merged(self, row: Any, into: Any) -> HttpResponse:
        self.merge(row, into)
        messages.success(self.request, f"Merged: {self.word} {row.pk} is {self.word} {into.pk}, {into.name}, now.")
        return HttpResponseRedirect(reverse(f"desk:{self.word}", args=[into.pk]))

    def _show(self, template: str, row: Any, content: dict[str, Any]) -> HttpResponse:
        word = self.word
        addresses = {"page": reverse(f"desk:{word}", args=[row.pk]), "merging": self.request.path}
        return self.show(template, {"row": row, "word": word, **addresses, **content})


class MergePeople(MergePage):
    """Merging a person."""

    permission = "articles.change_person"
    word = "person"

    def row(self, number: int) -> Person:
        """Return the person. Raises `UnknownError`."""
        return person_by_id(number)

    def found(self, words: str) -> Any:
        """Return the people with the words in a name."""
        return people_found(words)

    def alike(self, row: Person) -> Sequence[Person]:
        """Return the other people of the same name."""
        return namesakes_of(row)

    def moving(self, row: Person) -> dict[str, Any]:
        """Return the articles that the person contributed to."""
        return {"works": works_of(contributions_by(row))}

    def merge(self, row: Person, into: Person) -> Person:
        """Merge one person into the other."""
        return merge_people(row.pk, into.pk, made_by=self.made_by)


class MergeOutlets(MergePage):
    """Merging an outlet."""

    permission = "articles.change_outlet"
    word = "outlet"

    def row(self, number: int) -> Outlet:
        """Return the outlet. Raises `UnknownError`."""
        return outlet_by_id(number)

    def found(self, words: str) -> Any:
        """Return the outlets with the words in a name."""
        return outlets_found(words)

    def alike(self, row: Outlet) -> Sequence[Outlet]:
        """Return the other outlets whose names contain the name of this one."""
        return list(outlets_found(row.name).exclude(pk=row.pk)[:MOST_FOUND])

    def moving(self, row: Outlet) -> dict[str, Any]:
        """Return how many publications move, and the newest of them."""
        publications = publications_in(row)
        return {"publications": publications[:MOST_FOUND], "count": publications.count()}

    def merge(self, row: Outlet, into: Outlet) -> Outlet:
        """Merge one outlet into the other."""
        return merge_outlets(row.pk, into.pk, made_by=self.made_by)

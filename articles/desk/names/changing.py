"""The page of a person or an outlet, on which its facts are changed: filled in, looked at beforehand, and stored."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse

from articles.desk.names.citations import altered_page
from articles.desk.names.forms import OutletForm, PersonForm, SeenForm, initial_of
from articles.desk.page import DeskPage
from articles.desk.refusals import add_refusal
from articles.models import Outlet, Person
from articles.publishing.errors import PublishingError

Row = Person | Outlet
Change = Callable[..., Row]


@dataclass(frozen=True, slots=True)
class FactChange:
    """A fact that is changed, in words."""

    label: str
    before: str
    after: str


class ChangingPage(DeskPage):
    """A page with the form of one row. Subclasses say how it is loaded, changed and shown."""

    template = ""
    own_address = ""
    form_class: type[PersonForm] | type[OutletForm]
    change: Change

    def row(self, number: int) -> Any:
        """Return the row. Raises `UnknownError`."""
        raise NotImplementedError

    def beside(self, row: Any) -> Mapping[str, Any]:
        """Return what the page shows beside the form."""
        raise NotImplementedError

    def get(self, request: HttpRequest, number: int) -> HttpResponse:
        """Return the page with what is known."""
        row = self.row(number)
        return self._show(row, self.form_class(initial=initial_of(row)))

    def post(self, request: HttpRequest, number: int) -> HttpResponse:
        """Show the form again, or what will change; or change it."""
        row, step = self.row(number), request.POST.get("step", "preview")
        if step == "edit":
            return self._show(row, self.form_class(initial=request.POST.dict()))
        form = self.form_class(request.POST)
        if form.is_valid():
            try:
                return self._store(row, form) if step == "store" else self._preview(row, form)
            except PublishingError as error:
                add_refusal(form, error)
        return self._show(self.row(number), _with_state(form, self.row(number)))

    def _show(self, row: Row, form: SeenForm) -> HttpResponse:
        return self.show(self.template, {"row": row, "form": form, **self.beside(row)})

    def _preview(self, row: Row, form: PersonForm | OutletForm) -> HttpResponse:
        citations = altered_page(row, lambda: self._change(row, form), self.request)
        changes = _changes(row, form)
        content = {"row": row, "form": form, "changes": changes, "citations": citations, "back": self.own_address}
        return self.show("desk/name_preview.html", content)

    def _store(self, row: Row, form: PersonForm | OutletForm) -> HttpResponse:
        changed = self._change(row, form)
        messages.success(self.request, f"Changed: it is {changed.name} now, and each article that names it says so.")
        return HttpResponseRedirect(reverse(self.own_address, args=[row.pk]))

    def _change(self, row: Row, form: PersonForm | OutletForm) -> Row:
        change = type(self).change
        return change(row.pk, form.facts, made_by=self.made_by, precondition=form.refuse_unseen)


def _with_state(form: Any, row: Row) -> Any:
    """Let the form that is shown again carry the state of the row that is shown with it."""
    form.data = {**form.data.dict(), "seen": initial_of(row)["seen"]}
    return form


def _changes(row: Row, form: PersonForm | OutletForm) -> list[FactChange]:
    return [
        FactChange(str(form[name].label), str(before), str(after))
        for name, value in form.facts.items()
        if (before := getattr(row, name) or "unknown") != (after := value or "unknown")
    ]

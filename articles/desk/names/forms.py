"""The forms of a person and of an outlet, with the checks that the sidecar makes."""

from typing import Any

from django import forms

from articles.choices import OutletKind
from articles.intake.sidecar.fields import Name, WebAddress
from articles.models import Outlet, Person
from articles.publishing.errors import ConflictError
from articles.web.checked_fields import CheckedField, identifier_fields

PERSON, INSTITUTION = "person", "institution"


class SeenForm(forms.Form):
    """A form that knows the state of the row when the editor saw it."""

    seen = forms.CharField(required=False, widget=forms.HiddenInput)

    def refuse_unseen(self, row: Person | Outlet) -> None:
        """Raise `ConflictError` if the row has changed since the editor was shown it."""
        if self.cleaned_data["seen"] != state_of(row):
            raise ConflictError(
                f"Somebody has changed {row.name} since you opened this page. What you typed is kept: look at it once more.",
                code="changed_meanwhile",
            )


class PersonForm(SeenForm):
    """A person's name, how it is divided, and their identifiers."""

    name = CheckedField(Name, max_length=300, help_text="The name that lists show. What was printed stays as it is.")
    divided = forms.ChoiceField(
        label="What has the name?",
        choices=[
            (PERSON, "A person: the name has a family name"),
            (INSTITUTION, "An institution, or a name that is not divided: it is cited whole"),
        ],
        widget=forms.RadioSelect,
    )
    family_name = CheckedField(
        Name,
        required=False,
        max_length=300,
        help_text="The part by which citations are ordered, such as “van Gogh”. Empty: the form of the name decides.",
    )
    orcid, viaf, wikidata = identifier_fields()

    @property
    def facts(self) -> dict[str, Any]:
        """The facts of the valid form, as `change_person` takes them."""
        facts = {name: self.cleaned_data[name] for name in ("name", "family_name", "orcid", "viaf", "wikidata")}
        if self.cleaned_data["divided"] == INSTITUTION:
            facts["family_name"] = facts["name"]
        return facts


class OutletForm(SeenForm):
    """An outlet's name, its address and its kind."""

    name = CheckedField(
        Name, max_length=300, help_text="Its name from now on. What appeared in it keeps the name that was printed."
    )
    url = CheckedField(WebAddress, required=False, label="Address", help_text="Of the outlet itself, if it is known")
    kind = forms.ChoiceField(
        required=False,
        choices=[("", "unknown"), *((kind.value, kind.value) for kind in OutletKind)],
        help_text="Citations name it in another way for each kind.",
    )

    @property
    def facts(self) -> dict[str, Any]:
        """The facts of the valid form, as `change_outlet` takes them."""
        return {name: self.cleaned_data[name] or None for name in ("name", "url", "kind")}


def initial_of(row: Person | Outlet) -> dict[str, Any]:
    """Return what the form of a person or an outlet is filled in with."""
    if isinstance(row, Outlet):
        return {"seen": state_of(row), "name": row.name, "url": row.url, "kind": row.kind or ""}
    is_whole = row.family_name is not None and row.family_name == row.name
    return {
        "seen": state_of(row),
        "name": row.name,
        "divided": INSTITUTION if is_whole else PERSON,
        "family_name": None if is_whole else row.family_name,
        **{name: getattr(row, name) for name in ("orcid", "viaf", "wikidata")},
    }


def state_of(row: Person | Outlet) -> str:
    """Return the state of a person or an outlet, as a form carries it along."""
    return row.updated_at.isoformat()

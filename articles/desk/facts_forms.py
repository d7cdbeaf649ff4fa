"""The forms for the facts that an editor supplies about a document: about its text and page, its first publication, an author.

The fields have the names and the checks of the sidecar. An empty field leaves what was read as it is, unless a tick beside it
says that it is something else: then the fact is null in the sidecar, which is to say unknown.
"""

from collections.abc import Mapping
from typing import Any

from django import forms

from articles.intake.manuscript import PLACE_FACTS
from articles.intake.sidecar.fields import Name, PartialDate, Title, WebAddress
from articles.web.checked_fields import CheckedField, identifier_fields, sidecar_field

OF_TEXT = ("title", "subtitle", "language", "genre", "keywords", "slug")
OF_PAGE = ("published", "url", *PLACE_FACTS, "rights", "credit")
_LABELS = {
    "slug": "Name in its address",
    "published": "Date",
    "url": "Web address",
    "section": "Section or rubric",
    "doi": "DOI",
    "issn": "ISSN",
    "credit": "Picture credit",
}
Facts = dict[str, Any]


class DenyingForm(forms.Form):
    """A form with ticks beside its fields, by which the editor denies what was read."""

    denials: tuple[str, ...] = ()

    def clean(self) -> Facts:
        """Refuse a fact that is both given and said to be unknown."""
        cleaned = super().clean() or {}
        for name in self.fields:
            if self.denies(name) and cleaned.get(name):
                self.add_error(name, "Give another value, or say that there is none; not both.")
        return cleaned

    def denies(self, name: str) -> bool:
        """Whether the editor says that what was read as the fact is something else."""
        return bool(self.data.get(self.denial(name)))

    def denial(self, name: str) -> str:
        """Return the name of the tick that denies a fact."""
        return f"{self.add_prefix(name)}-none"

    def given(self) -> Facts:
        """Return the facts that the editor gives, and as None those that are denied."""
        given = {name: value for name, value in self.cleaned_data.items() if value}
        denied = [name for name in (*self.fields, *self.denials) if self.denies(name)]
        return dict.fromkeys(denied) | given

    def kept(self, before: Facts) -> Facts:
        """Return those facts of the editor's earlier ones that have no field in the form."""
        return {name: value for name, value in before.items() if name not in self.fields and value is not None}


class FactsForm(DenyingForm):
    """Facts about the text, and about the page that printed this document."""

    outlet = CheckedField(Name, required=False, help_text="Who published this page.")

    def __init__(self, data: Mapping[str, Any]) -> None:
        super().__init__(data)
        for name in (*OF_TEXT, *OF_PAGE):
            self.fields[name] = sidecar_field(name, label=_LABELS.get(name, name.capitalize()))
        self.fields["keywords"].widget.attrs["rows"] = 3

    def facts(self, before: Facts) -> Facts:
        """Return what the form makes of the sidecar that was there before."""
        given = self.given()
        return self.kept(before) | given | with_outlet(given, before)


class FirstForm(DenyingForm):
    """The first publication, if it was not this page. If its note is denied, so is what was read from the note."""

    denials = ("note_as_printed",)
    outlet = CheckedField(Name, required=False, help_text="Where it appeared first.")
    date = CheckedField(PartialDate, required=False, help_text="As far as known: 2023, 2023-04 or 2023-04-19.")
    title = CheckedField(Title, required=False, help_text="If it had another title there.")
    url = CheckedField(WebAddress, required=False, label="Web address", help_text="Its address there.")

    def facts(self, before: Facts) -> Facts | None:
        """Return what the form makes of the first publication that was in the sidecar before, or None if nothing is left."""
        read = dict.fromkeys(self.fields) if self.denies("note_as_printed") else {}
        given = self.given()
        facts = {**self.kept(before), **read, **given, **with_outlet(given, before), "role": "original"}
        return facts if len(facts) > 1 else None


class AuthorForm(DenyingForm):
    """An author whom the document prints, or one whom the editor adds; only then the name is a field.

    If the role is denied, the name is not an author's.
    """

    denials = ("role", "biography_as_printed")
    name = CheckedField(Name, required=False, help_text="As the byline is to have it.")
    person_name = CheckedField(Name, required=False, label="Fuller name", help_text="Such as James Jongsoo Lee.")
    family_name = CheckedField(Name, required=False, label="Family name", help_text="The part of the name that it is.")
    orcid, viaf, wikidata = identifier_fields()

    def __init__(self, data: Mapping[str, Any], prefix: str, printed_name: str | None) -> None:
        super().__init__(data, prefix=prefix)
        self.printed_name = printed_name
        if printed_name:
            del self.fields["name"]

    def facts(self, before: Mapping[str, Facts]) -> Facts | None:
        """Return what the form makes of the author in the sidecar before, by name; None if the editor knows nothing."""
        name = self.printed_name or self.cleaned_data.get("name")
        given = {key: value for key, value in self.given().items() if key != "name"}
        facts = {**self.kept(before.get(name or "", {})), **given, "name_as_printed": name}
        if not name or (self.printed_name and len(facts) == 1):
            return None
        return facts


def with_outlet(given: Facts, before: Facts) -> Facts:
    """Return the outlet that is given by its name, with what was known of it before if it has the same name."""
    name, known = given.get("outlet"), before.get("outlet") or {}
    if not name:
        return {}
    return {"outlet": {**(known if known.get("name") == name else {}), "name": name}}

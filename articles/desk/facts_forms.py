"""The forms for the facts that an editor supplies about a document: about its text and page, its first publication, an author.

The fields have the names and the checks of the sidecar. An empty field leaves what was read as it is.
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


class FactsForm(forms.Form):
    """Facts about the text, and about the page that printed this document."""

    outlet = CheckedField(Name, required=False, help_text="Who published this page.")

    def __init__(self, data: Mapping[str, Any]) -> None:
        super().__init__(data)
        for name in (*OF_TEXT, *OF_PAGE):
            self.fields[name] = sidecar_field(name, label=_LABELS.get(name, name.capitalize()))
        self.fields["keywords"].widget.attrs["rows"] = 3

    def facts(self, before: Facts) -> Facts:
        """Return what the form makes of the sidecar that was there before."""
        kept = {name: value for name, value in before.items() if name not in self.fields}
        given = {name: value for name, value in self.cleaned_data.items() if value}
        return kept | given | with_outlet(given, before)


class FirstForm(forms.Form):
    """The first publication, if it was not this page."""

    outlet = CheckedField(Name, required=False, help_text="Where it appeared first.")
    date = CheckedField(PartialDate, required=False, help_text="As far as known: 2023, 2023-04 or 2023-04-19.")
    title = CheckedField(Title, required=False, help_text="If it had another title there.")
    url = CheckedField(WebAddress, required=False, label="Web address", help_text="Its address there.")

    def facts(self, before: Facts) -> Facts | None:
        """Return what the form makes of the first publication that was in the sidecar before, or None if nothing is left."""
        kept = {name: value for name, value in before.items() if name not in self.fields}
        given = {name: value for name, value in self.cleaned_data.items() if value}
        facts = {**kept, **given, **with_outlet(given, before), "role": "original"}
        return facts if len(facts) > 1 else None


class AuthorForm(forms.Form):
    """An author whom the document prints, or one whom the editor adds; only then the name is a field."""

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
        kept = {key: value for key, value in before.get(name or "", {}).items() if key not in self.fields}
        given = {key: value for key, value in self.cleaned_data.items() if value and key != "name"}
        facts = {**kept, **given, "name_as_printed": name}
        if not name or (self.printed_name and len(facts) == 1):
            return None
        return facts


def with_outlet(given: Facts, before: Facts) -> Facts:
    """Return the outlet that is given by its name, with what was known of it before if it has the same name."""
    name, known = given.get("outlet"), before.get("outlet") or {}
    if not name:
        return {}
    return {"outlet": {**(known if known.get("name") == name else {}), "name": name}}

"""The people behind the bylines. The names as printed belong to the contributions, and stay."""

from collections.abc import Sequence
from typing import Any

from django.contrib import admin
from django.core.exceptions import ValidationError
from django.db.models import QuerySet
from django.http import HttpRequest
from django.utils.safestring import SafeString

from articles.admin.bases import AnyForm, NamedAdmin, rows_link
from articles.intake.prose.family_names import holds_family_name
from articles.intake.sidecar.fields import Name
from articles.models import Contribution, Person
from articles.publishing.merging import merge_people
from articles.publishing.people import IDENTIFIERS
from articles.publishing.renaming import change_person
from articles.selectors.people import names_of
from articles.web.checked_fields import CheckedField, identifier_fields


class PersonForm(AnyForm):
    """A person's name and identifiers; an identifier may be given as its web address."""

    name = CheckedField(Name, max_length=300)
    family_name = CheckedField(
        Name,
        required=False,
        max_length=300,
        help_text="The part of the name that is the family name; the whole name if it is not divided",
    )
    orcid, viaf, wikidata = identifier_fields()

    class Meta:
        model = Person
        fields = ["name", "family_name", "orcid", "viaf", "wikidata"]

    def clean_family_name(self) -> Any:
        """Return the family name. Raises Django's `ValidationError` if none of the person's names holds it."""
        family = self.cleaned_data["family_name"]
        names = [self.cleaned_data.get("name") or "", *(names_of(self.instance) if self.instance.pk else ())]
        if family and not any(holds_family_name(name, family) for name in names):
            raise ValidationError("This is not part of the name, nor of a name as printed.")
        return family


@admin.register(Person)
class PersonAdmin(NamedAdmin):
    """People can be added and changed, and deleted while no contribution names them."""

    form = PersonForm
    fields = ["name", "family_name", "orcid", "viaf", "wikidata", "contributions", "created_at", "updated_at"]
    readonly_fields = ["contributions", "created_at", "updated_at"]
    list_display = ["name", "orcid", "viaf", "wikidata", "updated_at"]
    search_fields = ["name", "=orcid", "=viaf", "=wikidata"]
    date_hierarchy = "created_at"
    change_named = staticmethod(change_person)
    merge_named = staticmethod(merge_people)

    def staying(self, rows: Sequence[Person]) -> Person:
        """Return the first person with an identifier, or the first of all."""
        return next((person for person in rows if any(getattr(person, name) for name in IDENTIFIERS)), rows[0])

    @admin.action(
        description="Merge the ticked people into the one with an identifier, or known longest", permissions=["change"]
    )
    def merge(self, request: HttpRequest, people: QuerySet[Person]) -> None:
        """Merge people who are one."""
        self.merge_ticked(request, people)

    @admin.display
    def contributions(self, person: Person) -> SafeString | str:
        """The link to what the person contributed to."""
        return rows_link(Contribution, "All contributions", person__id__exact=person.pk) if person.pk else "-"

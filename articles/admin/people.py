"""People: who is behind the bylines. What they are called in print stays with each contribution."""

from django.contrib import admin
from django.utils.safestring import SafeString

from articles.admin.bases import AnyForm, EditingAdmin
from articles.admin.checked import CheckedField
from articles.admin.links import rows_link
from articles.intake.sidecar.fields import Name, Orcid, Viaf, Wikidata
from articles.models import Contribution, Person


class PersonForm(AnyForm):
    """A person's name and identifiers; an identifier may be given as its web address."""

    name = CheckedField(Name, max_length=300)
    orcid = CheckedField(Orcid, required=False, label="ORCID iD", help_text="Such as 0000-0002-1825-0097")
    viaf = CheckedField(Viaf, required=False, label="VIAF", help_text="Such as 113230702")
    wikidata = CheckedField(Wikidata, required=False, help_text="Such as Q42")

    class Meta:
        model = Person
        fields = ["name", "orcid", "viaf", "wikidata"]


@admin.register(Person)
class PersonAdmin(EditingAdmin):
    """People can be added and changed, and deleted as long as no contribution names them."""

    form = PersonForm
    fields = ["name", "orcid", "viaf", "wikidata", "contributions", "created_at", "updated_at"]
    readonly_fields = ["contributions", "created_at", "updated_at"]
    list_display = ["name", "orcid", "viaf", "wikidata", "updated_at"]
    search_fields = ["name", "=orcid", "=viaf", "=wikidata"]
    date_hierarchy = "created_at"

    @admin.display
    def contributions(self, person: Person) -> SafeString | str:
        """The link to what the person contributed to."""
        return rows_link(Contribution, "All contributions", person__id__exact=person.pk) if person.pk else "-"

"""Publications of articles in outlets. Editors add them here, and fill in what is learned later."""

from typing import Any

from django import forms
from django.contrib import admin
from django.http import HttpRequest

from articles.admin.amending import AmendingAdmin, AmendingForm, Amendments
from articles.admin.checked import CheckedField, sidecar_field
from articles.intake.sidecar.fields import PartialDate, Statement, Title, WebAddress
from articles.models import Article, Publication
from articles.publishing.amending.amendments import add_publication, amend_publication
from articles.publishing.amending.publications import PUBLICATION_FACTS


class PublicationForm(AmendingForm):
    """The facts of a publication."""

    date = CheckedField(PartialDate, required=False, help_text="As far as known: 2023, 2023-04 or 2023-04-19")
    title = CheckedField(Title, required=False, help_text="The title that it had there")
    url = CheckedField(WebAddress, required=False, label="URL", help_text="Its address there")
    section = sidecar_field("section")
    doi = sidecar_field("doi", label="DOI")
    issn = sidecar_field("issn", label="ISSN")
    volume = sidecar_field("volume")
    issue = sidecar_field("issue")
    pages = sidecar_field("pages")
    credit = CheckedField(Statement, required=False)
    rights = CheckedField(Statement, required=False)

    class Meta:
        model = Publication
        fields = ["article", *PUBLICATION_FACTS]

    def article(self) -> Article:
        """Return the article that was published."""
        article: Article = self.cleaned_data["article"] if self.instance.pk is None else self.instance.article
        return article

    def clean_outlet(self) -> Any:
        """Return the outlet. Raises Django's `ValidationError` for a new publication without one."""
        outlet = self.cleaned_data["outlet"]
        if outlet is None and self.instance.pk is None:
            raise forms.ValidationError("Name the outlet that published it.")
        return outlet

    def clean_version(self) -> Any:
        """Return the version. Raises Django's `ValidationError` for one of another article."""
        version = self.cleaned_data["version"]
        article_id = self.instance.article_id or getattr(self.cleaned_data.get("article"), "pk", None)
        if version is not None and version.article_id != article_id:
            raise forms.ValidationError("This is a version of another article.")
        return version

    def write(self, made_by: str) -> None:
        """Add or amend the publication through the service. Raises `PublishingError`."""
        facts = self.changes(PUBLICATION_FACTS)
        if facts.get("outlet"):
            facts["outlet"] = {"name": facts["outlet"].name}
        if facts.get("version"):
            facts["version"] = facts["version"].number
        slug = self.article().slug
        if self.instance.pk:
            amend_publication(slug, self.instance.pk, facts, made_by=made_by, precondition=self.precondition)
            return
        self.added = add_publication(slug, {"role": self.cleaned_data["role"], **facts}, made_by=made_by)


@admin.register(Publication)
class PublicationAdmin(AmendingAdmin):
    """Publications can be added; a fact that a source printed stays, and the others can be amended."""

    form = PublicationForm
    amendable = PUBLICATION_FACTS
    list_display = ["article", "order", "role", "outlet", "date", "title"]
    list_filter = ["role"]
    list_select_related = ["article", "outlet"]
    search_fields = ["article__slug", "outlet__name", "title", "url"]
    date_hierarchy = "starts_on"
    autocomplete_fields = ["article", "outlet", "version"]
    fields = [
        *("article", "order", *PUBLICATION_FACTS),
        *("outlet_name_as_printed", "note_as_printed", "disclaimer_as_printed"),
        *("supplied_by_editor", "created_at", "updated_at"),
    ]
    inlines = [Amendments]

    def has_add_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        """Whether Django's permissions let the editor add publications."""
        return request.user.has_perm("articles.add_publication")

    def get_fields(self, request: HttpRequest, obj: Any = None) -> list[Any]:
        """Return all fields, or those that a new publication may have."""
        return super().get_fields(request, obj) if obj else ["article", *PUBLICATION_FACTS]

    def get_readonly_fields(self, request: HttpRequest, obj: Any = None) -> list[Any]:
        """Return the fields that cannot be amended; a new publication has none."""
        return super().get_readonly_fields(request, obj) if obj else []

    def save_model(self, request: HttpRequest, obj: Any, form: Any, change: bool) -> None:
        """Store the publication through the service; `obj` becomes the row that the service stored."""
        if change:
            super().save_model(request, obj, form, change)
            return
        form.write(request.user.get_username())
        obj.pk = form.added.pk
        obj.refresh_from_db()

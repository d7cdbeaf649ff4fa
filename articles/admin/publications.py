"""Publications: the appearances of articles in outlets. What is learned of them later is filled in here."""

from typing import Any

from django import forms
from django.contrib import admin
from django.http import HttpRequest

from articles.admin.amending import AmendingAdmin, AmendingForm
from articles.admin.amendments import Amendments
from articles.admin.checked import CheckedField
from articles.intake.sidecar.fields import PartialDate, Statement, Title, WebAddress
from articles.models import Article, Publication
from articles.publishing.amending.amendable import PUBLICATION_FACTS
from articles.publishing.amending.amendments import add_publication, amend_publication


class PublicationForm(AmendingForm):
    """What can be known of an appearance."""

    date = CheckedField(PartialDate, required=False, help_text="As far as known: 2023, 2023-04 or 2023-04-19")
    title = CheckedField(Title, required=False, help_text="The title that it had there")
    url = CheckedField(WebAddress, required=False, label="URL", help_text="Its address there")
    credit = CheckedField(Statement, required=False)
    rights = CheckedField(Statement, required=False)

    class Meta:
        model = Publication
        fields = ["article", *PUBLICATION_FACTS]

    def article(self) -> Article:
        """Return the article that appeared."""
        article: Article = self.cleaned_data["article"] if self.instance.pk is None else self.instance.article
        return article

    def clean_outlet(self) -> Any:
        """Return the outlet. Raises Django's `ValidationError` where another publication than a known one has none."""
        outlet = self.cleaned_data["outlet"]
        if outlet is None and self.instance.pk is None:
            raise forms.ValidationError("Say where it appeared.")
        return outlet

    def clean_version(self) -> Any:
        """Return the version. Raises Django's `ValidationError` for one of another article."""
        version = self.cleaned_data["version"]
        article_id = self.instance.article_id or getattr(self.cleaned_data.get("article"), "pk", None)
        if version is not None and version.article_id != article_id:
            raise forms.ValidationError("This is a version of another article.")
        return version

    def write(self, made_by: str) -> None:
        """Let the service store the publication, or what was changed of it. Raises `PublishingError`."""
        facts = self.changes(PUBLICATION_FACTS)
        if facts.get("outlet"):
            facts["outlet"] = {"name": facts["outlet"].name}
        if facts.get("version"):
            facts["version"] = facts["version"].number
        slug = self.article().slug
        if self.instance.pk:
            amend_publication(slug, self.instance.pk, facts, made_by=made_by, guard=self.guard)
            return
        known = {name: value for name, value in facts.items() if value is not None}
        self.added = add_publication(slug, {"role": self.cleaned_data["role"], **known}, made_by=made_by)


@admin.register(Publication)
class PublicationAdmin(AmendingAdmin):
    """Publications can be added; what a source printed of one stays, and the rest can be learned later."""

    form = PublicationForm
    amendable = PUBLICATION_FACTS
    list_display = ["article", "order", "role", "outlet", "date", "title"]
    list_filter = ["role"]
    list_select_related = ["article", "outlet"]
    search_fields = ["article__slug", "outlet__name", "title", "url"]
    date_hierarchy = "starts_on"
    autocomplete_fields = ["article", "outlet", "version"]
    fields = [
        "article", "order", *PUBLICATION_FACTS, "note_as_printed", "disclaimer_as_printed", "supplied_by_editor",
        "created_at", "updated_at",
    ]  # fmt: skip
    inlines = [Amendments]

    def has_add_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        """Whoever Django's permissions let add publications may."""
        return request.user.has_perm("articles.add_publication")

    def get_fields(self, request: HttpRequest, obj: Any = None) -> list[Any]:
        """Return all fields, or those of a publication that is not there yet."""
        return super().get_fields(request, obj) if obj else ["article", *PUBLICATION_FACTS]

    def get_readonly_fields(self, request: HttpRequest, obj: Any = None) -> list[Any]:
        """Return what is shown only; of a publication that is not there yet, nothing."""
        return super().get_readonly_fields(request, obj) if obj else []

    def save_model(self, request: HttpRequest, obj: Any, form: Any, change: bool) -> None:
        """Let the service store it; a new one is now the row that the service made."""
        if change:
            super().save_model(request, obj, form, change)
            return
        form.write(request.user.get_username())
        obj.pk = form.added.pk
        obj.refresh_from_db()

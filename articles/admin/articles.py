"""Articles, with their publications, their versions, and their amendments below them."""

from typing import Any

from django.contrib import admin
from django.db.models import QuerySet
from django.http import HttpRequest
from django.urls import reverse
from django.utils.safestring import SafeString

from articles.admin.amending import AmendingAdmin, AmendingForm, Amendments
from articles.admin.bases import HERE, ReadingTable, link
from articles.intake.manuscript import ARTICLE_FACTS
from articles.models import Article, Publication, Version
from articles.publishing.amending.amendments import amend_article
from articles.web.checked_fields import sidecar_field


class Publications(ReadingTable):
    """The publications of the article."""

    model = Publication
    fields = ["order", "role", "outlet", "date", "title", "url"]

    def get_queryset(self, request: HttpRequest) -> QuerySet[Publication]:
        """Return the publications with their outlets."""
        return super().get_queryset(request).select_related("outlet")


class Versions(ReadingTable):
    """The versions of its text."""

    model = Version
    fields = ["number", "reason", "title", "paragraph_count", "word_count", "created_at"]
    ordering = ["-number"]


class ArticleForm(AmendingForm):
    """The facts of an article that can be amended."""

    class Meta:
        model = Article
        fields = list(ARTICLE_FACTS)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        # A fact that the source printed is only shown: the form does not have a field for it.
        self.fields.update({name: sidecar_field(name) for name in ARTICLE_FACTS if name in self.fields})

    def article(self) -> Article:
        """Return the article itself."""
        article: Article = self.instance
        return article

    def write(self, made_by: str) -> None:
        """Amend the article through the service. Raises `PublishingError`."""
        amend_article(self.instance.slug, self.changes(ARTICLE_FACTS), made_by=made_by, precondition=self.precondition)


@admin.register(Article)
class ArticleAdmin(AmendingAdmin):
    """Articles. A fact that a source printed stays; the others can be amended, and each change is recorded."""

    form = ArticleForm
    amendable = ARTICLE_FACTS
    list_display = ["slug", "title", "status", "language", "first_published_on", "created_at"]
    list_filter = ["status", "language", "genre"]
    list_select_related = ["current_version"]
    search_fields = ["slug", "current_version__title"]
    date_hierarchy = "first_published_on"
    fields = [
        *("page", "add_publication", "slug", "status", *ARTICLE_FACTS, "supplied_by_editor"),
        *("current_version", "first_published_on", "created_at", "updated_at"),
    ]
    inlines = [Publications, Versions, Amendments]

    @admin.display(ordering="current_version__title")
    def title(self, article: Article) -> str:
        """The title of the current version."""
        return article.current_version.title if article.current_version else ""

    @admin.display
    def page(self, article: Article) -> SafeString:
        """The page that people read."""
        address = HERE.article_page(article.slug)
        return link(address, address)

    @admin.display(description="another publication")
    def add_publication(self, article: Article) -> SafeString:
        """The link to the form for a publication that was learned of later."""
        return link(f"{reverse('admin:articles_publication_add')}?article={article.pk}", "Add a publication")

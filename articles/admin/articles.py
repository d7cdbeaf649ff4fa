"""Articles: the works, with their publications, their versions, and what was learned later, below them."""

from django.contrib import admin
from django.db.models import QuerySet
from django.http import HttpRequest
from django.urls import reverse
from django.utils.safestring import SafeString

from articles.admin.amending import AmendingAdmin, AmendingForm
from articles.admin.amendments import Amendments
from articles.admin.bases import ReadingTable
from articles.admin.checked import CheckedField, CheckedLines
from articles.admin.links import HERE, link
from articles.intake.sidecar.fields import Genre, Keyword, Language
from articles.models import Article, Publication, Version
from articles.publishing.amending.amendable import ARTICLE_FACTS
from articles.publishing.amending.amendments import amend_article


class Publications(ReadingTable):
    """Where the article appeared."""

    model = Publication
    fields = ["order", "role", "outlet", "date", "title", "url"]

    def get_queryset(self, request: HttpRequest) -> QuerySet[Publication]:
        """Return the publications with their outlets."""
        return super().get_queryset(request).select_related("outlet")


class Versions(ReadingTable):
    """The states of its text."""

    model = Version
    fields = ["number", "reason", "title", "paragraph_count", "word_count", "created_at"]
    ordering = ["-number"]


class ArticleForm(AmendingForm):
    """What can be learned later about an article."""

    genre = CheckedField(Genre, required=False, help_text="Such as opinion")
    keywords = CheckedLines(Keyword, required=False, most=50, help_text="One a line")
    language = CheckedField(Language, required=False, help_text="BCP 47, such as en; the versions keep theirs")

    class Meta:
        model = Article
        fields = list(ARTICLE_FACTS)

    def article(self) -> Article:
        """Return the article itself."""
        article: Article = self.instance
        return article

    def write(self, made_by: str) -> None:
        """Let the service store what was changed. Raises `PublishingError`."""
        amend_article(self.instance.slug, self.changes(ARTICLE_FACTS), made_by=made_by, guard=self.guard)


@admin.register(Article)
class ArticleAdmin(AmendingAdmin):
    """Articles. What a source printed stays; the rest can be learned later, and each change is recorded."""

    form = ArticleForm
    amendable = ARTICLE_FACTS
    list_display = ["slug", "title", "status", "language", "first_published_on", "created_at"]
    list_filter = ["status", "language", "genre"]
    list_select_related = ["current_version"]
    search_fields = ["slug", "current_version__title"]
    date_hierarchy = "first_published_on"
    fields = [
        "page", "add_publication", "slug", "status", "language", "genre", "keywords", "supplied_by_editor", "current_version",
        "first_published_on", "created_at", "updated_at",
    ]  # fmt: skip
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
        """The link to the form for an appearance that was learned of."""
        return link(f"{reverse('admin:articles_publication_add')}?article={article.pk}", "Add a publication")

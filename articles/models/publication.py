"""One publication of an article in an outlet."""

from django.db import models
from django.db.models.functions import Lower

from articles.choices import PublicationRole
from articles.models.closed_lists import labelled, one_of
from articles.models.expressions import PageOf
from articles.models.seal import SealedModel


class Publication(SealedModel):
    """A publication (LRM: a manifestation). A fact that is not known is null."""

    SEALED = (
        "article_id",
        "role",
        "outlet_id",
        "outlet_name_as_printed",
        "version_id",
        "date",
        "title",
        "url",
        "section",
        "doi",
        "issn",
        "volume",
        "issue",
        "pages",
        "credit",
        "rights",
        "note_as_printed",
        "disclaimer_as_printed",
        "supplied_by_editor",
    )

    article = models.ForeignKey(
        "articles.Article", on_delete=models.PROTECT, related_name="publications", db_index=False
    )
    order = models.PositiveIntegerField()
    role = models.CharField(max_length=13, choices=labelled(PublicationRole))
    outlet = models.ForeignKey(
        "articles.Outlet",
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="publications",
        db_index=False,
    )
    outlet_name_as_printed = models.CharField(  # noqa: DJ001
        max_length=300,
        null=True,
        blank=True,
        editable=False,
        help_text="The outlet's name when the publication was stored, or when an editor set the outlet",
    )
    version = models.ForeignKey(
        "articles.Version",
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="publications",
        help_text="The version that this appearance printed, where it is known",
    )
    date = models.CharField(max_length=10, null=True, blank=True, help_text="ISO 8601: 2023, 2023-04 or 2023-04-19")  # noqa: DJ001
    starts_on = models.DateField(
        null=True, blank=True, editable=False, help_text="The first day that the date may mean"
    )
    ends_on = models.DateField(null=True, blank=True, editable=False, help_text="The last day that the date may mean")
    title = models.CharField(max_length=500, null=True, blank=True)  # noqa: DJ001
    url = models.URLField(max_length=2000, null=True, blank=True)  # noqa: DJ001
    section = models.CharField(  # noqa: DJ001
        max_length=200, null=True, blank=True, help_text="The outlet's section or rubric, as printed"
    )
    doi = models.CharField(  # noqa: DJ001
        "DOI", max_length=255, null=True, blank=True, help_text="Without its address; its case makes no difference"
    )
    issn = models.CharField("ISSN", max_length=9, null=True, blank=True)  # noqa: DJ001
    volume = models.CharField(max_length=30, null=True, blank=True)  # noqa: DJ001
    issue = models.CharField(max_length=50, null=True, blank=True)  # noqa: DJ001
    pages = models.CharField(max_length=100, null=True, blank=True)  # noqa: DJ001
    credit = models.CharField(max_length=1000, null=True, blank=True)  # noqa: DJ001
    rights = models.CharField(max_length=1000, null=True, blank=True)  # noqa: DJ001
    note_as_printed = models.TextField(null=True, blank=True)  # noqa: DJ001
    disclaimer_as_printed = models.TextField(null=True, blank=True)  # noqa: DJ001
    supplied_by_editor = models.JSONField(default=list, blank=True)
    created_at = models.DateTimeField(auto_now_add=True)
    updated_at = models.DateTimeField(auto_now=True)

    class Meta:
        ordering = ["article", "order"]
        constraints = [
            models.UniqueConstraint(fields=["article", "order"], name="articles_publication_order_once"),
            one_of("role", PublicationRole),
        ]
        indexes = [
            models.Index(fields=["starts_on", "ends_on"]),
            # With the article, to see of an article whether it appeared in an outlet that printed many.
            models.Index(fields=["outlet", "article"], name="articles_publication_in_outlet"),
            # By the page and not by the URL, which may be longer than an index holds, and ends in many ways.
            models.Index(PageOf("url"), name="articles_publication_page"),
            models.Index(Lower("doi"), name="articles_publication_doi"),
        ]

    def __str__(self) -> str:
        return f"{self.role} {self.date or 'undated'}"

    @property
    def outlet_name(self) -> str | None:
        """The outlet's name as printed; of a row that an older release stored, the name that the outlet has now."""
        return self.outlet_name_as_printed or (self.outlet.name if self.outlet else None)

    @property
    def printed_number(self) -> int | None:
        """The number of the version that it printed, if that is known."""
        return self.version.number if self.version else None

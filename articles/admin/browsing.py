"""Everything that editors only look at: how the rows are listed, found and shown. Reads rows; writes nothing."""

from django.contrib import admin, messages
from django.db.models import QuerySet
from django.http import HttpRequest

from articles.admin.bases import ForSuperusers, OfVersionAdmin, ReadingAdmin, ReadingTable, made_by
from articles.models import (
    Affiliation,
    Amendment,
    Contribution,
    Delivery,
    Draft,
    Event,
    Host,
    IdempotentAnswer,
    Lineage,
    Notice,
    Section,
    Webhook,
    Withdrawal,
)
from articles.publishing.errors import PublishingError, UnpublishableError
from articles.publishing.merging import confirm_contributions, split_person
from articles.selectors.errors import UnknownError


# ── What belongs to a version ───────────────────────────────────────────────────────────────────────────────────────
class Affiliations(ReadingTable):
    """The positions that the biography states."""

    model = Affiliation
    fields = ["order", "position", "organisation", "supplied_by"]


@admin.register(Contribution)
class ContributionAdmin(OfVersionAdmin):
    """The byline of a version, in the words that were printed."""

    list_display = ["name_as_printed", "person", "identified_by", "role", "article", "version"]
    list_filter = ["role", "identified_by"]
    list_select_related = ["person", "version__article"]
    search_fields = ["name_as_printed", "person__name", "version__article__slug"]
    fields = [
        "version",
        "person",
        "identified_by",
        "name_as_printed",
        "name_parts",
        "role",
        "order",
        "biography_as_printed",
    ]
    inlines = [Affiliations]
    actions = ["split_off", "confirm_person"]

    @admin.action(description="Give the ticked contributions of one person to a new person", permissions=["split"])
    def split_off(self, request: HttpRequest, contributions: QuerySet[Contribution]) -> None:
        """Split a person in two."""
        people = set(contributions.values_list("person_id", flat=True))
        ids = list(contributions.values_list("pk", flat=True))
        try:
            if len(people) > 1:
                raise UnpublishableError("Tick contributions of one person only.", code="several_people")
            person = split_person(people.pop(), ids, made_by=made_by(request))
        except (PublishingError, UnknownError) as error:
            self.message_user(request, error.detail, messages.ERROR)
        else:
            self.message_user(request, f"They are of person {person.pk} now.", messages.SUCCESS)

    @admin.action(description="Confirm that the ticked bylines name these very people", permissions=["split"])
    def confirm_person(self, request: HttpRequest, contributions: QuerySet[Contribution]) -> None:
        """Confirm who made the contributions, so that citations have the identifiers of the person."""
        count = confirm_contributions(list(contributions.values_list("pk", flat=True)), made_by=made_by(request))
        self.message_user(request, f"{count} contributions were confirmed.", messages.SUCCESS)

    def has_split_permission(self, request: HttpRequest) -> bool:
        """Whether the editor may say who is who: who may change people may."""
        return request.user.has_perm("articles.change_person")


@admin.register(Affiliation)
class AffiliationAdmin(ReadingAdmin):
    """Positions of authors."""

    list_display = ["contribution", "position", "organisation", "supplied_by"]
    list_filter = ["supplied_by"]
    list_select_related = ["contribution"]
    search_fields = ["position", "organisation", "contribution__name_as_printed"]


@admin.register(Section)
class SectionAdmin(OfVersionAdmin):
    """Runs of paragraphs."""

    list_display = ["__str__", "supplied_by", "role", "article", "version", "first_ordinal", "last_ordinal"]
    list_filter = ["supplied_by", "role"]
    list_select_related = ["version__article"]
    search_fields = ["heading", "version__article__slug"]


@admin.register(Lineage)
class LineageAdmin(ForSuperusers, ReadingAdmin):
    """Splits and merges of paragraphs."""

    list_display = ["__str__", "kind", "ancestor", "descendant", "version"]
    list_filter = ["kind"]
    list_select_related = ["ancestor", "descendant", "version"]
    search_fields = ["=ancestor__pid", "=descendant__pid", "version__article__slug"]


# ── What happened later ─────────────────────────────────────────────────────────────────────────────────────────────
@admin.register(Notice)
class NoticeAdmin(ReadingAdmin):
    """Corrections, retractions and the like."""

    list_display = ["kind", "article", "version", "made_by", "created_at", "text"]
    list_filter = ["kind"]
    list_select_related = ["article", "version"]
    search_fields = ["article__slug", "text", "=made_by"]
    date_hierarchy = "created_at"
    fields = ["kind", "article", "version", "paragraphs", "text", "made_by", "created_at"]


@admin.register(Withdrawal)
class WithdrawalAdmin(ReadingAdmin):
    """Withdrawals in force or lifted, and the notices that made and lifted them."""

    list_display = ["article", "version", "paragraph", "notice", "lifted_by"]
    list_select_related = ["article", "version", "paragraph", "notice", "lifted_by"]
    search_fields = ["article__slug", "=paragraph__pid"]


@admin.register(Amendment)
class AmendmentAdmin(ReadingAdmin):
    """Facts that were learned later."""

    list_display = ["article", "field", "before", "after", "made_by", "created_at"]
    list_filter = ["field"]
    list_select_related = ["article"]
    search_fields = ["article__slug", "made_by", "field"]
    date_hierarchy = "created_at"
    fields = ["article", "publication", "person", "field", "before", "after", "made_by", "created_at"]


# ── What programs are sent, and what they sent ──────────────────────────────────────────────────────────────────────
@admin.register(Event)
class EventAdmin(ForSuperusers, ReadingAdmin):
    """The log of events, the newest first."""

    list_display = ["id", "type", "change", "article", "version", "at"]
    list_filter = ["type", "change"]
    list_select_related = ["article", "version"]
    search_fields = ["article__slug"]
    ordering = ["-id"]
    fields = ["id", "type", "at", "article", "version", "notice", "paragraphs", "change", "became"]


@admin.register(Webhook)
class WebhookAdmin(ReadingAdmin):
    """Webhooks; programs register and remove them over the API."""

    list_display = ["url", "made_by", "created_at", "failing_since", "disabled_at"]
    search_fields = ["url", "made_by"]
    fields = [
        *("url", "events", "article", "paragraph", "made_by", "created_at"),
        *("failing_since", "disabled_at", "disabled_because"),
    ]


@admin.register(Delivery)
class DeliveryAdmin(ReadingAdmin):
    """Deliveries of events to webhooks, the newest first."""

    list_display = ["message_id", "webhook", "event", "status", "attempts", "due_at"]
    list_filter = ["status"]
    list_select_related = ["webhook", "event"]
    search_fields = ["=message_id", "webhook__url"]
    ordering = ["-id"]
    fields = ["message_id", "webhook", "event", "status", "attempts", "due_at", "delivered_at", "log", "created_at"]


@admin.register(Host)
class HostAdmin(ForSuperusers, ReadingAdmin):
    """The machines that give out answers from front shelves of their own."""

    list_display = ["name", "id", "position", "lease_until"]
    search_fields = ["name"]
    ordering = ["-lease_until"]
    fields = ["id", "name", "position", "lease_until"]


@admin.register(IdempotentAnswer)
class IdempotentAnswerAdmin(ForSuperusers, ReadingAdmin):
    """Answers that are kept under an Idempotency-Key, without their bodies, which may be long."""

    list_display = ["holder", "key", "status", "created_at"]
    list_filter = ["status"]
    search_fields = ["=holder", "key"]
    date_hierarchy = "created_at"
    fields = ["holder", "key", "fingerprint", "status", "headers", "created_at"]


@admin.register(Draft)
class DraftAdmin(ForSuperusers, ReadingAdmin):
    """What editors prepare at the desk, without the bytes."""

    list_display = ["__str__", "article", "made_by", "updated_at"]
    list_select_related = ["article"]
    search_fields = ["title", "file_name", "=made_by"]
    fields = [
        "article",
        "title",
        "file_name",
        "media_type",
        "metadata",
        "revision",
        "made_by",
        "created_at",
        "updated_at",
    ]

    def get_queryset(self, request: HttpRequest) -> QuerySet[Draft]:
        """Return the drafts without their bytes."""
        return super().get_queryset(request).defer("content")

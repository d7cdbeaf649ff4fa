"""Idempotent answers: what programs sent under an Idempotency-Key within the last day or so."""

from django.contrib import admin

from articles.admin.bases import ReadingAdmin
from articles.models import IdempotentAnswer


@admin.register(IdempotentAnswer)
class IdempotentAnswerAdmin(ReadingAdmin):
    """Answers, without their bodies, which may be long."""

    list_display = ["holder", "key", "status", "created_at"]
    list_filter = ["status"]
    search_fields = ["=holder", "key"]
    date_hierarchy = "created_at"
    fields = ["holder", "key", "fingerprint", "status", "headers", "created_at"]

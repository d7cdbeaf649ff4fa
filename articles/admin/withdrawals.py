"""Withdrawals: which texts are not to be shown, and by which notice."""

from django.contrib import admin

from articles.admin.bases import ReadingAdmin
from articles.models import Withdrawal


@admin.register(Withdrawal)
class WithdrawalAdmin(ReadingAdmin):
    """Withdrawals, in force or lifted."""

    list_display = ["article", "version", "paragraph", "notice", "lifted_by"]
    list_select_related = ["article", "version", "paragraph", "notice", "lifted_by"]
    search_fields = ["article__slug", "=paragraph__pid"]

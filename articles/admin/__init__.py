"""The admin for editors: browse everything; people, outlets and keys can be changed, what was printed cannot.

Django finds this package by its name. One file a concept; each registers its models.
"""

from django.contrib import admin

from articles.admin import (
    amendments,
    api_keys,
    articles,
    contributions,
    events,
    idempotent_answers,
    lineage,
    notices,
    outlets,
    paragraphs,
    people,
    publications,
    sections,
    versions,
    webhooks,
    withdrawals,
)

__all__ = [
    "amendments",
    "api_keys",
    "articles",
    "contributions",
    "events",
    "idempotent_answers",
    "lineage",
    "notices",
    "outlets",
    "paragraphs",
    "people",
    "publications",
    "sections",
    "versions",
    "webhooks",
    "withdrawals",
]

admin.site.site_header = "The citable article"
admin.site.site_title = "The citable article"
admin.site.index_title = "Editors’ desk"

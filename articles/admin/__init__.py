"""The admin: it shows everything, and changes what was not printed. Django finds this package by its name."""

from django.contrib import admin

from articles.admin import api_keys, articles, browsing, outlets, paragraphs, people, publications, versions

__all__ = ["api_keys", "articles", "browsing", "outlets", "paragraphs", "people", "publications", "versions"]

admin.site.site_header = "The citable article"
admin.site.site_title = "The citable article"
admin.site.index_title = "All tables"

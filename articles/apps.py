"""The app."""

from django.apps import AppConfig


class ArticlesConfig(AppConfig):
    """Articles, their versions and their paragraphs."""

    name = "articles"

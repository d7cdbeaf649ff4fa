"""Addresses of the pages."""

from django.urls import path, re_path

from articles.reading.articles import ArticlePage, VersionPage
from articles.reading.home import Home
from articles.reading.paragraphs import ArkRedirect, ParagraphRedirect

app_name = "reading"
urlpatterns = [
    path("", Home.as_view(), name="home"),
    path("articles/<str:slug>/", ArticlePage.as_view(), name="article"),
    path("articles/<str:slug>/v/<str:number>/", VersionPage.as_view(), name="version"),
    path("p/<str:pid>/", ParagraphRedirect.as_view(), name="paragraph"),
    # Both ways of writing an ARK: with a slash behind the colon, and without one since 2019.
    re_path(r"^ark:/?(?P<naan>[^/]+)/(?P<name>[^/]+)/?$", ArkRedirect.as_view(), name="ark"),
]

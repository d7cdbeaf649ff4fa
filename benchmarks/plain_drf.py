"""The baseline of rendering: plain DRF views of the same rows, as a user would write them in an afternoon.

ModelSerializers with the rows beside each other, loaded with `select_related` and `prefetch_related`: no middleware, no
throttling, no conditional answers, no withdrawals. Reads the store.
"""

from collections.abc import Callable
from typing import Any

from django.core.handlers.wsgi import WSGIHandler
from django.http import HttpRequest, HttpResponse
from django.test import override_settings
from django.urls import path
from rest_framework import generics, serializers
from rest_framework.pagination import CursorPagination
from rest_framework.renderers import JSONRenderer

from articles.models import (
    Affiliation,
    Article,
    Contribution,
    Lineage,
    Notice,
    Outlet,
    Paragraph,
    Passage,
    Person,
    Publication,
    Section,
    Version,
    Wording,
)

Model = serializers.ModelSerializer[Any]


def _serializer(of: type, **nested: Any) -> type[Model]:
    """Return the ModelSerializer of all fields of a model, with some of them nested."""
    meta = type("Meta", (), {"model": of, "fields": "__all__"})
    return type(f"{of.__name__}Serializer", (Model,), {"Meta": meta, **nested})


_Wording, _Person, _Outlet, _Section = (_serializer(model) for model in (Wording, Person, Outlet, Section))
_Notice, _Affiliation, _Lineage = (_serializer(model) for model in (Notice, Affiliation, Lineage))
_Publication = _serializer(Publication, outlet=_Outlet())
_Contribution = _serializer(Contribution, person=_Person(), affiliations=_Affiliation(many=True))
_Version = _serializer(Version, contributions=_Contribution(many=True), sections=_Section(many=True))
_Passage = _serializer(Passage, wording=_Wording(), section=_Section())
_Article = _serializer(
    Article, current_version=_Version(), publications=_Publication(many=True), notices=_Notice(many=True)
)
_Text = _serializer(
    Article,
    current_version=_serializer(
        Version, contributions=_Contribution(many=True), sections=_Section(many=True), passages=_Passage(many=True)
    )(),
    publications=_Publication(many=True),
    notices=_Notice(many=True),
)
_Paragraph = _serializer(
    Paragraph,
    article=_serializer(Article, notices=_Notice(many=True))(),
    passages=_Passage(many=True),
    became=_Lineage(many=True),
    derived_from=_Lineage(many=True),
)
_ARTICLES = Article.objects.select_related("current_version").prefetch_related(
    "current_version__contributions__person",
    "current_version__contributions__affiliations",
    "current_version__sections",
    "publications__outlet",
    "notices__paragraphs",
)


class _Plain:
    """A view with nothing of this service."""

    authentication_classes: Any = ()
    permission_classes: Any = ()
    throttle_classes: Any = ()
    renderer_classes: Any = (JSONRenderer,)


class PlainPassage(_Plain, generics.RetrieveAPIView[Passage]):
    """A passage with its text."""

    queryset = Passage.objects.select_related("wording", "section")
    serializer_class = _Passage


class PlainParagraph(_Plain, generics.RetrieveAPIView[Paragraph]):
    """A paragraph with its passages, its lineage and the notices of its article."""

    queryset = Paragraph.objects.select_related("article").prefetch_related(
        "passages__wording", "passages__section", "became", "derived_from", "article__notices__paragraphs"
    )
    serializer_class = _Paragraph
    lookup_field = "pid"


class PlainArticle(_Plain, generics.RetrieveAPIView[Article]):
    """An article with its byline, its sections, its publications and its notices."""

    queryset = _ARTICLES
    serializer_class = _Article
    lookup_field = "slug"


class _NewestFirst(CursorPagination):
    page_size = 20
    ordering = ("-created_at", "-id")


class PlainArticles(_Plain, generics.ListAPIView[Article]):
    """Twenty articles, with the same beside them."""

    queryset = _ARTICLES
    serializer_class = _Article
    pagination_class = _NewestFirst


class PlainText(PlainArticle):
    """An article with its text."""

    queryset = _ARTICLES.prefetch_related("current_version__passages__wording", "current_version__passages__section")
    serializer_class = _Text


class PlainTexts(PlainArticles):
    """Twenty articles with their texts."""

    queryset = PlainText.queryset
    serializer_class = _Text


urlpatterns = [
    path("passages/<int:pk>/", PlainPassage.as_view()),
    path("paragraphs/<str:pid>/", PlainParagraph.as_view()),
    path("articles/<str:slug>/", PlainArticle.as_view()),
    path("articles/", PlainArticles.as_view()),
    path("texts/<str:slug>/", PlainText.as_view()),
    path("texts/", PlainTexts.as_view()),
]


def at_plain_urls(get_response: Callable[[HttpRequest], HttpResponse]) -> Callable[[HttpRequest], HttpResponse]:
    """Answer at the addresses of this module (a middleware, the only one)."""

    def answer(request: HttpRequest) -> HttpResponse:
        request.urlconf = __name__
        return get_response(request)

    return answer


def plain_application() -> WSGIHandler:
    """Return the WSGI application of the plain views."""
    with override_settings(MIDDLEWARE=[f"{__name__}.at_plain_urls"]):
        return WSGIHandler()

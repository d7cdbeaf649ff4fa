"""The baseline of what an answer costs: the same rows by plain views and ModelSerializers of Django REST framework.

What somebody would write in an afternoon; the URLs of a project that has nothing else. No keys, no rates, no caching.
"""

from typing import Any

from django.urls import path
from rest_framework import generics, pagination, serializers

from articles.models import Article, Contribution, Outlet, Paragraph, Passage, Publication, Version, Wording


class _Plain(serializers.ModelSerializer[Any]):
    class Meta:
        fields = "__all__"


class WordingSerializer(_Plain):
    """A text."""

    class Meta(_Plain.Meta):
        model = Wording


class PassageSerializer(_Plain):
    """A paragraph in a version, with its text."""

    wording = WordingSerializer()

    class Meta(_Plain.Meta):
        model = Passage


class ParagraphSerializer(_Plain):
    """A paragraph with its passages."""

    passages = PassageSerializer(many=True)

    class Meta(_Plain.Meta):
        model = Paragraph


class OutletSerializer(_Plain):
    """An outlet."""

    class Meta(_Plain.Meta):
        model = Outlet


class PublicationSerializer(_Plain):
    """An appearance with its outlet."""

    outlet = OutletSerializer()

    class Meta(_Plain.Meta):
        model = Publication


class ContributionSerializer(_Plain):
    """An entry of the byline."""

    class Meta(_Plain.Meta):
        model = Contribution
        depth = 1


class VersionSerializer(_Plain):
    """A version with its byline."""

    contributions = ContributionSerializer(many=True)

    class Meta(_Plain.Meta):
        model = Version


class ArticleSerializer(_Plain):
    """An article with its current version and its publications."""

    current_version = VersionSerializer()
    publications = PublicationSerializer(many=True)

    class Meta(_Plain.Meta):
        model = Article


class TextSerializer(ArticleSerializer):
    """An article with its text."""

    passages = PassageSerializer(many=True, source="current_version.passages")


class ParagraphView(generics.RetrieveAPIView[Paragraph]):
    """A paragraph."""

    authentication_classes, throttle_classes = (), ()
    queryset = Paragraph.objects.select_related("article").prefetch_related("passages__wording")
    serializer_class = ParagraphSerializer
    lookup_field = "pid"


class PassageView(generics.RetrieveAPIView[Passage]):
    """A paragraph in version 1."""

    authentication_classes, throttle_classes = (), ()
    queryset = Passage.objects.filter(version__number=1).select_related("wording", "paragraph")
    serializer_class = PassageSerializer
    lookup_field, lookup_url_kwarg = "paragraph__pid", "pid"


_ARTICLES = Article.objects.select_related("current_version").prefetch_related(
    "current_version__contributions__person", "publications__outlet"
)


class ArticleView(generics.RetrieveAPIView[Article]):
    """An article."""

    authentication_classes, throttle_classes = (), ()
    queryset = _ARTICLES
    serializer_class = ArticleSerializer
    lookup_field = "slug"


class TextView(ArticleView):
    """An article with its text."""

    queryset = _ARTICLES.prefetch_related("current_version__passages__wording")
    serializer_class = TextSerializer


class _Newest(pagination.CursorPagination):
    ordering = ("-created_at", "-id")
    page_size = 20


class ArticlesView(generics.ListAPIView[Article]):
    """The newest articles."""

    authentication_classes, throttle_classes = (), ()
    queryset = _ARTICLES
    serializer_class = ArticleSerializer
    pagination_class = _Newest


class TextsView(ArticlesView):
    """The newest articles with their texts."""

    queryset = TextView.queryset
    serializer_class = TextSerializer


urlpatterns = [
    path("paragraphs/<str:pid>/", ParagraphView.as_view()),
    path("paragraphs/<str:pid>/versions/1/", PassageView.as_view()),
    path("articles/", ArticlesView.as_view()),
    path("articles/<str:slug>/", ArticleView.as_view()),
    path("texts/", TextsView.as_view()),
    path("texts/<str:slug>/", TextView.as_view()),
]

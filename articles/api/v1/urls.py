"""Urls of version 1 of the API."""

from django.urls import path, re_path, register_converter

from articles.api.v1 import (
    amendments,
    archive,
    article_paragraphs,
    articles,
    bibliographies,
    citation_check,
    citation_styles,
    citations,
    deliveries,
    notices,
    outlets,
    paragraphs,
    people,
    publications,
    root,
    sections,
    version_source,
    versions,
    webhooks,
)
from articles.api.v1 import changes as change_log
from articles.api.v1 import passages as version_passages
from articles.api.v1 import version_changes as changes


class Identifier:
    """A row's id: a whole number that any database can be asked for."""

    regex = "[1-9][0-9]{0,17}"

    def to_python(self, value: str) -> int:
        """Return the number."""
        return int(value)

    def to_url(self, value: int) -> str:
        """Return its form in a URL."""
        return str(value)


register_converter(Identifier, "identifier")

urlpatterns = [
    path("", root.Root.as_view()),
    path("articles/", articles.Articles.as_view()),
    path("articles/<str:slug>/", articles.ArticleDetail.as_view()),
    path("articles/<str:slug>/amendments/", amendments.Amendments.as_view()),
    path("articles/<str:slug>/citation/", citations.ArticleCitation.as_view()),
    re_path(
        r"^articles/(?P<slug>[^/]+)/changes/(?P<from_version>[^/]+)\.\.(?P<to_version>[^/]+)/$",
        changes.VersionChanges.as_view(),
    ),
    path("articles/<str:slug>/paragraphs/", article_paragraphs.ArticlePassages.as_view()),
    path("articles/<str:slug>/publications/", publications.Publications.as_view()),
    path("articles/<str:slug>/publications/<identifier:publication_id>/", publications.PublicationDetail.as_view()),
    path("articles/<str:slug>/sections/", sections.Sections.as_view()),
    path("articles/<str:slug>/notices/", notices.Notices.as_view()),
    path("articles/<str:slug>/notices/<identifier:notice_id>/", notices.NoticeDetail.as_view()),
    path("articles/<str:slug>/versions/", versions.Versions.as_view()),
    path("articles/<str:slug>/versions/<str:number>/", versions.VersionDetail.as_view()),
    path("articles/<str:slug>/versions/<str:number>/citation/", citations.VersionCitation.as_view()),
    path("articles/<str:slug>/versions/<str:number>/source/", version_source.VersionSource.as_view()),
    path("articles/<str:slug>/versions/<str:number>/paragraphs/", version_passages.VersionPassages.as_view()),
    re_path(
        r"^articles/(?P<slug>[^/]+)/versions/(?P<number>[^/]+)/paragraphs/(?P<first>[0-9]+)-(?P<last>[0-9]+)/$",
        version_passages.PassageRange.as_view(),
    ),
    path(
        "articles/<str:slug>/versions/<str:number>/paragraphs/<str:ordinal>/",
        version_passages.PassageByOrdinal.as_view(),
    ),
    path("paragraphs/", paragraphs.Paragraphs.as_view()),
    path("paragraphs/<str:pid>/", paragraphs.ParagraphDetail.as_view()),
    path("paragraphs/<str:pid>/citation/", citations.ParagraphCitation.as_view()),
    path("paragraphs/<str:pid>/versions/<str:number>/", paragraphs.ParagraphInVersion.as_view()),
    path("paragraphs/<str:pid>/versions/<str:number>/citation/", citations.PassageCitation.as_view()),
    path("citation-styles/", citation_styles.CitationStyles.as_view()),
    path("citation-locales/", citation_styles.CitationLocales.as_view()),
    path("citations/", bibliographies.Bibliographies.as_view()),
    path("citations/check/", citation_check.CitationCheck.as_view()),
    path("archive/", archive.Archive.as_view()),
    path("archive/dump.ndjson", archive.ArchiveDump.as_view()),
    path("changes/", change_log.ChangeLog.as_view()),
    path("people/", people.People.as_view()),
    path("people/<identifier:person_id>/", people.PersonDetail.as_view()),
    path("outlets/", outlets.Outlets.as_view()),
    path("outlets/<identifier:outlet_id>/", outlets.OutletDetail.as_view()),
    path("webhooks/", webhooks.Webhooks.as_view()),
    path("webhooks/<identifier:webhook_id>/", webhooks.WebhookDetail.as_view()),
    path("webhooks/<identifier:webhook_id>/enable/", webhooks.WebhookEnabling.as_view()),
    path("webhooks/<identifier:webhook_id>/deliveries/", deliveries.Deliveries.as_view()),
    path(
        "webhooks/<identifier:webhook_id>/deliveries/<identifier:delivery_id>/redeliver/",
        deliveries.Redelivery.as_view(),
    ),
]

"""URLs of version 1 of the API, and the order of its tags in the documentation."""

from typing import Any

from django.urls import path, re_path, register_converter

from articles.api.v1 import (
    amendments,
    archive,
    articles,
    bibliographies,
    changes,
    citation_check,
    citation_styles,
    citations,
    notices,
    outlets,
    paragraphs,
    passages,
    people,
    publications,
    quotations,
    resolve,
    root,
    sections,
    versions,
    webhooks,
)

# The tags in the order of the documentation. The other modules share a tag of these.
TAGS = [
    module.TAG
    for module in (
        root,
        articles,
        versions,
        paragraphs,
        citations,
        quotations,
        resolve,
        publications,
        sections,
        notices,
        changes,
        archive,
        webhooks,
        people,
        outlets,
    )
]


class Identifier:
    """A row's id: a whole number that any database can look up."""

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
        versions.VersionChanges.as_view(),
    ),
    path("articles/<str:slug>/paragraphs/", passages.ArticlePassages.as_view()),
    path("articles/<str:slug>/publications/", publications.Publications.as_view()),
    path("articles/<str:slug>/publications/<identifier:publication_id>/", publications.PublicationDetail.as_view()),
    path("articles/<str:slug>/sections/", sections.Sections.as_view()),
    path("articles/<str:slug>/notices/", notices.Notices.as_view()),
    path("articles/<str:slug>/notices/<identifier:notice_id>/", notices.NoticeDetail.as_view()),
    path("articles/<str:slug>/versions/", versions.Versions.as_view()),
    path("articles/<str:slug>/versions/<str:number>/", versions.VersionDetail.as_view()),
    path("articles/<str:slug>/versions/<str:number>/citation/", citations.VersionCitation.as_view()),
    path("articles/<str:slug>/versions/<str:number>/source/", versions.VersionSource.as_view()),
    path("articles/<str:slug>/versions/<str:number>/paragraphs/", passages.VersionPassages.as_view()),
    re_path(
        r"^articles/(?P<slug>[^/]+)/versions/(?P<number>[^/]+)/paragraphs/(?P<first>[0-9]+)-(?P<last>[0-9]+)/$",
        passages.PassageRange.as_view(),
    ),
    path(
        "articles/<str:slug>/versions/<str:number>/paragraphs/<str:ordinal>/",
        passages.PassageByOrdinal.as_view(),
    ),
    path("paragraphs/", paragraphs.Paragraphs.as_view()),
    path("paragraphs/<str:pid>/", paragraphs.ParagraphDetail.as_view()),
    path("paragraphs/<str:pid>/citation/", citations.ParagraphCitation.as_view()),
    path("paragraphs/<str:pid>/versions/<str:number>/", paragraphs.ParagraphInVersion.as_view()),
    path("paragraphs/<str:pid>/versions/<str:number>/citation/", citations.PassageCitation.as_view()),
    path("resolve/", resolve.Resolve.as_view()),
    path("citation-styles/", citation_styles.CitationStyles.as_view()),
    path("citation-locales/", citation_styles.CitationLocales.as_view()),
    path("citations/", bibliographies.Bibliographies.as_view()),
    path("citations/check/", citation_check.CitationCheck.as_view()),
    path("quotations/", quotations.Quotation.as_view()),
    path("quotations/verify/", quotations.Verification.as_view()),
    path("quotations/find/", quotations.Draft.as_view()),
    path("archive/", archive.Archive.as_view()),
    path("archive/dump.ndjson", archive.ArchiveDump.as_view()),
    path("changes/", changes.ChangeLog.as_view()),
    path("notices/", notices.AllNotices.as_view()),
    path("people/", people.People.as_view()),
    path("people/<identifier:person_id>/", people.PersonDetail.as_view()),
    path("people/<identifier:person_id>/merge/", people.PersonMerging.as_view()),
    path("people/<identifier:person_id>/split/", people.PersonSplitting.as_view()),
    path("outlets/", outlets.Outlets.as_view()),
    path("outlets/<identifier:outlet_id>/", outlets.OutletDetail.as_view()),
    path("outlets/<identifier:outlet_id>/merge/", outlets.OutletMerging.as_view()),
    path("webhooks/", webhooks.Webhooks.as_view()),
    path("webhooks/<identifier:webhook_id>/", webhooks.WebhookDetail.as_view()),
    path("webhooks/<identifier:webhook_id>/enable/", webhooks.WebhookEnabling.as_view()),
    path("webhooks/<identifier:webhook_id>/deliveries/", webhooks.Deliveries.as_view()),
    path(
        "webhooks/<identifier:webhook_id>/deliveries/<identifier:delivery_id>/redeliver/",
        webhooks.Redelivery.as_view(),
    ),
]


def add_tags(result: dict[str, Any], generator: object, request: object, public: bool) -> dict[str, Any]:
    """Return the OpenAPI document with the descriptions of the tags (a postprocessing hook of drf-spectacular)."""
    return {**result, "tags": [tag._asdict() for tag in TAGS]}

"""URLs of the desk: a line a page."""

from django.urls import path

from articles.desk.draft import DraftPage
from articles.desk.login import Login, Logout
from articles.desk.new_article import DraftText, NewArticle
from articles.desk.preview_draft import DiscardDraft, PreviewDraft
from articles.desk.sections import Sections
from articles.desk.start import Start
from articles.desk.versions.editing import CurrentSource, EditVersion
from articles.desk.versions.linking import AlignVersion
from articles.desk.versions.publishing import DiscardVersion, PreviewVersion, VersionPublished

app_name = "desk"
urlpatterns = [
    path("", Start.as_view(), name="start"),
    path("login/", Login.as_view(), name="login"),
    path("logout/", Logout.as_view(), name="logout"),
    path("articles/<slug:slug>/sections/", Sections.as_view(), name="sections"),
    path("articles/<slug:slug>/source/", CurrentSource.as_view(), name="current-source"),
    path("articles/<slug:slug>/versions/new/", EditVersion.as_view(), name="version-new"),
    path("articles/<slug:slug>/versions/new/<int:draft_id>/", EditVersion.as_view(), name="version-draft"),
    path(
        "articles/<slug:slug>/versions/new/<int:draft_id>/alignment/", AlignVersion.as_view(), name="version-alignment"
    ),
    path("articles/<slug:slug>/versions/new/<int:draft_id>/preview/", PreviewVersion.as_view(), name="version-preview"),
    path("articles/<slug:slug>/versions/new/<int:draft_id>/discard/", DiscardVersion.as_view(), name="version-discard"),
    path("articles/<slug:slug>/versions/<int:number>/published/", VersionPublished.as_view(), name="version-published"),
    path("articles/new/", NewArticle.as_view(), name="new-article"),
    path("drafts/<int:number>/", DraftPage.as_view(), name="draft"),
    path("drafts/<int:number>/text/", DraftText.as_view(), name="draft-text"),
    path("drafts/<int:number>/preview/", PreviewDraft.as_view(), name="preview"),
    path("drafts/<int:number>/discard/", DiscardDraft.as_view(), name="discard"),
]

"""URLs of the desk: a line a page."""

from django.urls import path

from articles.desk.draft import DraftPage
from articles.desk.login import Login, Logout
from articles.desk.names.lists import OutletList, PeopleList
from articles.desk.names.merging import MergeOutlets, MergePeople
from articles.desk.names.outlets import OutletPage
from articles.desk.names.people import PersonPage
from articles.desk.names.splitting import SplitPage
from articles.desk.new_article import DraftText, NewArticle
from articles.desk.notices.views import NewNotice
from articles.desk.preview_draft import DiscardDraft, PreviewDraft
from articles.desk.programs.keys import Keys, RevokeKey
from articles.desk.programs.webhooks import WebhookPage, Webhooks
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
    path("articles/<str:slug>/notices/new/", NewNotice.as_view(), name="new_notice"),
    path("people/", PeopleList.as_view(), name="people"),
    path("people/<int:number>/", PersonPage.as_view(), name="person"),
    path("people/<int:number>/merge/", MergePeople.as_view(), name="merge"),
    path("people/<int:number>/split/", SplitPage.as_view(), name="split"),
    path("outlets/", OutletList.as_view(), name="outlets"),
    path("outlets/<int:number>/", OutletPage.as_view(), name="outlet"),
    path("outlets/<int:number>/merge/", MergeOutlets.as_view(), name="merge-outlet"),
    path("keys/", Keys.as_view(), name="keys"),
    path("keys/<str:prefix>/revoke/", RevokeKey.as_view(), name="revoke-key"),
    path("webhooks/", Webhooks.as_view(), name="webhooks"),
    path("webhooks/<int:number>/", WebhookPage.as_view(), name="webhook"),
]

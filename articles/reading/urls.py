"""URLs of the pages."""

from django.urls import path, re_path

from articles.reading.articles import ArticlePage, VersionPage
from articles.reading.changes import ChangesBetween
from articles.reading.cite import Cite
from articles.reading.history import History
from articles.reading.home import Home
from articles.reading.linksets import Linkset
from articles.reading.mementos import TimeMap
from articles.reading.outlets import OutletPage
from articles.reading.paragraphs import ArkRedirect, ParagraphRedirect
from articles.reading.people import PersonPage
from articles.reading.permalinks import Permalink
from articles.reading.search import SearchPage
from articles.reading.unapi import UnApi
from articles.reading.verify import Verify

app_name = "reading"
urlpatterns = [
    path("", Home.as_view(), name="home"),
    path("articles/<str:slug>/", ArticlePage.as_view(), name="article"),
    path("articles/<str:slug>/v/<str:number>/", VersionPage.as_view(), name="version"),
    path("articles/<str:slug>/linkset/", Linkset.as_view(), name="linkset"),
    path("articles/<str:slug>/v/<str:number>/linkset/", Linkset.as_view(), name="version-linkset"),
    path("articles/<str:slug>/timemap/", TimeMap.as_view(), name="timemap"),
    path("articles/<str:slug>/history/", History.as_view(), name="history"),
    re_path(
        r"^articles/(?P<slug>[^/]+)/changes/(?P<first>[^/]+)\.\.(?P<last>[^/]+)/$",
        ChangesBetween.as_view(),
        name="changes",
    ),
    re_path(r"^people/(?P<person_id>[1-9][0-9]{0,17})/$", PersonPage.as_view(), name="person"),
    re_path(r"^outlets/(?P<outlet_id>[1-9][0-9]{0,17})/$", OutletPage.as_view(), name="outlet"),
    path("unapi", UnApi.as_view(), name="unapi"),
    path("search/", SearchPage.as_view(), name="search"),
    path("verify/", Verify.as_view(), name="verify"),
    path("cite/", Cite.as_view(), name="cite"),
    path("p/<str:pid>/", ParagraphRedirect.as_view(), name="paragraph"),
    path("p/<str:pid>/v/<str:number>/", Permalink.as_view(), name="permalink"),
    # Both spellings of an ARK: with a slash after the colon, and, since 2019, without one.
    re_path(r"^ark:/?(?P<naan>[^/]+)/(?P<name>[^/]+)/?$", ArkRedirect.as_view(), name="ark"),
]

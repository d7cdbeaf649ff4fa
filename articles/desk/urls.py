"""URLs of the desk: a line a page."""

from django.urls import path

from articles.desk.login import Login, Logout
from articles.desk.notices.views import NewNotice
from articles.desk.start import Start

app_name = "desk"
urlpatterns = [
    path("", Start.as_view(), name="start"),
    path("login/", Login.as_view(), name="login"),
    path("logout/", Logout.as_view(), name="logout"),
    path("articles/<str:slug>/notices/new/", NewNotice.as_view(), name="new-notice"),
]

"""URLs of the desk: a line a page."""

from django.urls import path

from articles.desk.login import Login, Logout
from articles.desk.start import Start

app_name = "desk"
urlpatterns = [
    path("", Start.as_view(), name="start"),
    path("login/", Login.as_view(), name="login"),
    path("logout/", Logout.as_view(), name="logout"),
]

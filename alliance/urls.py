"""URLs of the service: the API, its documents, health, figures, the admin, the desk, feeds and embeds, and the pages."""

from django.contrib import admin
from django.urls import include, path, re_path

from alliance.metrics.views import Metrics
from articles.api import documents, health
from articles.api.mcp.view import Mcp

# Here rather than when Django starts, because the commands need no admin.
admin.autodiscover()

urlpatterns = [
    path("api/v1/", include("articles.api.v1.urls")),
    path("api/schema/", documents.Schema.as_view(), name="schema"),
    path("api/docs/", documents.SwaggerUI.as_view(url_name="schema"), name="docs"),
    path("api/redoc/", documents.ReDoc.as_view(url_name="schema"), name="redoc"),
    path("api/problems/", documents.Problems.as_view(), name="problems"),
    re_path(r"^mcp/?$", Mcp.as_view(), name="mcp"),
    path("healthz", health.Alive.as_view()),
    path("readyz", health.Ready.as_view()),
    path("metrics", Metrics.as_view()),
    path("admin/", admin.site.urls),
    path("desk/", include("articles.desk.urls")),
    path("", include("articles.feeding.urls")),
    path("", include("articles.reading.urls")),
]

handler400 = "articles.web.error_views.bad_request"
handler403 = "articles.web.error_views.forbidden"
handler404 = "articles.web.error_views.not_found"
handler500 = "articles.web.error_views.failed"

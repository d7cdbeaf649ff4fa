"""What changed between two versions of an article. It names both, so it never changes."""

from django.http import HttpResponseBase
from rest_framework.request import Request

from articles.api.http.openapi.describing import described
from articles.api.http.query import Query
from articles.api.http.resource import Resource, json_of
from articles.representations.change import ChangesShape, changes_json
from articles.selectors.changes import changes_between, compared_versions
from articles.selectors.withdrawals import withdrawals_of
from articles.web.caching import frozen


class VersionChanges(Resource):
    """`/api/v1/articles/{slug}/changes/{a}..{b}/`."""

    shape = ChangesShape

    @described(
        tag="versions", operation_id="changes_retrieve", summary="What changed between two versions",
        description="Immutable. Paragraph by paragraph, and in edited ones word by word. The versions need not be "
        "neighbours, but the earlier one comes first.",
        answers={200: ChangesShape}, query=Query, shape=ChangesShape, problems=(410,),
        paths=("slug", "from_version", "to_version"),
    )  # fmt: skip
    def get(self, request: Request, slug: str, from_version: str, to_version: str) -> HttpResponseBase:
        """Return the changes."""
        query = self.parameters(request, Query)
        first, last = compared_versions(slug, from_version, to_version)
        changes = changes_between(first, last, withdrawals_of(first.article_id))
        shape = changes_json(changes, self.urls(request))
        return frozen(request, json_of(shape, query.fields), article_id=changes.first.article_id)

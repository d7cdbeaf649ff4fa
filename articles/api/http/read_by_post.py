"""Reading with POST, for questions that are too long for a URL: it changes nothing, and needs no key."""

from rest_framework.permissions import AllowAny

from articles.api.http.resource import Resource


class ReadByPost(Resource):
    """A resource that answers a POST without writing anything."""

    permission_classes = [AllowAny]

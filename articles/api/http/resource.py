"""The base class of the API's views: it counts each request, tells the rate, and refuses NUL characters in URLs."""

from typing import Any, ClassVar, NamedTuple

from rest_framework.exceptions import APIException
from rest_framework.negotiation import BaseContentNegotiation
from rest_framework.request import Request
from rest_framework.views import APIView

from articles.addresses import Urls
from articles.api.http.negotiation import JsonByFormat
from articles.api.http.parsers import StrictJSONParser
from articles.api.http.permissions import MayPublish
from articles.selectors.errors import UnknownError
from articles.web.base_url import urls_for


class Tag(NamedTuple):
    """A group of operations in the documentation."""

    name: str
    description: str


class Resource(APIView):
    """A resource of the API, documented under `tag`."""

    tag: ClassVar[Tag]
    permission_classes = [MayPublish]
    parser_classes = [StrictJSONParser]
    content_negotiation_class: type[BaseContentNegotiation] = JsonByFormat

    def initial(self, request: Request, *args: Any, **kwargs: Any) -> None:
        """Do what DRF does first, count the request even if DRF refuses it, and refuse what no database can look up."""
        try:
            super().initial(request, *args, **kwargs)
        except APIException:
            # DRF counts last, so a request with a wrong key or a wrong Accept would not be counted.
            self.check_throttles(request)
            raise
        if any("\x00" in str(value) for value in kwargs.values()):
            raise UnknownError("not_found", "There is nothing at this address.")

    def finalize_response(self, request: Request, response: Any, *args: Any, **kwargs: Any) -> Any:
        """Tell the client how many requests its rate still allows."""
        response = super().finalize_response(request, response, *args, **kwargs)
        for name, value in getattr(request, "rate_headers", {}).items():
            response[name] = value
        return response

    def urls(self, request: Request) -> Urls:
        """Return the URLs that the answer names."""
        return urls_for(request)

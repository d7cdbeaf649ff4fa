"""The base class of the API's views: it counts each request, tells the rate, and refuses NUL characters in URLs."""

from typing import Any, ClassVar, NamedTuple

from rest_framework.exceptions import APIException, UnsupportedMediaType
from rest_framework.negotiation import BaseContentNegotiation
from rest_framework.request import Request
from rest_framework.views import APIView

from articles.addresses import Urls
from articles.api.http.negotiation import JsonByFormat
from articles.api.http.parsers import StrictJSONParser
from articles.api.http.permissions import MayPublish
from articles.selectors.errors import UnknownError
from articles.web.base_url import urls_for
from articles.web.problems import ApiError

_LONGEST_SHOWN = 80  # characters of what a client sent


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

    def handle_exception(self, exc: Exception) -> Any:
        """Answer an error. To a body of another media type, say which ones are taken (RFC 9110, 15.5.16)."""
        if not isinstance(exc, UnsupportedMediaType):
            return super().handle_exception(exc)
        taken = ", ".join(dict.fromkeys(str(parser.media_type) for parser in self.parser_classes))
        sent = self.request.content_type.partition(";")[0][:_LONGEST_SHOWN]
        answer = super().handle_exception(
            ApiError("unsupported_media_type", f"A body of the type “{sent}” is not taken here; send one of: {taken}.")
        )
        answer["Accept"] = taken
        return answer

    def finalize_response(self, request: Request, response: Any, *args: Any, **kwargs: Any) -> Any:
        """Tell the client how many requests its rate still allows."""
        response = super().finalize_response(request, response, *args, **kwargs)
        for name, value in getattr(request, "rate_headers", {}).items():
            response[name] = value
        return response

    def urls(self, request: Request) -> Urls:
        """Return the URLs that the answer names."""
        return urls_for(request)

"""Cross-origin requests (the Fetch standard): pages of other sites may read, and may POST to addresses that only answer."""

import re

from corsheaders import middleware
from django.conf import settings
from django.http import HttpRequest
from django.http.response import HttpResponseBase

METHODS = "access-control-allow-methods"


class CorsMiddleware(middleware.CorsMiddleware):
    """Allows POST as well at the addresses that answer a question and write nothing (CORS_QUESTIONS_REGEX)."""

    def add_response_headers(self, request: HttpRequest, response: HttpResponseBase) -> HttpResponseBase:
        """Add the headers that tell a browser what a page of another site may do."""
        answer = super().add_response_headers(request, response)
        if METHODS in answer and re.match(settings.CORS_QUESTIONS_REGEX, request.path_info):
            answer[METHODS] = f"{answer[METHODS]}, POST"
        return answer

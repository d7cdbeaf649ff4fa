"""`/llms.txt` (llmstxt.org): what the service is, for language models: the API, and how to cite."""

from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.template.loader import render_to_string

from articles.web.base_url import urls_for
from articles.web.caching import listing
from articles.web.views import ReadOnlyView


class LlmsTxt(ReadOnlyView):
    """The description of the service for language models and their tools."""

    def get(self, request: HttpRequest) -> HttpResponseBase:
        """Return the description as Markdown, with the media type of plain text, as the proposal asks."""
        body = render_to_string("llms.txt", {"at": urls_for(request)})
        return listing(request, body, media_type="text/plain; charset=utf-8")

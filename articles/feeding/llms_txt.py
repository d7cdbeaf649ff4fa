"""`/llms.txt` (llmstxt.org): what the service is, for programs that read in words: the API, and how to cite."""

from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.template.loader import render_to_string

from articles.feeding.door import Door
from articles.web.base_url import urls_for
from articles.web.revalidated import said


class LlmsTxt(Door):
    """What language models and their tools are told."""

    def get(self, request: HttpRequest) -> HttpResponseBase:
        """Return it as Markdown, in plain text, as the proposal asks."""
        body = render_to_string("llms.txt", {"at": urls_for(request)})
        return said(request, body, media_type="text/plain; charset=utf-8")

"""`/oai`: one address for all requests of harvesters, by GET and by POST (OAI-PMH 2.0, 3.1.1)."""

from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase

from articles.feeding.oai.answers import MEDIA_TYPE, answer
from articles.feeding.oai.arguments import FORM
from articles.web.base_url import urls_for
from articles.web.caching import REVALIDATE
from articles.web.views import ReadOnlyView


class Oai(ReadOnlyView):
    """The archive for harvesters. A request by POST changes nothing either."""

    http_method_names = ["get", "head", "options", "post"]

    def get(self, request: HttpRequest) -> HttpResponseBase:
        """Return the answer to the arguments of the query."""
        return _answer(request, dict(request.GET.lists()))

    def post(self, request: HttpRequest) -> HttpResponseBase:
        """Return the answer to the arguments of a form; any other body has none."""
        values = dict(request.POST.lists()) if request.content_type == FORM else {}
        return _answer(request, values)


def _answer(request: HttpRequest, values: dict[str, list[str]]) -> HttpResponseBase:
    """Return the answer. It says when it was made, so that it is made for each request."""
    response = HttpResponse(answer(values, urls_for(request)), content_type=MEDIA_TYPE)
    response["Cache-Control"] = REVALIDATE
    return response

"""What this door refuses, as application/problem+json (RFC 9457), of the types that the API explains."""

from django.http import HttpRequest, HttpResponse, JsonResponse

from articles.web.base_url import base_url


class RefusedError(Exception):
    """The request cannot be answered. `code` is a type of problem, `detail` a sentence for a person."""

    def __init__(self, status: int, code: str, title: str, detail: str, parameter: str | None = None) -> None:
        super().__init__(detail)
        self.status = status
        self.code = code
        self.title = title
        self.detail = detail
        self.parameter = parameter


def invalid_parameter(name: str, detail: str, code: str = "invalid_parameter") -> RefusedError:
    """Return the refusal of a request for one of its query parameters."""
    title = "Malformed cursor" if code == "malformed_cursor" else "Invalid parameter"
    return RefusedError(400, code, title, detail, parameter=name)


def problem(request: HttpRequest, error: RefusedError) -> HttpResponse:
    """Return the answer that tells of a refusal."""
    base = base_url(request)
    body: dict[str, object] = {
        "type": f"{base}/api/problems/#{error.code}",
        "title": error.title,
        "status": error.status,
        "detail": error.detail,
        "instance": f"{base}{request.get_full_path()}",
    }
    if error.parameter:
        body["errors"] = [{"parameter": error.parameter, "code": error.code, "detail": error.detail}]
    answer = JsonResponse(body, status=error.status, content_type="application/problem+json")
    answer["Cache-Control"] = "no-store"
    return answer

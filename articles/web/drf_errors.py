"""What DRF finds wrong with a request, as a problem type and headers."""

from rest_framework import exceptions

_CODES: tuple[tuple[type[exceptions.APIException], str], ...] = (
    (exceptions.NotAuthenticated, "not_authenticated"),
    (exceptions.AuthenticationFailed, "invalid_api_key"),
    (exceptions.PermissionDenied, "scope_lacking"),
    (exceptions.NotFound, "not_found"),
    (exceptions.MethodNotAllowed, "method_not_allowed"),
    (exceptions.NotAcceptable, "not_acceptable"),
    (exceptions.UnsupportedMediaType, "unsupported_media_type"),
    (exceptions.Throttled, "rate_limited"),
    (exceptions.ParseError, "malformed_json"),
)


def code_of(error: exceptions.APIException) -> tuple[str, dict[str, str]]:
    """Return the code of the problem type, and the headers that RFC 9110 wants with it."""
    code = next((code for kind, code in _CODES if isinstance(error, kind)), "malformed_request")
    headers = {}
    if isinstance(error, (exceptions.NotAuthenticated, exceptions.AuthenticationFailed)):
        headers["WWW-Authenticate"] = 'Api-Key realm="api"'
    if isinstance(error, exceptions.Throttled):
        headers["Retry-After"] = str(max(1, round(getattr(error, "wait", None) or 1)))
    return code, headers

"""Every problem that the service can answer with: its code, status and title, and what to do about it (RFC 9457)."""

from dataclasses import dataclass

RETRY_AFTER = "5"  # seconds, with each 503


@dataclass(frozen=True, slots=True)
class ProblemType:
    """A kind of problem. `code` is the fragment of its type's URL."""

    code: str
    status: int
    title: str
    advice: str


_TYPES = (
    ProblemType("malformed_request", 400, "Malformed request", "Send a well-formed HTTP request."),
    ProblemType("malformed_json", 400, "Malformed JSON", "Send a body that a JSON parser accepts, in UTF-8."),
    ProblemType("malformed_multipart", 400, "Malformed multipart body", "Send multipart/form-data with a boundary."),
    ProblemType("invalid_parameter", 400, "Invalid parameter", "Correct the query parameters that errors names."),
    ProblemType("invalid_body", 400, "Invalid body", "Correct the members that errors names."),
    ProblemType("invalid_header", 400, "Invalid header", "Correct the header that detail names."),
    ProblemType("malformed_cursor", 400, "Malformed cursor", "Take cursors from next and previous, unchanged."),
    ProblemType("backward_range", 404, "Backward range", "Write a range as first-last, the smaller ordinal first."),
    ProblemType(
        "unknown_host", 400, "Unknown host", "Ask under a host name that the operator allows (ALLIANCE_HOSTS)."
    ),
    ProblemType("not_authenticated", 401, "API key missing", "Send Authorization: Api-Key KEY."),
    ProblemType("invalid_api_key", 401, "Invalid API key", "Check the key; it may be mistyped, expired or revoked."),
    ProblemType("scope_lacking", 403, "Scope lacking", "Use a key that has the scope."),
    ProblemType("forbidden", 403, "Forbidden", "The request was refused."),
    ProblemType("not_found", 404, "Not found", "Check the address; /api/v1/ names the entry points."),
    ProblemType("unknown_article", 404, "Unknown article", "Check the slug; /api/v1/articles/ lists them."),
    ProblemType("unknown_version", 404, "Unknown version", "Check the number; the article's versions_url lists them."),
    ProblemType("unknown_ordinal", 404, "Unknown paragraph ordinal", "Check the ordinal; detail says which there are."),
    ProblemType("unknown_paragraph", 404, "Unknown paragraph", "The identifier is well formed, but nothing has it."),
    ProblemType(
        "mistyped_pid", 404, "Mistyped paragraph identifier", "Its check character does not match: look again."
    ),
    ProblemType("malformed_pid", 404, "Malformed paragraph identifier", "An identifier has ten characters."),
    ProblemType(
        "unknown_reference",
        404,
        "Unknown reference",
        "It names no text here: send an identifier, a slug or an address.",
    ),
    ProblemType("unknown_publication", 404, "Unknown publication", "The article's publications list them."),
    ProblemType("unknown_notice", 404, "Unknown notice", "The article's notices list them."),
    ProblemType("unknown_person", 404, "Unknown person", "/api/v1/people/ lists them."),
    ProblemType("unknown_outlet", 404, "Unknown outlet", "/api/v1/outlets/ lists them."),
    ProblemType("unknown_style", 404, "Unknown citation style", "/api/v1/citation-styles/ finds them."),
    ProblemType("unknown_locale", 404, "Unknown citation locale", "/api/v1/citation-locales/ lists them."),
    ProblemType("unknown_webhook", 404, "Unknown webhook", "/api/v1/webhooks/ lists them."),
    ProblemType("unknown_delivery", 404, "Unknown delivery", "The webhook's deliveries list them."),
    ProblemType("method_not_allowed", 405, "Method not allowed", "The header Allow names the methods."),
    ProblemType(
        "not_acceptable", 406, "Not acceptable", "Ask for a type that detail names or for JSON, or leave Accept out."
    ),
    ProblemType("body_too_slow", 408, "Body too slow", "Send the whole body at once, over a faster connection."),
    ProblemType("slug_taken", 409, "Slug taken", "Publish a new version of that article, or give another slug."),
    ProblemType("article_withdrawn", 409, "Article withdrawn", "Reinstate the article first."),
    ProblemType(
        "withdrawal_conflict", 409, "Withdrawal conflict", "Look at the notices: it is as you want it already."
    ),
    ProblemType("publication_exists", 409, "Publication exists", "Amend the publication that detail names."),
    ProblemType("original_exists", 409, "Original exists", "An article has one original; amend it."),
    ProblemType("outlet_conflict", 409, "Outlet known otherwise", "Leave the outlet's URL out; it is known already."),
    ProblemType(
        "identifiers_conflict", 409, "Identifier of another person", "Check whose it is; detail names the other person."
    ),
    ProblemType("webhook_disabled", 409, "Webhook disabled", "Enable it first; disabled_because says why it is."),
    ProblemType("withdrawn", 410, "Withdrawn", "The text was withdrawn; the tombstone says why."),
    ProblemType(
        "precondition_failed", 412, "Precondition failed", "Fetch the resource anew, and look before you write."
    ),
    ProblemType(
        "too_large",
        413,
        "Too large",
        "A source has at most 10 MiB, and most other bodies 256 KiB; detail names the limit.",
    ),
    ProblemType("unsupported_media_type", 415, "Unsupported media type", "detail names what is supported."),
    ProblemType("range_not_satisfiable", 416, "Range not satisfiable", "Content-Range says how long the file is."),
    ProblemType(
        "unpublishable", 422, "Unpublishable", "The document was understood, but cannot be published as it is."
    ),
    ProblemType(
        "uncitable", 422, "Uncitable", "The text can be read, but a fact about it is more than a citation holds."
    ),
    ProblemType(
        "unverifiable", 422, "Unverifiable quotation", "Correct the members of the quotation that errors names."
    ),
    ProblemType("invalid_identity", 422, "Invalid identity", "Correct the ordinals and identifiers of identity."),
    ProblemType("invalid_notice", 422, "Invalid notice", "Correct the members that errors names."),
    ProblemType("invalid_webhook", 422, "Invalid webhook", "Correct the members that errors names."),
    ProblemType("printed_fact", 422, "Printed fact", "What the source prints stays; publish a notice if it is wrong."),
    ProblemType(
        "idempotency_key_reused", 422, "Idempotency key reused", "Send another request under a key of its own."
    ),
    ProblemType("invalid_metadata", 422, "Invalid metadata", "Correct the members that errors names."),
    ProblemType("rate_limited", 429, "Too many requests", "Wait for as many seconds as Retry-After says."),
    ProblemType("internal", 500, "Internal error", "The fault is ours; it has been logged."),
    ProblemType("format_not_offered", 501, "Format not offered", "Ask for the format that detail names."),
    ProblemType("unavailable", 503, "Unavailable", "Try again in a moment."),
)

PROBLEM_TYPES = {problem.code: problem for problem in _TYPES}

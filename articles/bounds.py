"""Sizes that more than one room holds to. Pure."""

MAX_SOURCE_BYTES = 10 * 1024 * 1024
# The body of a request that publishes no source: a question, an amendment, a form.
MAX_BODY_BYTES = 256 * 1024
# A body of JSON with a source, which JSON makes up to six times as long.
MAX_JSON_BYTES = 64 * 1024 * 1024

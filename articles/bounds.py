"""Sizes that more than one room holds to. Pure."""

MAX_SOURCE_BYTES = 10 * 1024 * 1024

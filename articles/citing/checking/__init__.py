"""Checks whether a text changed since it was cited. Knows no HTTP."""

"""Fixtures of the tests of citations."""

from tests.citing.csl import made_styles

__all__ = ["made_styles"]

"""Quotations: whether a text has them, word for word or altered, and where."""

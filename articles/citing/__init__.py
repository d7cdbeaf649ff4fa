"""Citing: the citation of a text in any style and format, and what happened to a text since it was cited. Knows no HTTP."""

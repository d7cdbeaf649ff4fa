"""Markdown with front matter, as static site generators read it: bytes to Manuscript. `reader` names the stages."""

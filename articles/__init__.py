"""Articles, their versions and their paragraphs."""

__version__ = "0.1.0"

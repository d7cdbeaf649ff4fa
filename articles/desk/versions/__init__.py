"""The next version of an article: its text, how it is aligned with the current one, its preview, and publishing it."""

"""The names of the facts that can be learned later. Both doors of it, the API and the admin, hold to these. Pure."""

ARTICLE_FACTS = ("genre", "keywords", "language")
PLAIN_FACTS = ("date", "title", "url", "credit", "rights")
PUBLICATION_FACTS = ("role", "outlet", "version", *PLAIN_FACTS)

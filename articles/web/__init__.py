"""The web kit that all doors share: URLs, negotiation, caching, problem documents, error pages. Knows no resource."""

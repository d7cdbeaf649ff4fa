"""What all doors share: URLs, negotiation, caching, problem documents, error pages. Knows HTTP and no resource."""

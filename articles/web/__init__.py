"""The web kit that all doors share, from negotiation and caching to error pages. Knows no resource."""

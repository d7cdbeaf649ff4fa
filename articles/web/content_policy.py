"""The Content Security Policy (level 3): what browsers may load for our HTML, and which sites may frame it."""

# A page loads its own style sheet and icon, and nothing from elsewhere. No site may frame it.
PAGE_POLICY = "; ".join(
    [
        "default-src 'none'",
        "style-src 'self'",
        "img-src 'self'",
        "form-action 'self'",
        "frame-ancestors 'none'",
        "base-uri 'none'",
    ]
)
# A card loads its style sheet and nothing else. Any site may frame it.
CARD_POLICY = "; ".join(
    [
        "default-src 'none'",
        "style-src 'self'",
        "form-action 'none'",
        "base-uri 'none'",
        "frame-ancestors *",
    ]
)

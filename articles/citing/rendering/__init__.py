"""Rendering citations: the styles, the locales, and the processor that applies them. Knows no HTTP and no database."""

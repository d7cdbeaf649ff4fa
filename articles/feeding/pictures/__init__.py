"""Pictures of a title or of a paragraph's words, which other sites show beside a link (OpenGraph, oEmbed)."""

"""Feeds, the sitemap, embeds, webhooks on their way out, and the archive as files. Writes no row itself."""

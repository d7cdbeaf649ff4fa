"""Feeds, the sitemap, embeds, the sending of webhooks, and the archive as files. Writes no row itself."""

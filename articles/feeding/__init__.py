"""What other sites and programs take from here: feeds, sitemap, embeds, and the archive as files. Writes no row."""

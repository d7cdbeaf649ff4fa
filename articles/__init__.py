"""Articles, their versions and their paragraphs."""

"""The pages on which editors work. They change nothing themselves: `articles.publishing` does."""

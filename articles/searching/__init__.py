"""Full-text search with one meaning on both databases: words are folded and stemmed here, and the engines only match."""

"""Identity, pure: names that last, the alignment of versions, and digests. Knows no Django."""

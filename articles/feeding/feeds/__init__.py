"""Feeds of articles with their full text: Atom (RFC 4287), RSS 2.0 and JSON Feed 1.1, made of the same entries."""

"""Cards of articles and paragraphs that any site may frame, and oEmbed 1.0, which says how to frame them."""

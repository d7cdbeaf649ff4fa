"""What pages say about a text to programs that save it: each module writes one convention from a CSL item."""

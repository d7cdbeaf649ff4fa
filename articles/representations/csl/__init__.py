"""CSL 1.0.2 items (CSL-JSON): what is cited, as CSL processors and reference managers read it. Pure."""

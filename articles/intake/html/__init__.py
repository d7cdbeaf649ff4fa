"""Web pages as saved from the net: bytes to Manuscript. `reader` names the stages."""

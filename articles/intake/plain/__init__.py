"""Plain text as publishers paste it: bytes to Manuscript. `reader` names the stages."""

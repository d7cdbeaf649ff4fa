"""What happened to a text since it was cited. Knows no HTTP."""

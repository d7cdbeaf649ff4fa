"""Publishing a new version: which paragraph each block is, and what the version inherits from the one before."""

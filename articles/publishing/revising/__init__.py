"""Publishing a new version: which paragraph each block is, and what the version keeps of the one before."""

"""npm packages that only tests use: each folder here has what one needs, pinned with digests, and programs that run it."""

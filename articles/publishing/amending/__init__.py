"""Facts that are learned after publication: they are set one by one, and each change is recorded."""

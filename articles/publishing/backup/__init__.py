"""The whole archive as one portable file: writing it, checking it, and loading it into an empty store."""

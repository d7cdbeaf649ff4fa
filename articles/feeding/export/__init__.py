"""The archive as files, each at the path of its address, for any file server."""

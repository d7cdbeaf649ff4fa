"""The archive as files for any file server, each at the path of its address."""

"""What takes long or needs root, and is run by hand or by `make soak`."""

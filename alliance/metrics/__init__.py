"""Figures for Prometheus at `/metrics`: what this host's processes count, and the state of database, shelf and disk."""

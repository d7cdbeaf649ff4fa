"""Benchmarks: times, and their ratios to a baseline of the same run. `make bench` runs them."""

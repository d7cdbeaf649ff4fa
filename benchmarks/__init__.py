"""Benchmarks, as ratios to baselines of the same run: `make bench`. `__main__.py` says what is measured, and where."""

"""Benchmarks: generated cities, the harness, and the alternatives the solve is measured against."""

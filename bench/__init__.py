"""Benchmarks: speed and quality, side by side with peers. They print tables and write JSON."""

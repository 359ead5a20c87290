"""Scanning notes where they lie: the same engine on the workers of a Spark cluster."""

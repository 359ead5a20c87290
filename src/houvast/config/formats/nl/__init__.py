"""Dates in Dutch."""
